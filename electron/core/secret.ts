/** Several times as many as are in use at one moment: twenty accounts at a time, each with a credential and a pending secret. */
const mostHeld = 160;

/**
 * What opens a session, leads to one, or proves who this app is. It can be carried about and compared, but printing it, logging it or turning it
 * into JSON gives `[secret]`: only `reveal()` gives the value, so every place that needs it can be found by name.
 */
export class Secret {
  readonly #value: string;
  static readonly #newest = new Set<WeakRef<Secret>>();

  constructor(value: string) {
    this.#value = value;
    Secret.#newest.add(new WeakRef(this));
    const [oldest] = Secret.#newest;
    if (Secret.#newest.size > mostHeld && oldest !== undefined) Secret.#newest.delete(oldest);
  }

  /**
   * The newest secrets that this process still holds, so that the log can strike them out. Keeps none of them alive. Not all:
   * with a thousand accounts, striking out every one would cost more than the sign-outs themselves.
   */
  static *held(): Generator<Secret> {
    for (const reference of Secret.#newest) {
      const secret = reference.deref();
      if (secret === undefined) Secret.#newest.delete(reference);
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

/** This app's own secret in what a person gave, without the line break or blanks that copying often adds; null: there is none. */
export function appSecretIn(text: string): Secret | null {
  const secret = text.trim();
  return secret === '' ? null : new Secret(secret);
}

/** The documented ones have 32 characters. */
const longestCredential = 1024;

/** Whether a text can be a secret that a service gave: it can be carried in a URL and in a line of text. */
export function isCredential(text: string): boolean {
  return text !== '' && text.length <= longestCredential && !/[\p{Cc}\p{Cs}]|^\s|\s$/u.test(text);
}
