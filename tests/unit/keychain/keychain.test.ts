import { expect, test, vi } from 'vitest';
import type { ChildListener } from '../../../electron/keychain/child-process.ts';
import { createKeychain, longestItemOn } from '../../../electron/keychain/keychain.ts';
import { Secret } from '../../../electron/core/secret.ts';
import type { KeychainReason } from '../../../shared/problem.ts';

/** What a true keychain process never does, or does too seldom to wait for: its part is played by the test. */
function keychainWithFakeProcess(
  deadline = 10_000,
  options: { readonly idle?: number; readonly longestItem?: number | null } = {},
) {
  const processes: { listener: ChildListener; sent: unknown[]; killed: boolean }[] = [];
  const logged: unknown[] = [];
  const log = (...entry: unknown[]): void => void logged.push(entry);
  const keychain = createKeychain({
    deadline,
    ...options,
    log: { info: log, warn: log, error: log },
    launch: (listener) => {
      const child = { listener, sent: [] as unknown[], killed: false };
      processes.push(child);
      return {
        pid: processes.length,
        send: (message) => child.sent.push(message),
        kill: () => {
          if (child.killed) return;
          child.killed = true;
          queueMicrotask(() => {
            listener.onExit();
          });
        },
      };
    },
  });
  const latest = () => {
    const child = processes.at(-1);
    if (child === undefined) throw new Error('No process was started');
    return child;
  };
  return { keychain, processes, logged, latest };
}

const unavailable = (reason: KeychainReason) => ({ kind: 'unavailable', reason });

test.each([['nonsense'], [null], [{ kind: 'found' }], [{ kind: 'failed', reason: 'bored', code: 'locked' }]])(
  'an answer that is none counts as a failure: %j',
  async (answer) => {
    const { keychain, latest } = keychainWithFakeProcess();
    const read = keychain.read('account-1');
    latest().listener.onMessage(answer);
    expect(await read).toEqual(unavailable('failing'));
    await keychain.close();
  },
);

test('the answer to another question is not taken for this one’s', async () => {
  const { keychain, latest } = keychainWithFakeProcess();
  const removal = keychain.remove('account-1');
  latest().listener.onMessage({ kind: 'absent' });
  expect(await removal).toEqual(unavailable('failing'));
  const read = keychain.read('account-1');
  latest().listener.onMessage({ kind: 'removed' });
  expect(await read).toEqual(unavailable('failing'));
  await keychain.close();
});

