import type { HeldCredential } from '../../electron/core/ports/service.ts';
import type { Secret } from '../../electron/core/secret.ts';

/** A credential that lies in memory, and every one that was ever put in its place. */
export interface HeldInMemory extends HeldCredential {
  readonly kept: readonly Secret[];
  /** From now on nothing is durable. */
  refuse(): void;
}

export function holdInMemory(first: Secret): HeldInMemory {
  const kept = [first];
  let isDurable = true;
  return {
    get secret() {
      return kept.at(-1) ?? first;
    },
    kept,
    replace(secret) {
      kept.push(secret);
      return Promise.resolve(isDurable);
    },
    refuse() {
      isDurable = false;
    },
  };
}
