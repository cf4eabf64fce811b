import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Keychain, KeychainRead } from '../../electron/core/ports/keychain.ts';
import { Secret } from '../../electron/core/secret.ts';
import type { KeychainReason } from '../../shared/problem.ts';
import { whileAppWorks } from './app-at-work.ts';
import { keychainOn, type KeychainUnderTest } from './keychain-under-test.ts';
import { startPrivateKeyring, type KeyringState, type PrivateKeyring } from './private-keyring.ts';
import { appWithoutLibsecret } from './without-libsecret.ts';

/** Each way in which keytar fails on Linux, on a real keyring; the table of them is printed at the end. */
const rows: string[][] = [];
const account = 'account-1';
const token = new Secret('a token that must not be lost');

interface Failing {
  readonly situation: string;
  readonly reason: KeychainReason;
  readonly code: string;
  /** Milliseconds. Where the call hangs, the answer comes only with the deadline. */
  readonly deadline: number;
  readonly hanging: boolean;
}

afterAll(() => {
  const head = [
    'situation',
    'answer',
    'code in the log',
    'six answers came',
    'app works meanwhile',
    'try again',
  ];
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  console.log(
    `The keychain when it fails (gnome-keyring, each on a bus of its own)\n\n${lines.join('\n')}\n`,
  );
});

async function keyringInState(state: KeyringState, display = false): Promise<PrivateKeyring> {
  const keyring = await startPrivateKeyring({ state, display });
  onTestFinished(() => keyring.close());
  return keyring;
}

function keychainFor(keyring: PrivateKeyring, options: Parameters<typeof keychainOn>[1]): KeychainUnderTest {
  const made = keychainOn(keyring, options);
  onTestFinished(() => made.keychain.close());
  return made;
}

/** Asks everything that can be asked, at once, and demands the same true answer to each. */
async function expectUnavailable({ keychain, codes }: KeychainUnderTest, failing: Failing): Promise<string> {
  const calls: (() => Promise<KeychainRead | Awaited<ReturnType<Keychain['write' | 'remove' | 'probe']>>>)[] =
    [
      () => keychain.read(account),
      () => keychain.remove(account),
      () => keychain.write(account, new Secret('another token')),
      () => keychain.probe(),
      () => keychain.read('account-that-never-was'),
      () => keychain.remove('account-that-never-was'),
    ];
  const { answers, milliseconds } = await whileAppWorks(calls, { hanging: failing.hanging });
  expect(answers).toEqual(calls.map(() => ({ kind: 'unavailable', reason: failing.reason })));
  // The deadline is kept by this process's own timer, and what comes on top is a loaded machine. That no deadline was waited for
  // where the call fails at once, its code says.
  expect(codes).toContain(failing.code);
  return failing.hanging
    ? `at its deadline of ${String(failing.deadline)} ms`
    : `${milliseconds.toFixed(0)} ms (deadline ${String(failing.deadline)})`;
}

/** "Try again", by the same keychain object: what was there is there, and can be used and removed. */
async function expectRecovered(keychain: Keychain, keyring: PrivateKeyring, stored: boolean): Promise<void> {
  keychain.askAgain();
  if (stored) {
    const read = await keychain.read(account);
    expect(read.kind === 'found' && read.secret.equals(token)).toBe(true);
  } else {
    expect(await keychain.read(account)).toEqual({ kind: 'absent' });
    expect(await keychain.write(account, token)).toEqual({ kind: 'written' });
  }
  expect(await keyring.lookup(account)).toBe(token.reveal());
  expect(await keychain.remove(account)).toEqual({ kind: 'removed' });
  expect(await keyring.lookup(account)).toBeNull();
  expect(await keyring.lookup('canary')).toBeNull();
}

function report(failing: Failing, answered: string): void {
  rows.push([failing.situation, `unavailable: ${failing.reason}`, failing.code, answered, 'yes', 'works']);
}