test('what a killed process still says is not heard', async () => {
  vi.useFakeTimers();
  try {
    const { keychain, processes } = keychainWithFakeProcess(1000);
    const first = keychain.read('account-1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toEqual(unavailable('no-answer'));
    const [old, next] = processes;
    expect(old?.killed).toBe(true);
    keychain.askAgain();
    const second = keychain.read('account-2');
    old?.listener.onMessage({ kind: 'absent' });
    next?.listener.onMessage({ kind: 'found', secret: 'token' });
    expect((await second).kind).toBe('found');
    await keychain.close();
  } finally {
    vi.useRealTimers();
  }
});

test('a queue that moves is not late, however long it is', async () => {
  vi.useFakeTimers();
  try {
    const { keychain, latest, processes } = keychainWithFakeProcess(1000);
    const reads = Array.from({ length: 50 }, (_, turn) => keychain.read(`account-${String(turn)}`));
    for (let turn = 0; turn < reads.length; turn += 1) {
      await vi.advanceTimersByTimeAsync(900);
      latest().listener.onMessage({ kind: 'absent' });
    }
    expect(new Set((await Promise.all(reads)).map(({ kind }) => kind))).toEqual(new Set(['absent']));

    const stuck = Array.from({ length: 3 }, () => keychain.probe());
    await vi.advanceTimersByTimeAsync(1000);
    expect(await Promise.all(stuck)).toEqual(stuck.map(() => unavailable('no-answer')));
    expect(processes.map(({ killed }) => killed)).toContain(true);
    await keychain.close();
  } finally {
    vi.useRealTimers();
  }
});

test('a process with a past is replaced before its failure is believed, a new one is believed', async () => {
  const missing = { kind: 'failed', reason: 'missing', code: 'no-bus' };
  const { keychain, processes, latest } = keychainWithFakeProcess();
  const first = keychain.probe();
  latest().listener.onMessage({ kind: 'available' });
  await first;
  const second = keychain.read('account-1');
  latest().listener.onMessage(missing);
  expect(processes).toHaveLength(2);
  latest().listener.onMessage({ kind: 'found', secret: 'token' });
  expect((await second).kind).toBe('found');

  const third = keychain.read('account-1');
  latest().listener.onMessage(missing);
  latest().listener.onMessage(missing);
  expect(await third).toEqual(unavailable('missing'));
  const fourth = keychain.read('account-1');
  latest().listener.onMessage(missing);
  expect(await fourth).toEqual(unavailable('missing'));
  await keychain.close();
});

test('a new process, too, is replaced once where its session with the keychain is broken: the next one is hardly ever', async () => {
  const broken = { kind: 'failed', reason: 'failing', code: 'session-broken' };
  const { keychain, processes, latest } = keychainWithFakeProcess();
  const write = keychain.write('account-1', new Secret('token'));
  latest().listener.onMessage(broken);
  expect(processes.map(({ killed }) => killed)).toEqual([true, false]);
  latest().listener.onMessage({ kind: 'written' });
  expect(await write).toEqual({ kind: 'written' });
  const read = keychain.read('account-1');
  latest().listener.onMessage(broken);
  latest().listener.onMessage(broken);
  expect(await read).toEqual(unavailable('failing'));
  await keychain.close();
});

test('the process has the next request while it is at work on one, and no more', async () => {
  const { keychain, latest } = keychainWithFakeProcess();
  const reads = ['account-1', 'account-2', 'account-3'].map((name) => keychain.read(name));
  const sent = () => latest().sent.map((request) => request as { name: string; ahead: boolean });
  expect(sent().map(({ name, ahead }) => [name, ahead])).toEqual([
    ['account-1', false],
    ['account-2', true],
  ]);
  for (const secret of ['one', 'two', 'three']) latest().listener.onMessage({ kind: 'found', secret });
  const found = (await Promise.all(reads)).map((read) =>
    read.kind === 'found' ? read.secret.reveal() : read,
  );
  expect(found).toEqual(['one', 'two', 'three']);
  expect(sent()).toHaveLength(3);
  await keychain.close();
});

test('what was sent ahead of a locked keyring’s answer is not begun, and asked again without a prompt', async () => {
  const { keychain, processes, latest } = keychainWithFakeProcess();
  const reads = [keychain.read('account-1'), keychain.read('account-2')];
  latest().listener.onMessage({ kind: 'failed', reason: 'locked', code: 'locked' });
  latest().listener.onMessage({ kind: 'failed', reason: 'failing', code: 'not-begun' });
  expect(latest().sent.at(-1)).toMatchObject({ name: 'account-2', quiet: true, ahead: false });
  latest().listener.onMessage({ kind: 'found', secret: 'token' });
  expect((await Promise.all(reads)).map(({ kind }) => kind)).toEqual(['unavailable', 'found']);
  expect(processes).toHaveLength(1);
  await keychain.close();
});

test('all that a process had when it ended is done by the next one, in its order', async () => {
  const { keychain, processes, latest } = keychainWithFakeProcess();
  const reads = ['account-1', 'account-2', 'account-3'].map((name) => keychain.read(name));
  processes[0]?.listener.onExit();
  expect(processes).toHaveLength(2);
  for (const secret of ['one', 'two', 'three']) latest().listener.onMessage({ kind: 'found', secret });
  const found = (await Promise.all(reads)).map((read) =>
    read.kind === 'found' ? read.secret.reveal() : read,
  );
  expect(found).toEqual(['one', 'two', 'three']);
  await keychain.close();
});

test('closing answers all that was asked, and starts no process', async () => {
  const { keychain, processes, latest } = keychainWithFakeProcess();
  const reads = ['account-1', 'account-2', 'account-3'].map((name) => keychain.read(name));
  const closed = keychain.close();
  latest().listener.onMessage({ kind: 'found', secret: 'one' });
  latest().listener.onExit();
  await closed;
  expect((await Promise.all(reads)).map(({ kind }) => kind)).toEqual(['found', 'unavailable', 'unavailable']);
  expect(processes).toHaveLength(1);
});

test('a locked keyring is not asked twice, and its process is kept', async () => {
  const { keychain, processes, latest } = keychainWithFakeProcess();
  for (let turn = 0; turn < 3; turn += 1) {
    const read = keychain.read('account-1');
    latest().listener.onMessage({ kind: 'failed', reason: 'locked', code: 'locked' });
    expect(await read).toEqual(unavailable('locked'));
  }
  expect(processes).toHaveLength(1);
  expect(latest().sent).toHaveLength(3);
  await keychain.close();
});

test('after a prompt that nobody answered the person is not asked again for longer and longer, unless they want to be', async () => {
  vi.useFakeTimers();
  try {
    const { keychain, latest } = keychainWithFakeProcess();
    /** Whether the person may be prompted for a read, which then finds the keychain locked. */
    const mayPrompt = async (): Promise<boolean> => {
      const read = keychain.read('account-1');
      latest().listener.onMessage({ kind: 'failed', reason: 'locked', code: 'locked' });
      expect(await read).toEqual(unavailable('locked'));
      return !(latest().sent.at(-1) as { quiet: boolean }).quiet;
    };
    expect(await mayPrompt()).toBe(true);
    const minute = 60_000;
    for (const length of [5, 10, 20].map((minutes) => minutes * minute)) {
      expect(await mayPrompt()).toBe(false);
      await vi.advanceTimersByTimeAsync(length - 1);
      expect(await mayPrompt()).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await mayPrompt()).toBe(true);
    }
    keychain.askAgain();
    expect(await mayPrompt()).toBe(true);
    expect(await mayPrompt()).toBe(false);
    await keychain.close();
  } finally {
    vi.useRealTimers();
  }
});

