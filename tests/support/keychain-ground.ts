import type { Keychain } from '../../electron/core/ports/keychain.ts';
import type { ClosableKeychain } from '../../electron/keychain/keychain.ts';
import { keychainOn } from '../keyring/keychain-under-test.ts';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { keyringInMemory, type Keyring, type StateAtFirst } from './keychain-in-memory.ts';

/** A keyring, real or not, and the keychains of those who use it. */
export interface KeychainGround {
  readonly keyring: Keyring;
  /** Another keychain on it, with a deadline in milliseconds: the real one's where none is given. */
  readonly keychain: (deadline?: number) => Keychain;
  readonly close: () => Promise<void>;
}

/** A double, which needs nothing. */
export function inMemoryGround(state: StateAtFirst): Promise<KeychainGround> {
  const keyring = keyringInMemory(state);
  return Promise.resolve({ keyring, keychain: keyring.keychain, close: () => Promise.resolve() });
}

/** A gnome-keyring, and Signoff's own keychain in processes of its own. */
export async function realGround(state: StateAtFirst): Promise<KeychainGround> {
  const keyring = await startPrivateKeyring({ state });
  const keychains: ClosableKeychain[] = [];
  return {
    keyring,
    keychain: (deadline) => {
      const { keychain } = keychainOn(keyring, deadline === undefined ? {} : { deadline });
      keychains.push(keychain);
      return keychain;
    },
    close: async () => {
      await Promise.all(keychains.map((keychain) => keychain.close()));
      await keyring.close();
    },
  };
}
