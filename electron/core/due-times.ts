import type { Clock } from './ports/clock.ts';

const hour = 60 * 60 * 1000;

/**
 * No pause is longer than this, by this app's own choice or because the service asked for it; a later time was written while the clock was
 * set differently. In milliseconds.
 */
const longestWait = { own: 6 * hour, asked: 24 * hour };

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

  /**
   * @param askedToWait the service asked to be left alone until then
   * @returns when the account's attempt that was written down for this time is due, as `Clock.elapsed` counts
   */
  of(account: string, written: string, askedToWait: boolean): number {
    const seen = this.#seen.get(account);
    if (seen?.written === written) return seen.at;
    const wait = Date.parse(written) - this.#clock.now().getTime();
    const at =
      this.#clock.elapsed() + (wait > longestWait[askedToWait ? 'asked' : 'own'] ? 0 : Math.max(0, wait));
    this.#seen.set(account, { written, at });
    return at;
  }
}
