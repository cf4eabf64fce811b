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
  /** Whether a prompt can be shown. */
  readonly display?: true;
  /** How the keyring is at first. */
  readonly starts: KeyringState;
  /** Makes it fail, once a token was stored; left out: it fails from the start. */
  readonly fails?: (keyring: PrivateKeyring) => unknown;
  readonly reason: KeychainReason;
  readonly code: string;
  /** The answer comes only with the deadline. */
  readonly hanging?: true;
  /** What else is so while it fails. */
  readonly meanwhile?: (keyring: PrivateKeyring) => Promise<void>;
  readonly mends: (keyring: PrivateKeyring, keychain: Keychain) => unknown;
}

/** In milliseconds. */
const deadlineOf = ({ hanging }: Failing): number => (hanging ? 4_000 : 20_000);

const startUnlocked = (keyring: PrivateKeyring): Promise<void> => keyring.startDaemon('unlocked');
const startAll = async (keyring: PrivateKeyring): Promise<void> => {
  await keyring.startBus();
  await keyring.startDaemon('unlocked');
};

const failings: readonly Failing[] = [
  { situation: 'no session bus', starts: 'no-bus', reason: 'missing', code: 'no-bus', mends: startAll },
  {
    ...{ situation: 'a bus, no Secret Service', starts: 'no-secret-service' },
    ...{ reason: 'missing', code: 'no-secret-service', mends: startUnlocked },
  },
  {
    ...{ situation: 'locked, no display', starts: 'unlocked', fails: (keyring) => keyring.lock() },
    ...{ reason: 'locked', code: 'locked', mends: (keyring) => keyring.unlock() },
  },
  {
    ...{ situation: 'not created yet, no display', starts: 'not-created' },
    ...{ reason: 'locked', code: 'not-created', mends: startUnlocked },
  },
  {
    ...{ situation: 'locked, prompt nobody answers', display: true, starts: 'unlocked' },
    fails: (keyring) => keyring.lock(),
    ...{ reason: 'no-answer', code: 'deadline', hanging: true },
    meanwhile: async (keyring) => expect(await keyring.isPrompting()).toBe(true),
    mends: (keyring) => keyring.unlock(),
  },
  {
    ...{ situation: 'the keyring hangs', starts: 'unlocked', fails: (keyring) => keyring.pauseDaemon() },
    ...{ reason: 'no-answer', code: 'deadline', hanging: true },
    mends: async (keyring, keychain) => {
      keyring.resumeDaemon();
      // The paused keyring had taken the calls in and does them now, so any of them may have had its effect. What counts
      // is that it answers again, and truly.
      keychain.askAgain();
      expect(await keychain.write(account, token)).toEqual({ kind: 'written' });
    },
  },
  {
    ...{ situation: 'the bus is killed', starts: 'unlocked', fails: (keyring) => keyring.killBus() },
    ...{ reason: 'missing', code: 'no-bus', mends: startAll },
  },
  {
    ...{ situation: 'the daemon is killed', starts: 'unlocked', fails: (keyring) => keyring.killDaemon() },
    ...{ reason: 'missing', code: 'no-secret-service', mends: startUnlocked },
  },
  {
    ...{ situation: 'the daemon is restarted locked', starts: 'unlocked' },
    fails: async (keyring) => {
      await keyring.killDaemon();
      await keyring.startDaemon('locked');
    },
    ...{ reason: 'locked', code: 'locked', mends: (keyring) => keyring.unlock() },
  },
];

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
  const { answers, milliseconds } = await whileAppWorks(calls, { hanging: failing.hanging === true });
  expect(answers).toEqual(calls.map(() => ({ kind: 'unavailable', reason: failing.reason })));
  // The deadline is kept by this process's own timer, and what comes on top is a loaded machine. That no deadline was waited for
  // where the call fails at once, its code says.
  expect(codes).toContain(failing.code);
  return failing.hanging
    ? `at its deadline of ${String(deadlineOf(failing))} ms`
    : `${milliseconds.toFixed(0)} ms (deadline ${String(deadlineOf(failing))})`;
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

/** The row of the table for a failure, once the keychain was seen to fail so and to work again. */
async function failAndRecover(failing: Failing, keyring: PrivateKeyring, childPath?: string): Promise<void> {
  const under = keychainFor(keyring, {
    deadline: deadlineOf(failing),
    ...(childPath !== undefined && { childPath }),
  });
  const { keychain } = under;
  if (failing.fails !== undefined) {
    expect(await keychain.write(account, token)).toEqual({ kind: 'written' });
    await failing.fails(keyring);
  }
  const answered = await expectUnavailable(under, failing);
  await failing.meanwhile?.(keyring);
  await failing.mends(keyring, keychain);
  await expectRecovered(keychain, keyring, failing.fails !== undefined);
  const { situation, reason, code } = failing;
  rows.push([situation, `unavailable: ${reason}`, code, answered, 'yes', 'works']);
}

test.each(failings)('$situation', async (failing) => {
  await failAndRecover(failing, await keyringInState(failing.starts, failing.display));
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

test('libsecret is missing', async () => {
  const app = appWithoutLibsecret();
  onTestFinished(() => app.close());
  expect(app.linkerError).toMatch(
    /libsecret-\d\.so\.0: cannot open shared object file: No such file or directory/,
  );
  const failing: Failing = {
    ...{ situation: 'libsecret is missing', starts: 'unlocked', reason: 'missing', code: 'not-loaded' },
    mends: () => app.installLibsecret(),
  };
  await failAndRecover(failing, await keyringInState(failing.starts), app.childPath);
});
