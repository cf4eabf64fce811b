import type { Clock } from './ports/clock.ts';

/** No attempt is ever put off for longer; a later time was written under another clock. In milliseconds. */
const longestWait = 6 * 60 * 60 * 1000;

/**
 * When attempts are due, by the clock that no one can set. The registry holds the computer's time, because that is all that a
 * later process has; this process reads it once, when it first sees it, and from then on nobody who sets the clock brings an
 * attempt forward or puts it off.
 */
export class DueTimes {
  readonly #clock: Clock;
  readonly #seen = new Map<string, { readonly written: string; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns when the account's attempt that was written down for this time is due, as `Clock.elapsed` counts */
  of(account: string, written: string): number {
    const seen = this.#seen.get(account);
    if (seen?.written === written) return seen.at;
    const wait = Date.parse(written) - this.#clock.now().getTime();
    const at = this.#clock.elapsed() + (wait > longestWait ? 0 : Math.max(0, wait));
    this.#seen.set(account, { written, at });
    return at;
  }
}
