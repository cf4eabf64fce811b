import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, afterAll, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { childPath, keychainOn, type KeychainUnderTest } from './keychain-under-test.ts';
import { startPrivateKeyring, type PrivateKeyring } from './private-keyring.ts';
import { hasEnded, isRunning } from './processes.ts';

/** The keychain process itself: how it ends, is replaced, and takes its turns. On a real keyring. */
let keyring: PrivateKeyring;
beforeAll(async () => {
  keyring = await startPrivateKeyring();
});
afterAll(() => keyring.close());

const reason = 'failing';

function keychainHere(options: Parameters<typeof keychainOn>[1] = {}): KeychainUnderTest {
  const under = keychainOn(keyring, { deadline: 20_000, ...options });
  onTestFinished(() => under.keychain.close());
  return under;
}

async function firstPid(under: KeychainUnderTest): Promise<number> {
  const { pid } = await under.childAfter(0);
  if (pid === null) throw new Error('The keychain process was not started');
  return pid;
}

/** An app in a process of its own, and what it has printed so far. */
function startApp(mode: 'read-once' | 'read-on', on = keyring) {
  const program = path.join(import.meta.dirname, 'fixtures/reading-app.ts');
  const app = spawn(process.execPath, [program, mode, childPath], {
    env: on.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    app.kill('SIGKILL');
  });
  const ended = once(app, 'exit');
  const lines: Record<string, unknown>[] = [];
  const output = createInterface({ input: app.stdout });
  output.on('line', (line) => lines.push(JSON.parse(line) as Record<string, unknown>));
  const first = async (what: 'child' | 'read'): Promise<unknown> => {
    for (;;) {
      const line = lines.find((printed) => printed[what] !== undefined);
      if (line !== undefined) return line[what];
      await once(output, 'line');
    }
  };
  return {
    app,
    ended,
    firstRead: () => first('read'),
    firstChild: async (): Promise<number> => {
      const pid = await first('child');
      if (typeof pid !== 'number') throw new Error('The keychain process was not started');
      return pid;
    },
  };
}

test(
  'an app that is killed at any moment leaves neither a keychain process nor a canary',
  { timeout: 300_000 },
  async () => {
    for (let moment = 0; moment < 12; moment += 1) {
      const { app, ended, firstRead, firstChild } = startApp('read-on');
      const child = await firstChild();
      await firstRead();
      await pause(moment);
      app.kill('SIGKILL');
      await ended;
      await hasEnded(child);
      expect(await keyring.lookup('canary')).toBeNull();
    }
  },
);

test('an app that is killed while a prompt waits for its answer leaves no keychain process', async () => {
  const prompting = await startPrivateKeyring({ display: true });
  onTestFinished(() => prompting.close());
  const { keychain } = keychainOn(prompting);
  onTestFinished(() => keychain.close());
  // What fixtures/reading-app.ts reads: a keyring that is locked asks only about what it holds.
  expect(await keychain.write('absent', new Secret('token'))).toEqual({ kind: 'written' });
  await prompting.lock();
  const { app, ended, firstChild } = startApp('read-on', prompting);
  const child = await firstChild();
  while (!(await prompting.isPrompting())) await pause(10);
  app.kill('SIGKILL');
  await ended;
  await hasEnded(child);
});

test('an app that ends without closing its keychain is not kept from ending', async () => {
  const { ended, firstRead, firstChild } = startApp('read-once');
  const child = await firstChild();
  expect(await firstRead()).toBe('absent');
  expect(await ended).toEqual([0, null]);
  await hasEnded(child);
});

test('closing waits for what the process has been sent, answers the others and ends the process', async () => {
  const under = keychainHere({ patienceAtEnd: 60_000 });
  const pid = await firstPid(under);
  const first = under.keychain.write('account-1', new Secret('token'));
  const second = under.keychain.write('account-2', new Secret('token'));
  const third = under.keychain.write('account-3', new Secret('token'));
  await under.keychain.close();
  expect(await first).toEqual({ kind: 'written' });
  expect(await second).toEqual({ kind: 'written' });
  expect(await third).toEqual({ kind: 'unavailable', reason });
  expect(await under.keychain.probe()).toEqual({ kind: 'unavailable', reason });
  expect(isRunning(pid)).toBe(false);
  expect(under.children).toHaveLength(1);
  expect(await keyring.lookup('account-1')).toBe('token');
  expect(await keyring.lookup('account-2')).toBe('token');
  expect(await keyring.lookup('account-3')).toBeNull();
});

test('closing does not wait for a keyring that hangs', async () => {
  const under = keychainHere({ deadline: 600_000 });
  const pid = await firstPid(under);
  keyring.pauseDaemon();
  try {
    const read = under.keychain.read('account-1');
    await under.keychain.close();
    expect(await read).toEqual({ kind: 'unavailable', reason });
    expect(isRunning(pid)).toBe(false);
    expect(under.children).toHaveLength(1);
  } finally {
    keyring.resumeDaemon();
  }
});

