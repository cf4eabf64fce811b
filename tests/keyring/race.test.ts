import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { Secret } from '../../electron/core/secret.ts';
import { keychainOn } from './keychain-under-test.ts';
import { startPrivateKeyring, type PrivateKeyring } from './private-keyring.ts';

/** A real keyring that is locked and unlocked again all the time, while it is being asked. */
let keyring: PrivateKeyring;
beforeAll(async () => {
  keyring = await startPrivateKeyring();
});
afterAll(() => keyring.close());

const token = new Secret('a token that must not be lost');

/** Does the work while another program locks and unlocks the keyring, each for a moment. */
async function whileLocking(work: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  const locking = (async () => {
    while (!over.signal.aborted) {
      await keyring.lock();
      await keyring.unlock();
      await pause(Math.random() * 10);
    }
  })();
  try {
    await work();
  } finally {
    over.abort();
    await locking;
  }
}

test(
  'no item that is there is taken for missing, and none for removed that is not',
  { timeout: 240_000 },
  async () => {
    const { keychain } = keychainOn(keyring);
    const counts = { found: 0, absent: 0, locked: 0, removed: 0, notRemoved: 0 };
    try {
      expect(await keychain.write('account-1', token)).toEqual({ kind: 'written' });
      await whileLocking(async () => {
        for (let turn = 0; turn < 1500; turn += 1) {
          keychain.askAgain();
          const read = await keychain.read('account-1');
          if (read.kind === 'found') counts.found += 1;
          else if (read.kind === 'absent') counts.absent += 1;
          else counts.locked += 1;
        }
      });
      for (let turn = 0; turn < 100; turn += 1) {
        expect(await keychain.write('account-2', token)).toEqual({ kind: 'written' });
        let removal = '';
        await whileLocking(async () => {
          await pause(Math.random() * 10);
          keychain.askAgain();
          removal = (await keychain.remove('account-2')).kind;
        });
        if (removal !== 'removed') counts.locked += 1;
        else if ((await keyring.lookup('account-2')) === null) counts.removed += 1;
        else counts.notRemoved += 1;
      }
    } finally {
      console.log(`While the keyring was locked and unlocked: ${JSON.stringify(counts)}`);
      await keychain.close();
    }
    expect(counts).toMatchObject({ absent: 0, notRemoved: 0 });
    // Else there was no race.
    expect(Math.min(counts.found, counts.locked, counts.removed)).toBeGreaterThan(0);
  },
);
