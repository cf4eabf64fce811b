import { expect, test } from 'vitest';
import { canaryName, perform, type Keytar } from '../../../electron/keychain/operations.ts';
import type { Request } from '../../../electron/keychain/protocol.ts';
import type {
  DefaultKeyring,
  SecretService,
  Whereabouts,
} from '../../../electron/keychain/secret-service.ts';

/**
 * What a machine with one gnome-keyring cannot show (tests/keyring shows the rest on real ones): macOS and Windows, and
 * a keyring that is locked between two calls of one operation. keytar's and the Secret Service's parts are played by a map.
 */
const common = { service: 'Signoff', quiet: false, ahead: false };
const read: Request = { kind: 'read', ...common, name: 'account-1' };
const remove: Request = { kind: 'remove', ...common, name: 'account-1' };
const write: Request = { kind: 'write', ...common, name: 'account-1', secret: 'token' };
const probe: Request = { kind: 'probe', ...common };
const locked = { kind: 'failed', reason: 'locked', code: 'locked' };

interface FakeKeyring {
  readonly items: Map<string, string>;
  readonly calls: string[];
  readonly keytar: Keytar;
  readonly secretService: SecretService;
  /** Whether it is locked at the call of this number. */
  isLocked: (call: number) => boolean;
  keyring: DefaultKeyring;
}

function fakeKeyring(items: Readonly<Record<string, string>> = {}): FakeKeyring {
  const isOpen = (call: string): boolean => {
    fake.calls.push(call);
    return !fake.isLocked(fake.calls.length);
  };
  const state = (call: string): DefaultKeyring => (isOpen(call) ? fake.keyring : 'locked');
  const fake: FakeKeyring = {
    items: new Map(Object.entries(items)),
    calls: [],
    isLocked: () => false,
    keyring: 'unlocked',
    keytar: {
      getPassword: (_service, name) =>
        Promise.resolve(isOpen(`get ${name}`) ? (fake.items.get(name) ?? null) : null),
      deletePassword: (_service, name) =>
        Promise.resolve(isOpen(`delete ${name}`) && fake.items.delete(name)),
      // As with KeePassXC, which calls written what it did not store.
      setPassword: (_service, name, secret) => {
        if (isOpen(`set ${name}`)) {
          fake.items.set(name, secret);
          if (fake.keyring === 'none') fake.keyring = 'unlocked';
        }
        return Promise.resolve();
      },
    },
    secretService: {
      locate: (_service, name) => {
        const open = isOpen(`locate ${name}`);
        const where: Whereabouts = open ? 'unlocked' : 'locked';
        return Promise.resolve(fake.items.has(name) ? where : 'nowhere');
      },
      locateInOpen: (_service, name) => {
        const open = isOpen(`locate in open ${name}`);
        const where = open ? 'unlocked' : 'locked';
        return Promise.resolve(fake.items.has(name) ? where : 'nowhere');
      },
      defaultKeyring: () => Promise.resolve(state('default')),
      unlockDefaultKeyring: () => Promise.resolve(state('unlock') === 'unlocked'),
      startKdeWallet: () => Promise.resolve(false),
      close: () => undefined,
    },
  };
  return fake;
}

/** The keychain of macOS and Windows, which says the truth by itself. */
const withoutSecretService = (fake: FakeKeyring) => ({ keytar: fake.keytar, secretService: null });

test('macOS, Windows: a missing item is believed to be missing, and removing it counts as done', async () => {
  const fake = withoutSecretService(fakeKeyring());
  expect(await perform(fake, read)).toEqual({ kind: 'absent' });
  expect(await perform(fake, remove)).toEqual({ kind: 'removed' });
});

test('macOS, Windows: an item is written, found, removed and read back', async () => {
  const fake = fakeKeyring();
  const tools = withoutSecretService(fake);
  expect(await perform(tools, write)).toEqual({ kind: 'written' });
  expect(await perform(tools, read)).toEqual({ kind: 'found', secret: 'token' });
  expect(await perform(tools, remove)).toEqual({ kind: 'removed' });
  expect(fake.items.size).toBe(0);
});

test('macOS, Windows: a probe writes, reads back and removes', async () => {
  const fake = fakeKeyring();
  expect(await perform(withoutSecretService(fake), probe)).toEqual({ kind: 'available' });
  expect(fake.calls).toEqual([`set ${canaryName}`, `get ${canaryName}`, `delete ${canaryName}`]);
});

test('Linux: a probe writes nothing where there is a keyring, and something where there is none yet', async () => {
  const fake = fakeKeyring();
  expect(await perform(fake, probe)).toEqual({ kind: 'available' });
  expect(fake.calls.filter((call) => call.startsWith('set'))).toEqual([]);
  fake.keyring = 'none';
  expect(await perform(fake, probe)).toEqual({ kind: 'available' });
  expect(fake.calls).toContain(`set ${canaryName}`);
  expect(fake.items.size).toBe(0);
});

test('Linux: a write that is resolved and not stored is not called written', async () => {
  const fake = fakeKeyring();
  fake.isLocked = () => true;
  expect(await perform(fake, write)).toEqual(locked);
  fake.isLocked = (call) => call === 5;
  expect(await perform(fake, write)).toEqual({ kind: 'failed', reason: 'failing', code: 'not-stored' });
});