test('an operation whose process crashes is done in the next one', async () => {
  const under = keychainHere();
  expect(await under.keychain.write('account-3', new Secret('token'))).toEqual({ kind: 'written' });
  const pid = await firstPid(under);
  keyring.pauseDaemon();
  const read = under.keychain.read('account-3');
  process.kill(pid, 'SIGSEGV');
  await under.childAfter(1);
  keyring.resumeDaemon();
  const answer = await read;
  expect(answer.kind === 'found' && answer.secret.reveal()).toBe('token');
  expect(under.codes).toEqual(['process-ended']);
});

test('an operation that crashes its process twice is given up, and the next one is done', async () => {
  const under = keychainHere();
  keyring.pauseDaemon();
  const read = under.keychain.read('account-3');
  const next = under.keychain.remove('account-3');
  for (const turn of [0, 1]) {
    const { pid } = await under.childAfter(turn);
    process.kill(pid ?? NaN, 'SIGSEGV');
  }
  expect(await read).toEqual({ kind: 'unavailable', reason });
  keyring.resumeDaemon();
  expect(await next).toEqual({ kind: 'removed' });
  expect(under.codes).toEqual(['process-ended', 'process-ended']);
});

test('a process that dies idle is replaced by the next operation', async () => {
  const under = keychainHere();
  expect(await under.keychain.probe()).toEqual({ kind: 'available' });
  const pid = await firstPid(under);
  process.kill(pid, 'SIGSEGV');
  await hasEnded(pid);
  expect(await under.keychain.probe()).toEqual({ kind: 'available' });
});

test('a process that cannot live fails its operation and is not started over and over', async () => {
  const under = keychainHere({ childPath: path.join(import.meta.dirname, 'fixtures/no-such-child.ts') });
  expect(await under.keychain.probe()).toEqual({ kind: 'unavailable', reason });
  const started = under.children.length;
  for (const { pid } of under.children) await hasEnded(pid ?? NaN);
  expect(under.children).toHaveLength(started);
  expect(started).toBeLessThanOrEqual(4);
});

test('after one call that hangs the others are told at once, until somebody asks again', async () => {
  const under = keychainHere({ deadline: 8000 });
  expect(await under.keychain.probe()).toEqual({ kind: 'available' });
  keyring.pauseDaemon();
  const order: string[] = [];
  const note = (name: string, call: Promise<{ kind: string }>): Promise<number> =>
    call.then((answer) => order.push(`${name} ${answer.kind}`));
  const reads = ['first', 'second', 'third'].map((name) => note(name, under.keychain.read('absent')));
  await Promise.all(reads);
  const { length } = under.children;
  // As many as a person has accounts: each would take a deadline of its own, and a new process after it.
  for (let turn = 0; turn < 24; turn += 1) {
    expect(await under.keychain.read('absent')).toEqual({ kind: 'unavailable', reason: 'no-answer' });
  }
  expect(under.children).toHaveLength(length);
  keyring.resumeDaemon();
  expect(await under.keychain.read('absent')).toEqual({ kind: 'unavailable', reason: 'no-answer' });
  under.keychain.askAgain();
  expect(await under.keychain.read('absent')).toEqual({ kind: 'absent' });
  expect(order).toEqual(['first unavailable', 'second unavailable', 'third unavailable']);
});

test('a hundred operations are done one at a time, in the order asked', async () => {
  const { keychain } = keychainHere();
  const done: number[] = [];
  const calls = Array.from({ length: 100 }, async (_, turn) => {
    const name = 'account-in-turn';
    if (turn % 4 === 0) await keychain.write(name, new Secret(`token ${String(turn)}`));
    else if (turn % 4 < 3) {
      const answer = await keychain.read(name);
      const expected = turn % 4 === 1 ? `token ${String(turn - 1)}` : `token ${String(turn - 2)}`;
      expect(answer.kind === 'found' && answer.secret.reveal()).toBe(expected);
    } else expect(await keychain.remove(name)).toEqual({ kind: 'removed' });
    done.push(turn);
  });
  await Promise.all(calls);
  expect(done).toEqual(Array.from({ length: 100 }, (_, turn) => turn));
  expect(await keyring.lookup('account-in-turn')).toBeNull();
});

test('Ctrl-C, which reaches the whole process group, does not end an operation at hand', async () => {
  const under = keychainHere();
  expect(await under.keychain.probe()).toEqual({ kind: 'available' });
  const pid = await firstPid(under);
  const read = under.keychain.read('absent');
  process.kill(pid, 'SIGINT');
  process.kill(pid, 'SIGHUP');
  expect(await read).toEqual({ kind: 'absent' });
  expect(under.children).toHaveLength(1);
});

test('the process is started before anybody asks, and is told no secret by its arguments or environment', async () => {
  const under = keychainHere({ env: { SIGNOFF_API_KEY: 'the api key' } });
  const pid = await firstPid(under);
  expect(await under.keychain.write('account-4', new Secret('the secret token'))).toEqual({
    kind: 'written',
  });
  for (const file of ['cmdline', 'environ']) {
    const text = readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
    expect(text).toContain(file === 'cmdline' ? 'child.ts' : 'DBUS_SESSION_BUS_ADDRESS');
    expect(text).not.toMatch(/the api key|the secret token/);
  }
});
