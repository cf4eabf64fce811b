import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyRegistry, type Registry } from '../../../electron/core/registry.ts';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { newestVersion } from '../../../electron/storage/registry-migrations.ts';
import { parseRegistry, registryText } from '../../../electron/storage/registry-text.ts';
import { account, adding, Cleaning, idsOf, RecordingLog } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
let log: RecordingLog;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
  log = new RecordingLog();
});
afterEach(() => cleaning.undo());

function onDisk(): Registry {
  return JSON.parse(readFileSync(directory.registry, 'utf8')) as Registry;
}

/** Puts an unreadable list in the place of one that was written. */
const unreadable: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['truncated', JSON.stringify({ ...emptyRegistry, accounts: [account('a')] }).slice(0, -40)],
  ['zeros', '\0'.repeat(400)],
  ['not JSON', 'accounts: none'],
  ['two documents', JSON.stringify(emptyRegistry).repeat(2)],
  ['null', 'null'],
  ['a list', '[]'],
  ['no version', '{"accounts":[],"history":[],"interruptedSignIns":[]}'],
  ['version 0', '{"version":0,"accounts":[],"history":[],"interruptedSignIns":[]}'],
  ['a version as text', '{"version":"2","accounts":[],"history":[],"interruptedSignIns":[]}'],
  ['a version that is no whole number', '{"version":1.5,"accounts":[],"history":[],"interruptedSignIns":[]}'],
];
const quarantineName = /^accounts\.damaged-\d{4}-\d\d-\d\dT[-\d]+\.\d{3}Z(-\d+)?\.json$/;

describe.each(unreadable)('an unreadable file (%s)', (_name, text) => {
  test('is put aside whole, and an empty registry takes its place', async () => {
    writeFileSync(directory.registry, text);
    const store = await cleaning.registry(directory, log);
    const [file = ''] = store.quarantined();
    expect(file).toMatch(quarantineName);
    expect(store.quarantined()).toHaveLength(1);
    expect(readFileSync(join(directory.path, file), 'utf8')).toBe(text);
    expect(store.current()).toEqual(emptyRegistry);
    expect(onDisk()).toEqual(emptyRegistry);
    expect(log.events).toEqual([{ event: 'registry-quarantined', fields: { file } }]);
    expect(await store.update(adding(account('new')))).toEqual({ kind: 'saved' });
    await store.close();
    expect((await cleaning.registry(directory)).quarantined()).toEqual([file]);
  });

  test('is told until it is dismissed, and stays on the disk', async () => {
    writeFileSync(directory.registry, text);
    const store = await cleaning.registry(directory, log);
    const [file = ''] = store.quarantined();
    for (const name of ['', 'accounts.json', '../accounts.json', `./${file}`, 'configuration.json']) {
      expect(await store.dismissQuarantined(name)).toBeNull();
    }
    const dismissed = await store.dismissQuarantined(file);
    expect(readFileSync(join(directory.path, dismissed ?? ''), 'utf8')).toBe(text);
    expect(existsSync(join(directory.path, file))).toBe(false);
    expect(store.quarantined()).toEqual([]);
    expect((await cleaning.registry(directory)).quarantined()).toEqual([]);
  });

  test('is put aside whole, and the last good copy takes its place', async () => {
    const first = await cleaning.registry(directory);
    await first.update(adding(account('a')));
    await first.update(adding(account('b')));
    await first.close();
    writeFileSync(directory.registry, text);
    const store = await cleaning.registry(directory, log);
    const told = store.quarantined();
    expect(told).toEqual([expect.stringMatching(quarantineName)]);
    expect(idsOf(store.current())).toEqual(['a', 'b']);
    expect(idsOf(onDisk())).toEqual(['a', 'b']);
    expect(store.hasUnsavedChanges()).toBe(false);
    await store.close();
    expect((await cleaning.registry(directory)).quarantined()).toEqual(told);
  });

  test('while running is put aside whole, and no account is lost', async () => {
    const store = await cleaning.registry(directory, log);
    await store.update(adding(account('a')));
    writeFileSync(directory.registry, text);
    expect(await store.update(adding(account('b')))).toEqual({ kind: 'saved' });
    expect(idsOf(onDisk())).toEqual(['a', 'b']);
    const [file = ''] = store.quarantined();
    expect(readFileSync(join(directory.path, file), 'utf8')).toBe(text);
  });
});

