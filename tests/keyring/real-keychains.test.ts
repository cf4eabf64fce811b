import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, onTestFailed, onTestFinished, test } from 'vitest';
import type { Keychain } from '../../electron/core/ports/keychain.ts';
import { Secret } from '../../electron/core/secret.ts';
import { keychainOn } from './keychain-under-test.ts';
import { startPrivateKeyring } from './private-keyring.ts';
import {
  databasePassword,
  makeWallet,
  openWallet,
  startEmptySession,
  startGnomeKeyring,
  startKeePassXC,
  startKWallet,
  untilAsked,
  whileDismissing,
  type RealKeychain,
} from './real-keychains.ts';
import { makeSecondKeyring } from './second-keyring.ts';

/** What is said of gnome-keyring, KWallet and KeePassXC in each of their states, beside what is true; the table is printed at the end. */
const rows: string[][] = [['keychain', 'state', 'what is said', 'dialogs']];
afterAll(() => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log(
    rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n'),
  );
});

const token = new Secret('a token that must not be lost');
const locked = { kind: 'unavailable', reason: 'locked' } as const;
const programs: readonly [string, () => Promise<RealKeychain>][] = [
  ['gnome-keyring', startGnomeKeyring],
  ['KWallet', startKWallet],
  ['KeePassXC', () => startKeePassXC()],
];

function keychainFor({ on }: RealKeychain, deadline = 60_000): Keychain {
  const { keychain, codes } = keychainOn(on, { deadline });
  onTestFailed(() => console.log('The keychain logged:', codes.join(', ') || 'nothing'));
  onTestFinished(() => keychain.close());
  return keychain;
}

async function started<T extends RealKeychain>(start: () => Promise<T>): Promise<T> {
  const program = await start();
  onTestFinished(() => program.close());
  return program;
}

async function expectFound(keychain: Keychain): Promise<void> {
  keychain.askAgain();
  const read = await keychain.read('account-1');
  expect(read.kind === 'found' && read.secret.equals(token)).toBe(true);
}

describe.each(programs)('%s', { timeout: 240_000 }, (name, start) => {
  test('open: what is written is there, and what is removed is gone', async () => {
    const keychain = keychainFor(await started(start));
    expect(await keychain.probe()).toEqual({ kind: 'available' });
    expect(await keychain.read('account-1')).toEqual({ kind: 'absent' });
    expect(await keychain.write('account-1', token)).toEqual({ kind: 'written' });
    await expectFound(keychain);
    expect(await keychain.remove('account-1')).toEqual({ kind: 'removed' });
    expect(await keychain.read('account-1')).toEqual({ kind: 'absent' });
    rows.push([name, 'open', 'written, found, removed, absent', '0']);
  });

  test('locked, and its dialog closed: every request is answered as locked after one dialog at most, and nothing is lost', async () => {
    const program = await started(start);
    const keychain = keychainFor(program);
    expect(await keychain.write('account-1', token)).toEqual({ kind: 'written' });
    await program.lock();
    const requests: readonly [string, () => Promise<unknown>][] = [
      ['read', () => keychain.read('account-1')],
      ['read of what is not there', () => keychain.read('never-was')],
      ['write', () => keychain.write('account-2', token)],
      ['remove', () => keychain.remove('account-1')],
      ['probe', () => keychain.probe()],
    ];
    for (const [what, request] of requests) {
      keychain.askAgain();
      const { answer, dialogs } = await whileDismissing(program.on.env, request);
      expect([what, answer]).toEqual([what, locked]);
      expect(dialogs).toBeLessThanOrEqual(1);
      rows.push([name, `locked, dialog closed: ${what}`, 'locked', dialogs.toString()]);
    }
    keychain.askAgain();
    const atOnce = await whileDismissing(program.on.env, () =>
      Promise.all([keychain.read('account-1'), keychain.write('account-2', token)]),
    );
    expect(atOnce.answer).toEqual([locked, locked]);
    expect(atOnce.dialogs).toBeLessThanOrEqual(1);
    rows.push([name, 'locked, dialog closed: two at once', 'locked', atOnce.dialogs.toString()]);
    // Of its own accord nothing asks again.
    const quiet = async (): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (const [, request] of requests) answers.push(await request());
      return answers;
    };
    const { answer, dialogs } = await whileDismissing(program.on.env, quiet);
    expect(answer).toEqual(requests.map(() => locked));
    expect(dialogs).toBe(0);
    await program.unlock();
    await expectFound(keychain);
    expect(await keychain.read('account-2')).toEqual({ kind: 'absent' });
  });

  test('locked, and its dialog left open: no answer', async () => {
    const program = await started(start);
    expect(await keychainFor(program).write('account-1', token)).toEqual({ kind: 'written' });
    await program.lock();
    const keychain = keychainFor(program, 8000);
    expect(await keychain.read('account-1')).toEqual({ kind: 'unavailable', reason: 'no-answer' });
    rows.push([name, 'locked, dialog left open', 'no-answer', '1']);
  });

  test('restarted: what was there is there', async () => {
    const program = await started(start);
    const keychain = keychainFor(program);
    expect(await keychain.write('account-1', token)).toEqual({ kind: 'written' });
    await program.restart();
    await expectFound(keychain);
    rows.push([name, 'restarted', 'found', '0']);
  });
});