test('no session bus', async () => {
  const failing: Failing = {
    situation: 'no session bus',
    reason: 'missing',
    code: 'no-bus',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('no-bus');
  const under = keychainFor(keyring, failing);
  const answered = await expectUnavailable(under, failing);
  await keyring.startBus();
  await keyring.startDaemon('unlocked');
  await expectRecovered(under.keychain, keyring, false);
  report(failing, answered);
});

test('a bus without a Secret Service', async () => {
  const failing: Failing = {
    situation: 'a bus, no Secret Service',
    reason: 'missing',
    code: 'no-secret-service',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('no-secret-service');
  const under = keychainFor(keyring, failing);
  const answered = await expectUnavailable(under, failing);
  await keyring.startDaemon('unlocked');
  await expectRecovered(under.keychain, keyring, false);
  report(failing, answered);
});

test('locked, without a display', async () => {
  const failing: Failing = {
    situation: 'locked, no display',
    reason: 'locked',
    code: 'locked',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('unlocked');
  const under = keychainFor(keyring, failing);
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  await keyring.lock();
  const answered = await expectUnavailable(under, failing);
  await keyring.unlock();
  await expectRecovered(under.keychain, keyring, true);
  report(failing, answered);
});

test('no keyring created yet, without a display', async () => {
  const failing: Failing = {
    situation: 'not created yet, no display',
    reason: 'locked',
    code: 'not-created',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('not-created');
  const under = keychainFor(keyring, failing);
  const answered = await expectUnavailable(under, failing);
  await keyring.startDaemon('unlocked');
  await expectRecovered(under.keychain, keyring, false);
  report(failing, answered);
});

test('locked, with a prompt that nobody answers', async () => {
  const failing: Failing = {
    situation: 'locked, prompt nobody answers',
    reason: 'no-answer',
    code: 'deadline',
    deadline: 4000,
    hanging: true,
  };
  const keyring = await keyringInState('unlocked', true);
  const under = keychainFor(keyring, failing);
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  await keyring.lock();
  const answered = await expectUnavailable(under, failing);
  expect(await keyring.isPrompting()).toBe(true);
  await keyring.unlock();
  await expectRecovered(under.keychain, keyring, true);
  report(failing, answered);
});

test('the keyring hangs', async () => {
  const failing: Failing = {
    situation: 'the keyring hangs',
    reason: 'no-answer',
    code: 'deadline',
    deadline: 4000,
    hanging: true,
  };
  const keyring = await keyringInState('unlocked');
  const under = keychainFor(keyring, failing);
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  keyring.pauseDaemon();
  const answered = await expectUnavailable(under, failing);
  keyring.resumeDaemon();
  // The paused keyring had taken the calls in and does them now, so any of them may have had its effect. What counts
  // is that it answers again, and truly.
  under.keychain.askAgain();
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  await expectRecovered(under.keychain, keyring, true);
  report(failing, answered);
});

test('the bus is killed', async () => {
  const failing: Failing = {
    situation: 'the bus is killed',
    reason: 'missing',
    code: 'no-bus',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('unlocked');
  const under = keychainFor(keyring, failing);
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  await keyring.killBus();
  const answered = await expectUnavailable(under, failing);
  await keyring.startBus();
  await keyring.startDaemon('unlocked');
  await expectRecovered(under.keychain, keyring, true);
  report(failing, answered);
});

test('the daemon is killed', async () => {
  const failing: Failing = {
    situation: 'the daemon is killed',
    reason: 'missing',
    code: 'no-secret-service',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('unlocked');
  const under = keychainFor(keyring, failing);
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  await keyring.killDaemon();
  const answered = await expectUnavailable(under, failing);
  await keyring.startDaemon('unlocked');
  await expectRecovered(under.keychain, keyring, true);
  report(failing, answered);
});

test('the daemon is killed and restarted unlocked between two calls', async () => {
  const keyring = await keyringInState('unlocked');
  const { keychain, codes } = keychainFor(keyring, { deadline: 20_000 });
  expect(await keychain.write(account, token)).toEqual({ kind: 'written' });
  await keyring.killDaemon();
  await keyring.startDaemon('unlocked');
  const began = performance.now();
  await expectRecovered(keychain, keyring, true);
  // The old process met the dead daemon; what the app got is a new one's answer.
  expect(codes).toEqual(['daemon-gone']);
  const answered = `${(performance.now() - began).toFixed(0)} ms (deadline 20000)`;
  rows.push(['the daemon is restarted unlocked', 'found', 'daemon-gone', answered, 'yes', 'not needed']);
});

test('the daemon is killed and restarted locked between two calls', async () => {
  const failing: Failing = {
    situation: 'the daemon is restarted locked',
    reason: 'locked',
    code: 'locked',
    deadline: 20_000,
    hanging: false,
  };
  const keyring = await keyringInState('unlocked');
  const under = keychainFor(keyring, failing);
  expect(await under.keychain.write(account, token)).toEqual({ kind: 'written' });
  await keyring.killDaemon();
  await keyring.startDaemon('locked');
  const answered = await expectUnavailable(under, failing);
  await keyring.unlock();
  await expectRecovered(under.keychain, keyring, true);
  report(failing, answered);
});

test('libsecret is missing', async () => {
  const failing: Failing = {
    situation: 'libsecret is missing',
    reason: 'missing',
    code: 'not-loaded',
    deadline: 20_000,
    hanging: false,
  };
  const app = appWithoutLibsecret();
  onTestFinished(() => {
    app.close();
  });
  expect(app.linkerError).toMatch(
    /libsecret-\d\.so\.0: cannot open shared object file: No such file or directory/,
  );
  const keyring = await keyringInState('unlocked');
  const under = keychainFor(keyring, { ...failing, childPath: app.childPath });
  const answered = await expectUnavailable(under, failing);
  app.installLibsecret();
  await expectRecovered(under.keychain, keyring, false);
  report(failing, answered);
});
