import type { Failure } from './protocol.ts';

/** How long nothing prompts again by itself after a person left a prompt alone or closed it; doubled each time. */
const shortest = 5 * 60_000;
const longest = 6 * 60 * 60_000;

/** The time after the keychain was found locked, or did not answer, when another prompt would only annoy. */
export class Quiet {
  #last: { readonly why: Failure; readonly length: number; readonly until: number } | null = null;

  get isOn(): boolean {
    return this.#last !== null && performance.now() < this.#last.until;
  }

  /** The failure that is the reason while it is quiet; null: it is not. */
  get why(): Failure | null {
    return this.isOn ? (this.#last?.why ?? null) : null;
  }

  begin(why: Failure): void {
    if (this.why?.reason === why.reason) return;
    const length = this.#last === null ? shortest : Math.min(longest, 2 * this.#last.length);
    this.#last = { why, length, until: performance.now() + length };
  }

  /** The keychain did what it was asked: once the time is over, the next one is the shortest again. */
  wentWell(): void {
    if (!this.isOn) this.#last = null;
  }

  /** The person asks for something: prompts are welcome. */
  lift(): void {
    this.#last = null;
  }
}