test('names and secrets that no keychain gives back as they were are refused and not sent', async () => {
  const { keychain, latest } = keychainWithFakeProcess();
  const secret = new Secret('token');
  for (const name of ['', 'Account', 'a b', 'ä', 'a/b', 'a\0', 'a\n', 'canary', 'x'.repeat(201)]) {
    expect(await keychain.read(name)).toEqual(unavailable('failing'));
    expect(await keychain.write(name, secret)).toEqual(unavailable('failing'));
    expect(await keychain.remove(name)).toEqual(unavailable('failing'));
  }
  for (const value of ['', 'tok\0en', 'tok\uD800en']) {
    expect(await keychain.write('account-1', new Secret(value))).toEqual(unavailable('failing'));
  }
  expect(latest().sent).toEqual([]);
  await keychain.close();
});

test('the log names the failure, and neither the account nor its secret', async () => {
  const { keychain, latest, logged } = keychainWithFakeProcess();
  const write = keychain.write('account-1', new Secret('the token'));
  latest().listener.onMessage({ kind: 'failed', reason: 'failing', code: 'unknown' });
  await write;
  expect(logged).toEqual([
    ['keychain failed', { operation: 'write', reason: 'failing', code: 'unknown', retry: false }],
  ]);
  await keychain.close();
});

test('where it is to take no memory for nothing, a process is started when it is asked and ends after a while', async () => {
  vi.useFakeTimers();
  try {
    const { keychain, processes, latest } = keychainWithFakeProcess(10_000, { idle: 5_000 });
    expect(processes).toHaveLength(0);
    const probe = keychain.probe();
    latest().listener.onMessage({ kind: 'available' });
    await probe;
    await vi.advanceTimersByTimeAsync(4_999);
    const second = keychain.probe();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(latest().killed).toBe(false);
    latest().listener.onMessage({ kind: 'available' });
    await second;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(latest().killed).toBe(true);

    const third = keychain.probe();
    expect(processes).toHaveLength(2);
    latest().listener.onMessage({ kind: 'available' });
    expect(await third).toEqual({ kind: 'available' });
    await keychain.close();
  } finally {
    vi.useRealTimers();
  }
});

test('a process that was asked 2,000 times is replaced as soon as nothing is asked, because libsecret loses memory', async () => {
  const { keychain, processes, latest } = keychainWithFakeProcess();
  const ask = async (times: number): Promise<void> => {
    const reads = Array.from({ length: times }, () => keychain.read('account-1'));
    for (let turn = 0; turn < times; turn += 1) latest().listener.onMessage({ kind: 'absent' });
    expect(new Set((await Promise.all(reads)).map(({ kind }) => kind))).toEqual(new Set(['absent']));
  };
  await ask(1_999);
  expect(processes).toHaveLength(1);
  // In the middle of its work it stays.
  await ask(500);
  expect(processes.map(({ killed }) => killed)).toEqual([true, false]);
  expect(processes[0]?.sent).toHaveLength(2_499);
  await ask(10);
  expect(processes).toHaveLength(2);
  await keychain.close();
});

test('a process that was asked for an item stays, as the person may have been asked whether to trust it', async () => {
  vi.useFakeTimers();
  try {
    const { keychain, processes, latest } = keychainWithFakeProcess(10_000, { idle: 5_000 });
    const read = keychain.read('account-1');
    latest().listener.onMessage({ kind: 'absent' });
    await read;
    const probe = keychain.probe();
    latest().listener.onMessage({ kind: 'available' });
    await probe;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(latest().killed).toBe(false);
    expect(processes).toHaveLength(1);
    await keychain.close();
  } finally {
    vi.useRealTimers();
  }
});

test('what Windows’ Credential Manager would not take is refused for that, and not sent', async () => {
  const { keychain, latest } = keychainWithFakeProcess(10_000, { longestItem: longestItemOn('win32') });
  expect(await keychain.write('account-1', new Secret('é'.repeat(1281)))).toEqual(unavailable('too-long'));
  expect(latest().sent).toEqual([]);
  void keychain.write('account-1', new Secret('é'.repeat(1280)));
  expect(latest().sent).toHaveLength(1);
});

test.each(['linux', 'darwin'] as const)('nothing is too long for the keychain on %s', async (platform) => {
  const { keychain, latest } = keychainWithFakeProcess(10_000, { longestItem: longestItemOn(platform) });
  void keychain.write('account-1', new Secret('x'.repeat(100_000)));
  expect(latest().sent).toHaveLength(1);
  await keychain.close();
});
