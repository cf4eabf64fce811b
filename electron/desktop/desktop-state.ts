import * as v from 'valibot';
import type { Log } from '../core/ports/log.ts';

const coordinate = v.pipe(v.number(), v.safeInteger());

/** Where the window was, in points; `maximized` besides the place that it then goes back to. */
export const windowPlaceSchema = v.object({
  x: coordinate,
  y: coordinate,
  width: coordinate,
  height: coordinate,
  maximized: v.boolean(),
});
export type WindowPlace = v.InferOutput<typeof windowPlaceSchema>;

const stateSchema = v.object({
  window: v.nullable(windowPlaceSchema),
  /** The person was told that closing the window leaves Signoff in the tray. */
  toldAboutTray: v.boolean(),
});
export type DesktopState = v.InferOutput<typeof stateSchema>;

const nothingKnown: DesktopState = { window: null, toldAboutTray: false };

/**
 * What the desktop app remembers of its look, in `desktop.json`. Nothing in it is secret, and losing it does no harm: if it cannot
 * be read, the defaults are used, and if it cannot be written, it is forgotten at the end.
 */
export class DesktopStateFile {
  readonly #file: StateFile;
  readonly #log: Log;
  #state: DesktopState;
  #written: Promise<void> = Promise.resolve();

  constructor(file: StateFile, log: Log) {
    this.#file = file;
    this.#log = log;
    this.#state = parse(file.read());
  }

  current(): DesktopState {
    return this.#state;
  }

  /** Keeps the change, and writes it where it is one. */
  change(change: Partial<DesktopState>): void {
    const next = { ...this.#state, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    this.#written = this.#written.then(async () => {
      // A later change is about to be written.
      if (next !== this.#state) return;
      const code = await this.#file.write(`${JSON.stringify(next, null, 2)}\n`);
      if (code !== null) this.#log.warn('desktop-state-not-saved', { code });
    });
  }

  /** Waits for what is being written. */
  close(): Promise<void> {
    return this.#written;
  }
}

/** Where it lies; storage brings it. */
interface StateFile {
  read(): string | null;
  /** Gives the code of what went wrong, or null. Never rejects. */
  write(text: string): Promise<string | null>;
}

function parse(text: string | null): DesktopState {
  try {
    const parsed = v.safeParse(stateSchema, JSON.parse(text ?? ''));
    return parsed.success ? parsed.output : nothingKnown;
  } catch {
    return nothingKnown;
  }
}
