import { newCapability } from './capability.ts';

const lifetime = 60_000;

/** Links that lead on once, within a minute: for where other programs can read an address, such as a process's arguments. */
export class OneTimeLinks {
  readonly #expiryOf = new Map<string, number>();

  /** Gives the name of a new link. */
  make(): string {
    const name = newCapability();
    this.#expiryOf.set(name, performance.now() + lifetime);
    return name;
  }

  /** Whether the link may be followed; from now on it may not. */
  use(name: string): boolean {
    const expiry = this.#expiryOf.get(name);
    this.#expiryOf.delete(name);
    return expiry !== undefined && performance.now() < expiry;
  }
}
