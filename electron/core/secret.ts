/**
 * A token, a ticket or an API key. It can be carried about and compared, but printing it, logging it or turning it
 * into JSON gives `[secret]`: only `reveal()` gives the value, so every place that needs it can be found by name.
 */
export class Secret {
  readonly #value: string;
  static readonly #all = new Set<WeakRef<Secret>>();

  constructor(value: string) {
    this.#value = value;
    Secret.#all.add(new WeakRef(this));
  }

  /** Every secret that this process still holds, so that the log can strike them out. Keeps none of them alive. */
  static *held(): Generator<Secret> {
    for (const reference of Secret.#all) {
      const secret = reference.deref();
      if (secret === undefined) Secret.#all.delete(reference);
      else yield secret;
    }
  }

  reveal(): string {
    return this.#value;
  }

  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