describe('the last good copy', () => {
  test('takes the place of a list that is gone, which is told until it is dismissed', async () => {
    const first = await cleaning.registry(directory);
    await first.update(adding(account('a')));
    await first.close();
    rmSync(directory.registry);
    const store = await cleaning.registry(directory);
    const [file = ''] = store.quarantined();
    expect(file).toMatch(quarantineName);
    expect(readFileSync(join(directory.path, file), 'utf8')).toBe('');
    expect(idsOf(store.current())).toEqual(['a']);
    expect(idsOf(onDisk())).toEqual(['a']);
    await store.close();
    const next = await cleaning.registry(directory);
    expect(next.quarantined()).toEqual([file]);
    await next.dismissQuarantined(file);
    expect((await cleaning.registry(directory)).quarantined()).toEqual([]);
  });

  test('of an empty list brings nothing back, and says nothing', async () => {
    const first = await cleaning.registry(directory);
    await first.update(adding(account('a')));
    await first.update((registry) => ({ ...registry, accounts: [] }));
    await first.close();
    rmSync(directory.registry);
    expect((await cleaning.registry(directory)).quarantined()).toEqual([]);
  });

  test('is made when all has been quiet, not at every change', async () => {
    const store = await cleaning.registry(directory, log, { copyPause: 300 });
    await store.update(adding(account('a')));
    expect(existsSync(directory.registryCopy)).toBe(false);
    await expect
      .poll(() => existsSync(directory.registryCopy) && readFileSync(directory.registryCopy, 'utf8'))
      .toBe(readFileSync(directory.registry, 'utf8'));
    expect(statSync(directory.registryCopy).mode & 0o777).toBe(0o600);
  });

  test('is not made of a damaged list, nor of one that was not saved', async () => {
    const first = await cleaning.registry(directory);
    await first.update(adding(account('a')));
    await first.close();
    const second = await cleaning.registry(directory);
    await second.update(adding(account('b')));
    writeFileSync(directory.registry, 'damage');
    await second.close();
    expect(idsOf(JSON.parse(readFileSync(directory.registryCopy, 'utf8')) as Registry)).toEqual(['a']);
  });
});

describe('a list of which a part is damaged', () => {
  const entry = (id: string, change: object = {}): object => ({ ...account(id), ...change });
  const place = (accounts: readonly unknown[], rest: object = {}): string => {
    const text = JSON.stringify({ ...emptyRegistry, accounts, ...rest });
    writeFileSync(directory.registry, text);
    return text;
  };

  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'a'],
    ['no id', entry('x', { id: undefined })],
    ['an id with a path in it', entry('../a')],
    ['a service that is no text', entry('x', { service: 5 })],
  ])('loses only the account that is none (%s), and says so', async (_what, bad) => {
    const text = place([entry('a'), bad, entry('b')]);
    const store = await cleaning.registry(directory, log);
    expect(idsOf(store.current())).toEqual(['a', 'b']);
    expect(idsOf(onDisk())).toEqual(['a', 'b']);
    const [file = ''] = store.quarantined();
    expect(readFileSync(join(directory.path, file), 'utf8')).toBe(text);
  });

  test('has an account from the last good copy where it cannot be read', async () => {
    const first = await cleaning.registry(directory);
    await first.update(adding(account('a'), account('b')));
    await first.close();
    place([{ ...account('a'), login: 'newer@example.com' }, entry('b', { service: null })]);
    const { accounts } = (await cleaning.registry(directory)).current();
    expect(accounts).toEqual([account('a', 'newer@example.com'), account('b')]);
  });

  test('keeps the first of two accounts with one id', async () => {
    place([entry('a', { login: 'one' }), entry('a', { login: 'two' })]);
    const store = await cleaning.registry(directory);
    expect(store.current().accounts).toEqual([account('a', 'one')]);
    expect(store.quarantined()).toHaveLength(1);
  });

  test.each<[string, object, object]>([
    ['login', { login: 7 }, { login: '' }],
    ['time', { signedInAt: 'yesterday' }, { signedInAt: '1970-01-01T00:00:00.000Z' }],
    ['state', { state: null }, { state: { kind: 'unknown' } }],
    ['storage', { storage: null }, { storage: 'keychain' }],
    [
      'time in its state',
      { state: { kind: 'session-ended', endedAt: 1, credentials: 'kept' } },
      {
        state: { kind: 'session-ended', endedAt: '1970-01-01T00:00:00.000Z', credentials: 'kept' },
      },
    ],
  ])('keeps an account whose %s is none, and says so', async (_what, bad, taken) => {
    place([entry('a', bad), entry('b')]);
    const store = await cleaning.registry(directory);
    expect(store.current().accounts).toEqual([{ ...account('a'), ...taken }, account('b')]);
    expect(store.quarantined()).toHaveLength(1);
    await store.close();
    expect((await cleaning.registry(directory)).quarantined()).toHaveLength(1);
  });

  test('keeps its accounts where a list beside them is damaged', async () => {
    place([entry('a')], { history: 'none', interruptedSignIns: [null] });
    const store = await cleaning.registry(directory);
    expect(idsOf(store.current())).toEqual(['a']);
    expect(store.quarantined()).toHaveLength(1);
  });

  test('while running: the newer of it is taken, and what only this process knows is kept', async () => {
    const store = await cleaning.registry(directory);
    await store.update(adding(account('a'), account('b')));
    place([entry('b', { service: 0 }), entry('other')]);
    await store.update(adding(account('c')));
    expect(idsOf(onDisk())).toEqual(['other', 'a', 'b', 'c']);
  });
});

