import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { Signoff } from '../core/signoff.ts';
import type { LinkFiles } from './link-file.ts';
import { startPageServer, type StartedPageServer } from './page-server.ts';
import type { SignInLinks } from './sign-in-links.ts';

/** The window that a command serves, as the command is given it. */
interface ServedWindow {
  /** The page's address, with this launch's secret in it. */
  readonly address: string;
  readonly clock: Clock;
  /** Rejects where there is no browser. */
  openBrowser(): Promise<void>;
  close(): Promise<void>;
}

type Started =
  | { readonly kind: 'serving'; readonly serving: ServedWindow }
  | Exclude<StartedPageServer, { kind: 'serving' }>;

interface WindowServerOptions {
  readonly pageDirectory: string;
  readonly links: SignInLinks;
  readonly files: LinkFiles;
  readonly log: Log;
  readonly clock: Clock;
}

/** The window's server, and the way to bring the window before the person once it is there. */
export class WindowServer {
  readonly #options: WindowServerOptions;
  #openBrowser: () => Promise<void> = () => Promise.resolve();

  constructor(options: WindowServerOptions) {
    this.#options = options;
  }

  /** Starts it on a port; 0: a free one. */
  async start(signoff: Signoff, port: number): Promise<Started> {
    const { pageDirectory, links, files, log, clock } = this.#options;
    const started = await startPageServer({
      ...{ port, pageDirectory, log },
      handlers: signoff.handlers,
      snapshots: { current: () => signoff.snapshot(), onChange: (listener) => signoff.onChange(listener) },
      signInLinks: links,
    });
    if (started.kind !== 'serving') return started;
    const { server } = started;
    this.#openBrowser = () => files.open(server.oneTimeLink());
    return {
      kind: 'serving',
      serving: {
        address: server.address,
        clock,
        openBrowser: this.#openBrowser,
        close: () => server.close(),
      },
    };
  }

  /** Opens the window in a browser, where it is served. */
  show(): void {
    this.#openBrowser().catch(() => this.#options.log.warn('browser-not-opened'));
  }
}