test('KeePassXC, its dialog answered with the password: it goes on', { timeout: 240_000 }, async () => {
  const program = await started(startKeePassXC);
  const keychain = keychainFor(program);
  expect(await keychain.write('account-1', token)).toEqual({ kind: 'written' });
  await program.lock();
  const probing = keychain.probe();
  await untilAsked(program.on.env);
  const { env } = program.on;
  execFileSync('xdotool', ['type', '--delay', '30', databasePassword], { env });
  execFileSync('xdotool', ['key', 'Return'], { env });
  expect(await probing).toEqual({ kind: 'available' });
  await expectFound(keychain);
  rows.push(['KeePassXC', 'locked, dialog answered', 'available, found', '1']);
});

test('KeePassXC, access to the item denied: locked, and the item stays', { timeout: 240_000 }, async () => {
  const program = await started(() => startKeePassXC({ confirm: true }));
  expect(await keychainFor(program).write('account-1', token)).toEqual({ kind: 'written' });
  // Another process, which KeePassXC has not been told to trust.
  for (const request of ['read', 'remove'] as const) {
    const keychain = keychainFor(program);
    const { answer } = await whileDismissing(program.on.env, (): Promise<unknown> =>
      keychain[request]('account-1'),
    );
    expect(answer).toEqual(locked);
    rows.push(['KeePassXC', `access denied: ${request}`, 'locked', '1']);
  }
});

test(
  'KeePassXC, the item in a database that is locked beside an open one: not absent',
  { timeout: 240_000 },
  async () => {
    const program = await started(startKeePassXC);
    const keychain = keychainFor(program);
    expect(await keychain.write('account-1', token)).toEqual({ kind: 'written' });
    await program.openOther();
    keychain.askAgain();
    for (const request of ['read', 'remove'] as const) {
      const { answer } = await whileDismissing(program.on.env, (): Promise<unknown> =>
        keychain[request]('account-1'),
      );
      expect(answer).toEqual(locked);
      rows.push(['KeePassXC', `two databases, the other one locked: ${request}`, 'locked', '']);
    }
    await program.unlock();
    await expectFound(keychain);
  },
);

test('KWallet before it runs: it is started, not called missing', { timeout: 240_000 }, async () => {
  const on = await startEmptySession(['org.kde.kwalletd5']);
  onTestFinished(() => on.close());
  await makeWallet(on);
  const { keychain } = keychainOn(on);
  onTestFinished(() => keychain.close());
  const { answer } = await whileDismissing(on.env, () => keychain.probe());
  expect(answer).toEqual(locked);
  await openWallet(on.env);
  keychain.askAgain();
  expect(await keychain.probe()).toEqual({ kind: 'available' });
  rows.push(['KWallet', 'not running yet', 'started, locked', '']);
});

test('gnome-keyring, the item in a keyring that is locked beside the open one: not absent, not removed', async () => {
  const on = await startPrivateKeyring();
  onTestFinished(() => on.close());
  const { keychain } = keychainOn(on);
  onTestFinished(() => keychain.close());
  const other = await makeSecondKeyring(on);
  await other.store('account-1', token.reveal());
  await other.lock();
  expect(await keychain.read('account-1')).toEqual(locked);
  expect(await keychain.remove('account-1')).toEqual(locked);
  // What the open one does not hold is known to be missing all the same.
  expect(await keychain.read('never-was')).toEqual({ kind: 'absent' });
  rows.push(['gnome-keyring', 'two keyrings, the other one locked', 'locked', '0']);
});
