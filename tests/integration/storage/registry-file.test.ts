import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyRegistry, type Registry } from '../../../electron/core/registry.ts';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { newestVersion } from '../../../electron/storage/registry-migrations.ts';
import { openRegistryFile } from '../../../electron/storage/open-registry.ts';
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

function filesMatching(pattern: RegExp): string[] {
  return readdirSync(directory.path).filter((name) => pattern.test(name));
}

describe('what is written', () => {
  test('is there after a start, whole, for its owner alone', async () => {
    const first = await cleaning.registry(directory);
    expect(first.current()).toEqual(emptyRegistry);
    const full: Registry = {
      version: 3,
      accounts: [
        account('a'),
        {
          ...account('b', 'ünï\u2028"\\\n</script>'),
          state: {
            kind: 'signing-out',
            requestedAt: '2026-11-22T10:00:00.000Z',
            session: 'unknown',
            forgotten: false,
            problem: { kind: 'http-error', status: 503 },
            attempts: 3,
            nextAttemptAt: '2026-11-22T10:00:30.000Z',
            askedToWait: false,
            refusedApp: null,
          },
        },
      ],
      history: [
        {
          id: 'c',
          login: 'c@example.com',
          serviceKind: 'openbox',
          service: 'https://box.example/',
          signedOutAt: '2026-11-22T10:00:00.000Z',
          session: 'ended',
          forgotten: false,
        },
      ],
      interruptedSignIns: [
        {
          id: 'd',
          serviceKind: 'openbox',
          service: 'https://box.example/',
          startedAt: '2026-11-22T10:00:00.000Z',
        },
      ],
    };
    expect(await first.update(() => full)).toEqual({ kind: 'saved' });
    expect(first.current()).toBe(full);
    await first.close();
    expect((await cleaning.registry(directory)).current()).toEqual(full);
    expect(statSync(directory.registry).mode & 0o777).toBe(0o600);
    expect(filesMatching(/tmp/)).toEqual([]);
  });

  test('is written where a link leads to, and the link stays', async () => {
    mkdirSync(join(directory.path, 'elsewhere'));
    symlinkSync('elsewhere/list.json', directory.registry);
    const file = await cleaning.registry(directory);
    for (const id of ['a', 'b']) {
      await file.update(adding(account(id)));
      expect(readlinkSync(directory.registry)).toBe('elsewhere/list.json');
    }
    expect(idsOf(onDisk())).toEqual(['a', 'b']);
    expect(readdirSync(join(directory.path, 'elsewhere'))).toEqual(['list.json']);
  });

  test('is not shown before it is answered for', async () => {
    const store = await cleaning.registry(directory);
    const answer = store.update(adding(account('a')));
    expect(store.current()).toBe(emptyRegistry);
    await answer;
    expect(idsOf(store.current())).toEqual(['a']);
  });

  test('goes to disk once for all that is asked for at once, in the order asked', async () => {
    const store = await cleaning.registry(directory);
    const ids = Array.from({ length: 50 }, (_, index) => `n${index}`);
    const texts = new Set<string>();
    const answers = ids.map(async (id) => {
      const { kind } = await store.update(adding(account(id)));
      texts.add(readFileSync(directory.registry, 'utf8'));
      return kind;
    });
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['saved']));
    expect(texts.size).toBe(1);
    expect(idsOf(onDisk())).toEqual(ids);
  });

  test('is not written again where a change changes nothing', async () => {
    const store = await cleaning.registry(directory);
    await store.update(adding(account('a')));
    const { ino } = statSync(directory.registry);
    expect(await store.update((registry) => registry)).toEqual({ kind: 'saved' });
    expect(statSync(directory.registry).ino).toBe(ino);
  });
});

