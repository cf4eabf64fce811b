interface Entry<F> {
  readonly fault: F;
  left: number;
}

/** The faults of a server that wait for their request, oldest first: one that is over makes room for the next. */
export class FaultQueue<F extends { readonly times?: number }> {
  readonly #waiting: Entry<F>[] = [];

  /** Adds a fault; the returned function takes it away. */
  set(fault: F): () => void {
    if (fault.times !== undefined && !(Number.isSafeInteger(fault.times) && fault.times > 0)) {
      throw new RangeError('times must be a whole number above 0');
    }
    const entry = { fault, left: fault.times ?? Infinity };
    this.#waiting.push(entry);
    return () => this.#remove(entry);
  }

  /** Takes all faults away. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /** The fault that strikes a request, if any; it counts as one of its times. */
  protected takeFirst(strikes: (fault: F) => boolean): F | undefined {
    const entry = this.#waiting.find(({ fault }) => strikes(fault));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) this.#remove(entry);
    return entry.fault;
  }

  #remove(entry: Entry<F>): void {
    const index = this.#waiting.indexOf(entry);
    if (index >= 0) this.#waiting.splice(index, 1);
  }
}
