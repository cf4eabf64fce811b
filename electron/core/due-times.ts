import type { Clock } from './ports/clock.ts';

/** No pause is longer than this; a later time was written while the clock was set differently. In milliseconds. */
const longestWait = 6 * 60 * 60 * 1000;

/**
 * When attempts are due, by a clock that nobody can set. The registry holds the time of the computer's clock, because a later
 * process has nothing else. This process translates it once, when it first sees it; setting the clock after that changes nothing.
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
