import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keychain } from '../../electron/core/ports/keychain.ts';
import { Secret } from '../../electron/core/secret.ts';
import { inMemoryGround, realGround, type KeychainGround } from '../support/keychain-ground.ts';

/**
 * What the flows of the core need of a keychain, asked of the real one and of the double that stands in for it where the
 * flows run in memory: both answer the same, and the same is seen by whoever looks past them.
 */
describe.each([
  { name: 'the real keychain', start: realGround },
  { name: 'the keychain in memory', start: inMemoryGround },
])('$name', ({ start }) => {
  let ground: KeychainGround;
  let keychain: Keychain;
  beforeEach(async () => {
    ground = await start('unlocked');
    keychain = ground.keychain();
  });
  afterEach(() => ground.close());

  const token = new Secret('a token');
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    probe: () => keychain.probe(),
    'read what is there': () => keychain.read('account-1'),
    'read what is not there': () => keychain.read('account-2'),
    write: () => keychain.write('account-3', token),
    'remove what is there': () => keychain.remove('account-1'),
    'remove what is not there': () => keychain.remove('account-2'),
  };

  /** Asks everything at once, of a keychain that holds `account-1`. */
  async function answers(): Promise<object> {
    const each = Object.entries(calls).map(async ([call, ask]) => [call, await ask()] as const);
    return Object.fromEntries(await Promise.all(each));
  }

  function allOf(answer: object): object {
    return Object.fromEntries(Object.keys(calls).map((call) => [call, answer]));
  }

  async function readBack(from: Keychain, name: string): Promise<string | null> {
    const read = await from.read(name);
    return read.kind === 'found' ? read.secret.reveal() : null;
  }

  it.each([
    { what: 'plain', value: 'a token' },
    { what: 'spaces', value: ' spaces ' },
    { what: 'Unicode', value: 'ünïcödé 🔑' },
    { what: 'markup', value: `& < > " ' ]]>` },
    { what: 'lines', value: 'line\nline\r\n' },
    { what: 'long', value: 'x'.repeat(64 * 1024) },
  ])('gives back what was written, until it is removed: $what', async ({ value }) => {
    expect(await keychain.probe()).toEqual({ kind: 'available' });
    expect(await keychain.read('account-1')).toEqual({ kind: 'absent' });
    expect(await keychain.write('account-1', new Secret(value))).toEqual({ kind: 'written' });
    expect(await readBack(keychain, 'account-1')).toBe(value);
    expect(await ground.keyring.lookup('account-1')).toBe(value);
    expect(await keychain.remove('account-1')).toEqual({ kind: 'removed' });
    expect(await keychain.read('account-1')).toEqual({ kind: 'absent' });
    expect(await ground.keyring.lookup('account-1')).toBeNull();
  });

  it('replaces what was there, and touches nothing else', async () => {
    await keychain.write('account-1', new Secret('old'));
    await keychain.write('account-10', new Secret('other'));
    await keychain.write('account-1', new Secret('new'));
    expect(await readBack(keychain, 'account-1')).toBe('new');
    expect(await keychain.remove('account-1')).toEqual({ kind: 'removed' });
    expect(await readBack(keychain, 'account-10')).toBe('other');
  });

  it('counts as removed what was not there', async () => {
    expect(await keychain.remove('never-was')).toEqual({ kind: 'removed' });
    expect(await ground.keyring.lookup('canary')).toBeNull();
  });

  it('stores nothing that would not come back as it was, and no name that is not an account’s', async () => {
    const refused = { kind: 'unavailable', reason: 'failing' };
    for (const value of ['', 'a\0b', '\ud800']) {
      expect(await keychain.write('account-1', new Secret(value))).toEqual(refused);
    }
    for (const name of ['canary', '', 'Account', 'a/b', 'a'.repeat(201)]) {
      expect(await keychain.write(name, token)).toEqual(refused);
      expect(await keychain.read(name)).toEqual(refused);
      expect(await keychain.remove(name)).toEqual(refused);
    }
    expect(await keychain.read('account-1')).toEqual({ kind: 'absent' });
  });

  it('does what several ask at once in the order asked', async () => {
    const other = ground.keychain();
    await keychain.write('account-1', token);
    const [, read, , gone] = await Promise.all([
      keychain.write('account-1', new Secret('newer')),
      keychain.read('account-1'),
      keychain.remove('account-1'),
      keychain.read('account-1'),
    ]);
    expect(read.kind === 'found' && read.secret.reveal()).toBe('newer');
    expect(gone).toEqual({ kind: 'absent' });
    await other.write('account-1', token);
    expect(await readBack(keychain, 'account-1')).toBe('a token');
  });

  it('says of everything that it is locked while it is, and has kept what it held', async () => {
    await keychain.write('account-1', token);
    await ground.keyring.lock();
    expect(await answers()).toEqual(allOf({ kind: 'unavailable', reason: 'locked' }));
    await ground.keyring.unlock();
    expect(await readBack(keychain, 'account-1')).toBe('a token');
    expect(await keychain.read('account-3')).toEqual({ kind: 'absent' });
  });

  it('says of everything that it is missing while it is, and comes back as it was', async () => {
    await keychain.write('account-1', token);
    await ground.keyring.killDaemon();
    expect(await answers()).toEqual(allOf({ kind: 'unavailable', reason: 'missing' }));
    await ground.keyring.startDaemon('locked');
    expect(await keychain.read('account-1')).toEqual({ kind: 'unavailable', reason: 'locked' });
    await ground.keyring.startDaemon('unlocked');
    expect(await readBack(keychain, 'account-1')).toBe('a token');
  });

  it('that hangs answers at its deadline, and works for whoever asks again when it hangs no more', async () => {
    const patient = ground.keychain();
    const hasty = ground.keychain(5_000);
    await keychain.write('account-1', token);
    ground.keyring.pauseDaemon();
    const late = readBack(patient, 'account-1');
    const inTime = hasty.read('account-1');
    expect(await inTime).toEqual({ kind: 'unavailable', reason: 'no-answer' });
    ground.keyring.resumeDaemon();
    expect(await late).toBe('a token');
    hasty.askAgain();
    expect(await readBack(hasty, 'account-1')).toBe('a token');
  });
});

describe.each([
  { name: 'the real keychain', start: realGround },
  { name: 'the keychain in memory', start: inMemoryGround },
])('$name', ({ start }) => {
  it('is missing from the start on a computer without one, and there as soon as there is one', async () => {
    const ground = await start('no-secret-service');
    try {
      const keychain = ground.keychain();
      expect(await keychain.probe()).toEqual({ kind: 'unavailable', reason: 'missing' });
      expect(await keychain.write('account-1', new Secret('a token'))).toMatchObject({ reason: 'missing' });
      await ground.keyring.startDaemon('unlocked');
      expect(await keychain.probe()).toEqual({ kind: 'available' });
      expect(await keychain.read('account-1')).toEqual({ kind: 'absent' });
    } finally {
      await ground.close();
    }
  });
});