test('Linux: an item that is there, open, and never given is no missing item, but a broken session', async () => {
  const { keytar, secretService } = fakeKeyring({ 'account-1': 'token' });
  const unable = { ...keytar, getPassword: () => Promise.resolve(null) };
  expect(await perform({ keytar: unable, secretService }, read)).toEqual({
    kind: 'failed',
    reason: 'failing',
    code: 'session-broken',
  });
});

test('an item that is there again after its removal is not called removed', async () => {
  for (const secretService of [null, fakeKeyring({ 'account-1': 'token' }).secretService]) {
    const { keytar } = fakeKeyring({ 'account-1': 'token' });
    const stubborn = { ...keytar, deletePassword: () => Promise.resolve(true) };
    expect(await perform({ keytar: stubborn, secretService }, remove)).toEqual({
      kind: 'failed',
      reason: 'failing',
      code: 'still-there',
    });
  }
});

/** Every way in which a keyring can be locked at some of the first ten calls and open at the others. */
const lockings = Array.from({ length: 2 ** 10 }, (_, bits) => (call: number) => ((bits >> call) & 1) === 1);

test.each([
  ['read', read, 'found'],
  ['remove', remove, 'removed'],
] as const)(
  'Linux: %s never takes an item for missing, at whatever calls the keyring is locked',
  async (_, request, done) => {
    const answers = new Set<string>();
    for (const isLocked of lockings) {
      const fake = fakeKeyring({ 'account-1': 'token' });
      fake.isLocked = isLocked;
      const answer = await perform(fake, request);
      answers.add(answer.kind);
      if (answer.kind === done) expect(fake.items.has('account-1')).toBe(request.kind === 'read');
      else expect(answer.kind).toBe('failed');
    }
    expect(answers).toEqual(new Set([done, 'failed']));
  },
);

test('Linux: nothing is absent from a keyring that is locked, or does not exist yet', async () => {
  const fake = fakeKeyring();
  fake.keyring = 'locked';
  expect(await perform(fake, read)).toEqual(locked);
  expect(await perform(fake, remove)).toEqual(locked);
  fake.keyring = 'none';
  const notCreated = { ...locked, code: 'not-created' };
  expect(await perform(fake, read)).toEqual(notCreated);
  expect(await perform(fake, remove)).toEqual(notCreated);
});

test('Linux: where a locked keyring hides what it holds, only what was removed is removed', async () => {
  const { keytar, secretService } = fakeKeyring({ 'account-1': 'token' });
  const hiding = {
    keytar,
    secretService: { ...secretService, locate: () => Promise.resolve('hidden' as const) },
  };
  expect(await perform(hiding, remove)).toEqual({ kind: 'removed' });
  expect(await perform(hiding, remove)).toEqual(locked);
  expect(await perform(hiding, read)).toEqual(locked);
});

test('Linux: where the person is not to be asked, keytar is left alone while the keyring is locked', async () => {
  const fake = fakeKeyring({ 'account-1': 'token' });
  fake.isLocked = () => true;
  for (const request of [read, remove, write, probe]) {
    expect(await perform(fake, { ...request, quiet: true })).toEqual(locked);
  }
  expect(fake.calls.filter((call) => /^(get|set|delete|unlock)/.test(call))).toEqual([]);
  fake.isLocked = () => false;
  expect(await perform(fake, { ...read, quiet: true })).toEqual({ kind: 'found', secret: 'token' });
});

test('macOS, Windows: where the person is not to be asked, nothing is', async () => {
  const fake = fakeKeyring({ 'account-1': 'token' });
  expect(await perform(withoutSecretService(fake), { ...read, quiet: true })).toEqual(locked);
  expect(fake.calls).toEqual([]);
});

test('Linux: KDE’s keychain is started before it is said that there is none, and then asked', async () => {
  const fake = fakeKeyring({ 'account-1': 'token' });
  let running = false;
  let starts = 0;
  const tools = (canBeStarted: boolean) => ({
    keytar: {
      ...fake.keytar,
      getPassword: (service: string, name: string) =>
        running
          ? fake.keytar.getPassword(service, name)
          : Promise.reject(
              new Error('The name org.freedesktop.secrets was not provided by any .service files'),
            ),
    },
    secretService: {
      ...fake.secretService,
      startKdeWallet: () => {
        starts += 1;
        running = canBeStarted;
        return Promise.resolve(canBeStarted);
      },
    },
  });
  const missing = { kind: 'failed', reason: 'missing', code: 'no-secret-service' };
  expect(await perform(tools(false), read)).toEqual(missing);
  expect(await perform(tools(true), read)).toEqual({ kind: 'found', secret: 'token' });
  expect(starts).toBe(2);
});

test('a removal of what was there asks one thing more: a keyring that let go of it is open', async () => {
  const fake = fakeKeyring({ 'account-1': 'token' });
  expect(await perform(fake, remove)).toEqual({ kind: 'removed' });
  expect(fake.calls).toEqual(['delete account-1', 'locate in open account-1']);
});
