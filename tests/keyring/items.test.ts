import { beforeAll, afterAll, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { keychainOn } from './keychain-under-test.ts';
import { startPrivateKeyring, type PrivateKeyring } from './private-keyring.ts';

/** What the keychain holds, as another program (secret-tool) sees it. On a real keyring. */
let keyring: PrivateKeyring;
beforeAll(async () => {
  keyring = await startPrivateKeyring();
});
afterAll(() => keyring.close());

function keychainHere() {
  const under = keychainOn(keyring);
  onTestFinished(() => under.keychain.close());
  return under.keychain;
}

test.each(['token', ' spaces ', 'ünïcödé 🔑', `& < > " ' ]]>`, 'line\nline\r\n', 'x'.repeat(64 * 1024)])(
  'a secret comes back as it was written: %j',
  async (value) => {
    const keychain = keychainHere();
    expect(await keychain.write('account-1', new Secret(value))).toEqual({ kind: 'written' });
    expect(await keyring.lookup('account-1')).toBe(value);
    const read = await keychain.read('account-1');
    expect(read.kind === 'found' && read.secret.reveal()).toBe(value);
    expect(await keychain.remove('account-1')).toEqual({ kind: 'removed' });
    expect(await keyring.lookup('account-1')).toBeNull();
  },
);

test('writing replaces what was there', async () => {
  const keychain = keychainHere();
  await keychain.write('account-2', new Secret('old'));
  await keychain.write('account-2', new Secret('new'));
  expect(await keyring.lookup('account-2')).toBe('new');
  expect(await keychain.remove('account-2')).toEqual({ kind: 'removed' });
  expect(await keychain.read('account-2')).toEqual({ kind: 'absent' });
});

test('an item that is not there is absent, and counts as removed; no canary stays', async () => {
  const keychain = keychainHere();
  expect(await keychain.read('never-was')).toEqual({ kind: 'absent' });
  expect(await keychain.remove('never-was')).toEqual({ kind: 'removed' });
  expect(await keyring.lookup('canary')).toBeNull();
});

test('only the item asked about is touched', async () => {
  const keychain = keychainHere();
  await keyring.store('account-3', 'one');
  const read = await keychain.read('account-3');
  expect(read.kind === 'found' && read.secret.reveal()).toBe('one');
  await keyring.store('account-30', 'other');
  expect(await keychain.remove('account-3')).toEqual({ kind: 'removed' });
  expect(await keyring.lookup('account-3')).toBeNull();
  expect(await keyring.lookup('account-30')).toBe('other');
});

test('an emptied item is there: it is not taken for one that is missing', async () => {
  const keychain = keychainHere();
  await keyring.store('account-4', '');
  const read = await keychain.read('account-4');
  expect(read.kind === 'found' && read.secret.reveal()).toBe('');
});

test('a canary that a killed app left behind is taken away by the next probe', async () => {
  const keychain = keychainHere();
  await keyring.store('canary', 'left over');
  expect(await keychain.probe()).toEqual({ kind: 'available' });
  expect(await keyring.lookup('canary')).toBeNull();
});

test('several apps remove the same item at the same time', async () => {
  const keychains = Array.from({ length: 4 }, keychainHere);
  for (let round = 0; round < 10; round += 1) {
    await keyring.store('account-5', 'token');
    const answers = await Promise.all(keychains.map((keychain) => keychain.remove('account-5')));
    expect(answers).toEqual(keychains.map(() => ({ kind: 'removed' })));
    expect(await keyring.lookup('account-5')).toBeNull();
  }
});

test('several apps ask for what is not there at the same time', async () => {
  const keychains = Array.from({ length: 4 }, keychainHere);
  const answers = await Promise.all(
    keychains.flatMap((keychain) =>
      Array.from({ length: 25 }, (_, turn) =>
        turn % 2 === 0 ? keychain.read('never-was') : keychain.remove('never-was'),
      ),
    ),
  );
  expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['absent', 'removed']));
  expect(await keyring.lookup('canary')).toBeNull();
});