describe('a change that is a bug', () => {
  test.each<[string, (registry: Registry) => Registry]>([
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
    ],
    ['gives two accounts one id', adding(account('same'), account('same'))],
    ['gives an account the id of another', adding(account('before'))],
    [
      'gives the same account twice',
      (registry) => ({ ...registry, accounts: [...registry.accounts, ...registry.accounts] }),
    ],
    ['gives an id that is none', adding(account('NOT AN ID'))],
    ['gives a state that is none', adding({ ...account('x'), state: { kind: 'nonsense' } as never })],
    ['gives another version', (registry) => ({ ...registry, version: 1 as never })],
  ])('that %s rejects, and the others beside it are saved', async (_what, bug) => {
    const store = await cleaning.registry(directory);
    await store.update(adding(account('before')));
    const [first, broken, last] = await Promise.allSettled([
      store.update(adding(account('first'))),
      store.update(bug),
      store.update(adding(account('last'))),
    ]);
    expect(first).toMatchObject({ value: { kind: 'saved' } });
    expect(broken.status).toBe('rejected');
    expect(last).toMatchObject({ value: { kind: 'saved' } });
    expect(idsOf(onDisk())).toEqual(['before', 'first', 'last']);
  });
});

test('a file that goes missing does not take the accounts with it', async () => {
  const store = await cleaning.registry(directory);
  await store.update(adding(account('a')));
  rmSync(directory.registry);
  expect(await store.update((registry) => registry)).toEqual({ kind: 'saved' });
  expect(idsOf(onDisk())).toEqual(['a']);
});

describe('a file of a later Signoff', () => {
  const later = `{"version":${newestVersion() + 1},"accounts":"in another shape"}`;

  test('is left alone at the start', async () => {
    writeFileSync(directory.registry, later);
    expect(await openRegistryFile(directory, log)).toEqual({ kind: 'newer-version' });
    expect(readdirSync(directory.path)).toEqual(['accounts.json']);
    expect(readFileSync(directory.registry, 'utf8')).toBe(later);
  });

  test('is left alone while running', async () => {
    const store = await cleaning.registry(directory);
    await store.update(adding(account('a')));
    writeFileSync(directory.registry, later);
    expect(await store.update(adding(account('b')))).toEqual({ kind: 'not-saved' });
    expect(idsOf(store.current())).toEqual(['a', 'b']);
    expect(readFileSync(directory.registry, 'utf8')).toBe(later);
    expect(store.quarantined()).toEqual([]);
  });
});

describe('a file that the OS does not give', () => {
  test('is left alone at the start', async () => {
    mkdirSync(directory.registry);
    expect(await openRegistryFile(directory, log)).toEqual({ kind: 'unreadable', code: 'NOT_A_FILE' });
    expect(readdirSync(directory.path)).toEqual(['accounts.json']);
  });

  test('while running: changes are kept, and saved as soon as it gives it again', async () => {
    const store = await cleaning.registry(directory, log);
    await store.update(adding(account('a')));
    const aside = join(directory.path, 'aside');
    renameSync(directory.registry, aside);
    mkdirSync(directory.registry);
    expect(await store.update(adding(account('b')))).toEqual({ kind: 'not-saved' });
    expect(await store.update(adding(account('c')))).toEqual({ kind: 'not-saved' });
    expect(idsOf(store.current())).toEqual(['a', 'b', 'c']);
    expect(store.hasUnsavedChanges()).toBe(true);
    const saved = new Promise<void>((resolve) => cleaning.add(store.onChange(resolve)));
    rmSync(directory.registry, { recursive: true });
    renameSync(aside, directory.registry);
    await saved;
    expect(store.hasUnsavedChanges()).toBe(false);
    expect(idsOf(onDisk())).toEqual(['a', 'b', 'c']);
    expect(log.events[0]).toEqual({ event: 'registry-not-saved', fields: { code: 'NOT_A_FILE' } });
  });

  test('at the end: says that changes are lost', async () => {
    const store = await cleaning.registry(directory);
    mkdirSync(directory.registry);
    await store.update(adding(account('a')));
    expect(await store.close()).toEqual({ kind: 'not-saved' });
    expect(await store.update(adding(account('b')))).toEqual({ kind: 'not-saved' });
  });
});