describe('what a later Signoff of the same version wrote', () => {
  const later = {
    ...account('a'),
    colour: 'blue',
    state: {
      kind: 'signing-out',
      requestedAt: '2026-11-22T10:00:00.000Z',
      session: 'half-open',
      forgotten: false,
      problem: { kind: 'moon-phase', phase: 3 },
      attempts: 3,
      nextAttemptAt: null,
      askedToWait: false,
      refusedApp: null,
    },
  };
  const frozen = { ...account('b'), state: { kind: 'frozen', since: 'today' } };

  test('is taken for unknown, costs no account, and stays in the file', async () => {
    writeFileSync(directory.registry, JSON.stringify({ ...emptyRegistry, accounts: [later, frozen] }));
    const store = await cleaning.registry(directory);
    expect(store.quarantined()).toEqual([]);
    expect(store.current().accounts).toMatchObject([
      {
        id: 'a',
        state: { kind: 'signing-out', session: 'unknown', problem: { kind: 'unknown' }, attempts: 3 },
      },
      { id: 'b', state: { kind: 'unknown' } },
    ]);
    await store.update(adding(account('c')));
    expect(onDisk().accounts).toEqual([later, frozen, account('c')]);
  });
});

test('the file of each version is read whole, and is written as the newest', async () => {
  const folder = join(import.meta.dirname, 'golden');
  const files = readdirSync(folder).filter((name) => name.startsWith('registry-'));
  expect(files).toHaveLength(newestVersion());
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(directory.registry, text);
    const store = await cleaning.registry(directory);
    expect(store.quarantined()).toEqual([]);
    const kinds = new Set(store.current().accounts.map(({ state }) => state.kind));
    expect(kinds).toEqual(new Set(['signing-in', 'signed-in', 'session-ended', 'signing-out']));
    await store.update(adding(account(`new-${file.slice(9, 10)}`)));
    await store.close();
    expect((await cleaning.registry(directory)).quarantined()).toEqual([]);
  }
  // Of today's version nothing at all is changed.
  const newest = readFileSync(join(folder, `registry-${newestVersion()}.json`), 'utf8');
  const parsed = parseRegistry(newest);
  expect(parsed.kind === 'registry' && registryText(parsed.registry)).toBe(newest);
});

/** Not in every container. */
const canLimit = spawnSync('prlimit', ['--fsize', '--pid', String(process.pid)]).status === 0;

test('damaged files of one moment do not replace each other', async () => {
  const store = await cleaning.registry(directory);
  for (let number = 0; number < 20; number += 1) {
    writeFileSync(directory.registry, `damage ${number}`);
    await store.update(adding(account(`n${number}`)));
  }
  const texts = store.quarantined().map((name) => readFileSync(join(directory.path, name), 'utf8'));
  expect(texts).toEqual(Array.from({ length: 20 }, (_, number) => `damage ${number}`));
});

test.runIf(canLimit)('a damaged file that cannot be replaced yet is put aside once', async () => {
  const store = await cleaning.registry(directory, log);
  await store.update(adding(account('a')));
  writeFileSync(directory.registry, 'damage');
  // The soft limit alone, so that it can be raised again.
  const limitFiles = (size: string): unknown =>
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`]);
  cleaning.add(() => limitFiles('unlimited'));
  limitFiles('100');
  for (let time = 0; time < 3; time += 1) {
    expect(await store.update(adding(account(`n${time}`)))).toEqual({ kind: 'not-saved' });
  }
  expect(store.quarantined()).toHaveLength(1);
});
