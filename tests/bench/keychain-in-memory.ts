import type { Keychain } from '../../electron/core/ports/keychain.ts';
import type { Secret } from '../../electron/core/secret.ts';

/** A keychain that takes no time, to tell what the rest takes. */
export function keychainInMemory(): Keychain {
  const items = new Map<string, Secret>();
  return {
    askAgain: () => undefined,
    probe: () => Promise.resolve({ kind: 'available' }),
    read: (name) => {
      const secret = items.get(name);
      return Promise.resolve(secret === undefined ? { kind: 'absent' } : { kind: 'found', secret });
    },
    write: (name, secret) => {
      items.set(name, secret);
      return Promise.resolve({ kind: 'written' });
    },
    remove: (name) => {
      items.delete(name);
      return Promise.resolve({ kind: 'removed' });
    },
  };
}
