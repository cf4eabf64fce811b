import type { Clock } from '../../electron/core/ports/clock.ts';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #elapsed = 0;
  /** What the clock showed when nothing had elapsed. */
  #beginning = Date.parse('2026-01-01T00:00:00.000Z');
  #timers: { readonly at: number; readonly callback: () => void }[] = [];
  readonly #watchers = new Set<() => void>();

  now(): Date {
    return new Date(this.#beginning + this.#elapsed);
  }

  elapsed(): number {
    return this.#elapsed;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#elapsed + milliseconds, callback };
    this.#timers.push(timer);
    for (const look of [...this.#watchers]) look();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How far ahead the next timer is, in milliseconds; null: there is none. */
  get nextIn(): number | null {
    const next = Math.min(...this.#timers.map(({ at }) => at));
    return next === Infinity ? null : next - this.#elapsed;
  }

  /** Waits until something waits for a moment that is at most `milliseconds` ahead, and moves on to it. */
  async reach(milliseconds: number): Promise<void> {
    if (!this.#isWithin(milliseconds)) {
      await new Promise((resolve) => {
        const look = (): void => {
          if (!this.#isWithin(milliseconds)) return;
          this.#watchers.delete(look);
          resolve(null);
        };
        this.#watchers.add(look);
      });
    }
    this.advance(this.nextIn ?? 0);
  }

  /** While the work is under way, moves on at once to whatever is waited for that is at most `milliseconds` ahead. */
  async hurry<T>(milliseconds: number, work: Promise<T>): Promise<T> {
    const look = (): void => {
      queueMicrotask(() => {
        if (this.#watchers.has(look) && this.#isWithin(milliseconds)) this.advance(this.nextIn ?? 0);
      });
    };
    this.#watchers.add(look);
    look();
    try {
      return await work;
    } finally {
      this.#watchers.delete(look);
    }
  }

  #isWithin(milliseconds: number): boolean {
    return this.nextIn !== null && this.nextIn <= milliseconds;
  }

  /** Somebody sets the clock: what waits goes on waiting for as long as before. */
  set(time: string): void {
    this.#beginning = Date.parse(time) - this.#elapsed;
  }

  /** Moves on, and calls what is due in the order in which it is due. */
  advance(milliseconds: number): void {
    const until = this.#elapsed + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#elapsed = next.at;
      next.callback();
    }
    this.#elapsed = until;
  }
}
