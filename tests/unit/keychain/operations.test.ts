import { expect, test } from 'vitest';
import { canaryName, perform, type Keytar } from '../../../electron/keychain/operations.ts';
import type { Request } from '../../../electron/keychain/protocol.ts';

/**
 * What a machine with one gnome-keyring cannot show (tests/keyring shows the rest on a real one): macOS and Windows, and
 * a keyring that is locked between two calls of one operation. keytar's part is played by a map.
 */
const service = 'Signoff';
const read: Request = { kind: 'read', service, name: 'account-1' };
const remove: Request = { kind: 'remove', service, name: 'account-1' };
const others = ['darwin', 'win32'] as const;

interface FakeKeytar extends Keytar {
  readonly items: Map<string, string>;
  readonly calls: string[];
  /** After this many calls it is as a locked keyring on Linux is. */
  lockedFrom: number;
}

function fakeKeytar(items: Readonly<Record<string, string>> = {}): FakeKeytar {
  const fake: FakeKeytar = {
    items: new Map(Object.entries(items)),
    calls: [],
    lockedFrom: Infinity,
    getPassword: (_service, name) =>
      Promise.resolve(isOpen('get', name) ? (fake.items.get(name) ?? null) : null),
    deletePassword: (_service, name) => Promise.resolve(isOpen('delete', name) && fake.items.delete(name)),
    setPassword: (_service, name, secret) => {
      if (!isOpen('set', name)) {
        return Promise.reject(new Error('Cannot create an item in a locked collection'));
      }
      fake.items.set(name, secret);
      return Promise.resolve();
    },
  };
  const isOpen = (call: string, name: string): boolean => {
    fake.calls.push(`${call} ${name}`);
    return fake.calls.length <= fake.lockedFrom;
  };
  return fake;
}

test.each(others)('%s: a missing item is believed to be missing, without a canary', async (platform) => {
  const keytar = fakeKeytar();
  expect(await perform(keytar, platform, read)).toEqual({ kind: 'absent' });
  expect(await perform(keytar, platform, remove)).toEqual({ kind: 'removed' });
  expect(keytar.calls).toEqual(['get account-1', 'delete account-1', 'get account-1']);
});

test.each(others)('%s: an item is found, removed and read back', async (platform) => {
  const keytar = fakeKeytar({ 'account-1': 'token' });
  expect(await perform(keytar, platform, read)).toEqual({ kind: 'found', secret: 'token' });
  expect(await perform(keytar, platform, remove)).toEqual({ kind: 'removed' });
  expect(keytar.items.size).toBe(0);
});

test.each(others)('%s: a probe writes and removes', async (platform) => {
  const keytar = fakeKeytar();
  expect(await perform(keytar, platform, { kind: 'probe', service })).toEqual({ kind: 'available' });
  expect(keytar.calls).toEqual([`set ${canaryName}`, `delete ${canaryName}`]);
});

test('Linux: removing what is there takes one removal and one reading', async () => {
  const keytar = fakeKeytar({ 'account-1': 'token' });
  expect(await perform(keytar, 'linux', remove)).toEqual({ kind: 'removed' });
  expect(keytar.calls).toEqual(['delete account-1', 'get account-1']);
});

test.each([
  ['read', read],
  ['remove', remove],
])(
  'Linux: %s never takes an item for missing, at whatever call the keyring is locked',
  async (_, request) => {
    const answers = new Set<string>();
    for (let lockedFrom = 0; lockedFrom < 6; lockedFrom += 1) {
      const keytar = fakeKeytar({ 'account-1': 'token' });
      keytar.lockedFrom = lockedFrom;
      const answer = await perform(keytar, 'linux', request);
      const done = request.kind === 'read' ? 'found' : 'removed';
      answers.add(answer.kind);
      if (answer.kind === done) expect(keytar.items.has('account-1')).toBe(request.kind === 'read');
      else expect(answer).toEqual({ kind: 'failed', reason: 'locked', code: 'locked' });
    }
    expect(answers).toEqual(new Set([request.kind === 'read' ? 'found' : 'removed', 'failed']));
  },
);

test('Linux: a keyring that is locked while a missing item is asked about is not believed', async () => {
  const kinds: string[] = [];
  for (let lockedFrom = 0; lockedFrom < 5; lockedFrom += 1) {
    const keytar = fakeKeytar();
    keytar.lockedFrom = lockedFrom;
    kinds.push((await perform(keytar, 'linux', read)).kind);
  }
  // get, set the canary, get, remove the canary: only a keyring that was open for all four has been shown to be open.
  expect(kinds).toEqual(['failed', 'failed', 'failed', 'failed', 'absent']);
});

test('Linux: a canary that another process has taken away does not spoil the answer', async () => {
  const keytar = fakeKeytar();
  const rival: Keytar = {
    ...keytar,
    deletePassword: (_service, name) => {
      keytar.items.delete(canaryName);
      return keytar.deletePassword(_service, name);
    },
  };
  expect(await perform(rival, 'linux', read)).toEqual({ kind: 'absent' });
  expect(keytar.items.size).toBe(0);
});

test('Linux: an item that appears while the keyring is being proven open is found', async () => {
  const keytar = fakeKeytar();
  const late: Keytar = {
    ...keytar,
    setPassword: async (_service, name, secret) => {
      keytar.items.set('account-1', 'token');
      await keytar.setPassword(_service, name, secret);
    },
  };
  expect(await perform(late, 'linux', read)).toEqual({ kind: 'found', secret: 'token' });
  expect([...keytar.items.keys()]).toEqual(['account-1']);
});

test('an item that is there again after its removal is not called removed', async () => {
  for (const platform of ['linux', ...others] as const) {
    const stubborn: Keytar = {
      ...fakeKeytar({ 'account-1': 'token' }),
      deletePassword: () => Promise.resolve(true),
    };
    expect(await perform(stubborn, platform, remove)).toEqual({
      kind: 'failed',
      reason: 'failing',
      code: 'still-there',
    });
  }
});

test('a question that fails takes its canary with it', async () => {
  const keytar = fakeKeytar();
  let readings = 0;
  const failing: Keytar = {
    ...keytar,
    getPassword: () => {
      readings += 1;
      return readings === 2 ? Promise.reject(new Error('something else')) : Promise.resolve(null);
    },
  };
  expect(await perform(failing, 'linux', read)).toEqual({
    kind: 'failed',
    reason: 'failing',
    code: 'unknown',
  });
  expect(keytar.calls).toEqual([`set ${canaryName}`, `delete ${canaryName}`]);
});
