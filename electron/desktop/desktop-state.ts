import { readFileSync, renameSync, writeFileSync } from 'node:fs';
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
 * What the desktop app remembers of its look, in `desktop.json`. Nothing in it is secret, and losing it costs nothing: what cannot
 * be read is begun anew, and what cannot be written is forgotten at the end.
 */
export class DesktopStateFile {
  readonly #path: string;
  readonly #log: Log;
  #state: DesktopState;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    this.#state = read(path);
  }

  current(): DesktopState {
    return this.#state;
  }

  /** Keeps the change, and writes it where it is one. */
  change(change: Partial<DesktopState>): void {
    const next = { ...this.#state, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    // Replaced at once, so that a reader or a killed writer never leaves half a file.
    const temporary = `${this.#path}.tmp`;
    try {
      writeFileSync(temporary, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
      renameSync(temporary, this.#path);
    } catch {
      this.#log.warn('desktop-state-not-saved');
    }
  }
}

function read(path: string): DesktopState {
  try {
    const parsed = v.safeParse(stateSchema, JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.output : nothingKnown;
  } catch {
    return nothingKnown;
  }
}
