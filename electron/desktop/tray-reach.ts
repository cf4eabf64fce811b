import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { TrayIcon } from './tray.ts';
import type { watchTrayHost } from './tray-host.ts';

/** How long a desktop that starts, or starts its panel again, may show no icons, in milliseconds. */
const patience = 10_000;

export interface TrayReachOptions {
  /** Null: the system took none. */
  readonly tray: TrayIcon | null;
  readonly platform: NodeJS.Platform;
  /** `watchTrayHost`, loaded where it is needed. */
  readonly watch: (...options: Parameters<typeof watchTrayHost>) => Promise<() => void>;
  /** Nothing has shown the icon for a while, so nobody can find the app by it. */
  readonly onLost: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Knows whether a person can reach the app by its tray icon. */
export class TrayReach {
  readonly #options: TrayReachOptions;
  #isShown: boolean;
  #endPatience: (() => void) | null = null;
  #endWatch: (() => void) | null = null;
  #ended = false;

  constructor(options: TrayReachOptions) {
    this.#options = options;
    this.#isShown = options.tray !== null;
    if (options.tray === null || options.platform !== 'linux') return;
    void options
      .watch((isThere) => this.#follow(isThere), options.log)
      .then((end) => {
        if (this.#ended) end();
        else this.#endWatch = end;
      });
  }

  /** Whether the icon is there to be clicked. Until the desktop has answered it is taken to be. */
  get isShown(): boolean {
    return this.#isShown;
  }

  end(): void {
    this.#ended = true;
    this.#endPatience?.();
    this.#endWatch?.();
  }

  #follow(isThere: boolean): void {
    if (this.#ended || isThere === this.#isShown) return;
    const { tray, onLost, clock, log } = this.#options;
    this.#isShown = isThere;
    this.#endPatience?.();
    this.#endPatience = null;
    log.info('tray-host', { there: isThere });
    // An icon that nothing showed when it was made is not shown by what comes later.
    if (isThere) tray?.reopen();
    else this.#endPatience = clock.after(patience, onLost);
  }
}
