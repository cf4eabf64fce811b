import { newCapability } from './capability.ts';

/** Links that lead on once, each to a target of its own. */
export class OneTimeLinks<Target> {
  readonly #lifetime: number;
  readonly #targets = new Map<string, { readonly target: Target; readonly expiry: number }>();

  /** @param lifetime in milliseconds, for each link */
  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  /** Gives the name of a new link. */
  make(target: Target): string {
    const name = newCapability();
    this.#targets.set(name, { target, expiry: performance.now() + this.#lifetime });
    return name;
  }

  /** Where the link leads; after that it is no longer valid. Null: there is no such link, or it was used. */
  use(name: string): Target | null {
    const found = this.#targets.get(name);
    this.#targets.delete(name);
    return found !== undefined && performance.now() < found.expiry ? found.target : null;
  }

  /** The link leads nowhere. */
  drop(name: string): void {
    this.#targets.delete(name);
  }
}
