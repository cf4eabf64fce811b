import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Keychain, KeychainUnavailable } from '../../electron/core/ports/keychain.ts';
import { Secret } from '../../electron/core/secret.ts';
import type { KeyringState, PrivateKeyring } from '../keyring/private-keyring.ts';

/** What a test does to a keyring, and what another program sees of it: of a real one, or of the one in memory. */
export type Keyring = Pick<
  PrivateKeyring,
  'lock' | 'unlock' | 'killDaemon' | 'startDaemon' | 'pauseDaemon' | 'resumeDaemon' | 'lookup' | 'store'
>;

/** How a keyring is when a test's file begins. */
export type StateAtFirst = Extract<KeyringState, 'unlocked' | 'no-secret-service'>;

export interface KeyringInMemory extends Keyring {
  /** Another keychain on it, with a deadline in milliseconds: the real one's where none is given. */
  readonly keychain: (deadline?: number) => Keychain;
}

/**
 * A double of the `Keychain` port, so that the core's flows run in seconds and on every system. It answers as the real one
 * does on gnome-keyring: tests/keyring/contract.test.ts asks both the same. It differs in that what was asked of a keyring that
 * hangs is not done any more once its deadline is over.
 */
export function keyringInMemory(state: StateAtFirst = 'unlocked'): KeyringInMemory {
  const items = new Map<string, string>();
  let unavailable: KeychainUnavailable | null = state === 'unlocked' ? null : because('missing');
  let hanging: PromiseWithResolvers<'answers'> | null = null;

  /** What is asked takes its turn in the order asked: a task is done in one go. */
  async function ask<T>(
    deadline: number,
    isRefused: boolean,
    task: () => T,
  ): Promise<T | KeychainUnavailable> {
    await nextTurn();
    if (isRefused) return because('failing');
    if (hanging !== null) {
      const late = pause(deadline, 'late' as const, { ref: false });
      if ((await Promise.race([hanging.promise, late])) === 'late') return because('no-answer');
    }
    return unavailable ?? task();
  }

  return {
    keychain: (deadline = 30_000) => ({
      // It asks nobody whether anything may be asked again.
      askAgain: () => undefined,
      probe: () => ask(deadline, false, () => ({ kind: 'available' })),
      read: (name) =>
        ask(deadline, !isName(name), () => {
          const value = items.get(name);
          return value === undefined ? { kind: 'absent' } : { kind: 'found', secret: new Secret(value) };
        }),
      write: (name, secret) =>
        ask(deadline, !isName(name) || !isStorable(secret.reveal()), () => {
          items.set(name, secret.reveal());
          return { kind: 'written' };
        }),
      remove: (name) =>
        ask(deadline, !isName(name), () => {
          items.delete(name);
          return { kind: 'removed' };
        }),
    }),
    lock: () => {
      unavailable = because('locked');
      return Promise.resolve();
    },
    unlock: () => {
      unavailable = null;
      return Promise.resolve();
    },
    killDaemon: () => {
      unavailable = because('missing');
      return Promise.resolve();
    },
    startDaemon: (state) => {
      unavailable = state === 'locked' ? because('locked') : null;
      return Promise.resolve();
    },
    pauseDaemon: () => {
      hanging ??= Promise.withResolvers();
    },
    resumeDaemon: () => {
      hanging?.resolve('answers');
      hanging = null;
    },
    store: (name, value) => {
      items.set(name, value);
      return Promise.resolve();
    },
    lookup: (name) => Promise.resolve(unavailable === null ? (items.get(name) ?? null) : null),
  };
}

function because(reason: KeychainUnavailable['reason']): KeychainUnavailable {
  return { kind: 'unavailable', reason };
}

function isName(name: string): boolean {
  return /^[0-9a-z.-]{1,200}$/.test(name) && name !== 'canary';
}

function isStorable(value: string): boolean {
  return value !== '' && !value.includes('\0') && value.isWellFormed();
}