describe('a change announces itself', () => {
  test('before it is answered for, and once for all that go to disk together', async () => {
    const store = await cleaning.registry(directory);
    const told: string[][] = [];
    cleaning.add(store.onChange(() => told.push(idsOf(store.current()))));
    const answers = [store.update(adding(account('a'))), store.update(adding(account('b')))];
    await answers[0];
    expect(told).toEqual([['a', 'b']]);
    await answers[1];
    await store.update((registry) => registry);
    expect(told).toEqual([['a', 'b']]);
  });

  test('and in a long list once for all that comes within a moment', async () => {
    const store = await cleaning.registry(directory);
    const many = Array.from({ length: 200 }, (_, index) => account(`many-${index}`));
    await store.update((registry) => ({ ...registry, accounts: many }));
    let told = 0;
    cleaning.add(store.onChange(() => (told += 1)));
    const first = store.update(adding(account('a')));
    await nextTurn();
    await Promise.all([first, store.update(adding(account('b')))]);
    expect(told).toBe(1);
    expect(idsOf(onDisk()).slice(-2)).toEqual(['a', 'b']);
  });

  test('also where it could not be saved, and again when it is', async () => {
    const store = await cleaning.registry(directory);
    mkdirSync(directory.registry);
    const told: boolean[] = [];
    cleaning.add(store.onChange(() => told.push(store.hasUnsavedChanges())));
    await store.update(adding(account('a')));
    expect(told).toEqual([true]);
    rmSync(directory.registry, { recursive: true });
    await store.update((registry) => registry);
    expect(told.at(-1)).toBe(false);
  });

  test('and so does a damaged list that is dismissed', async () => {
    writeFileSync(directory.registry, 'damage');
    const store = await cleaning.registry(directory, log);
    const told: (readonly string[])[] = [];
    cleaning.add(store.onChange(() => told.push(store.quarantined())));
    await store.dismissQuarantined(store.quarantined()[0] ?? '');
    expect(told).toEqual([[]]);
  });
});

describe('a file that somebody else changes', () => {
  test('is noticed, also where its size and time stayed as they were', async () => {
    const store = await cleaning.registry(directory);
    await store.update(adding(account('a')));
    const time = new Date('2026-11-22T10:00:00Z');
    const replace = (id: string): void => {
      const next = join(directory.path, 'next');
      writeFileSync(next, JSON.stringify({ ...emptyRegistry, accounts: [account(id)] }));
      utimesSync(next, time, time);
      renameSync(next, directory.registry);
    };
    for (let round = 10; round < 30; round += 1) {
      // Twice, because the second file could be given the inode that the first one set free.
      replace('between');
      replace(`round-${round}`);
      await store.update((registry) => registry);
      expect(idsOf(store.current())).toEqual([`round-${round}`]);
    }
  });

  test('is what unsaved changes are put on top of', async () => {
    const one = await cleaning.registry(directory);
    await one.update(adding(account('a')));
    const aside = join(directory.path, 'aside');
    renameSync(directory.registry, aside);
    mkdirSync(directory.registry);
    expect(await one.update(adding(account('b')))).toEqual({ kind: 'not-saved' });
    rmSync(directory.registry, { recursive: true });
    writeFileSync(directory.registry, JSON.stringify({ ...emptyRegistry, accounts: [account('other')] }));
    expect(await one.update(adding(account('c')))).toEqual({ kind: 'saved' });
    expect(idsOf(onDisk())).toEqual(['other', 'b', 'c']);
  });

  test('leaves nothing behind where its writer was killed', async () => {
    writeFileSync(`${directory.registry}.0123456789ab-7.tmp`, 'half');
    writeFileSync(`${directory.registry}.bak.tmp`, 'a person’s own');
    await cleaning.registry(directory);
    expect(filesMatching(/tmp/)).toEqual(['accounts.json.bak.tmp']);
  });
});
