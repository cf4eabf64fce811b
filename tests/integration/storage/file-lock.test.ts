import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataDirectory } from '../../../electron/storage/data-directory.ts';
import { FileLock, whyUnusable } from '../../../electron/storage/file-lock.ts';
import { openRegistryFile } from '../../../electron/storage/registry-file.ts';
import { Cleaning, RecordingLog } from './support.ts';

let cleaning: Cleaning;
let path: string;
beforeEach(async () => {
  cleaning = new Cleaning();
  path = (await cleaning.directory()).lock;
});
afterEach(() => cleaning.undo());

function lock(patience?: number): FileLock {
  const made = new FileLock(path, patience);
  cleaning.add(() => made.close());
  return made;
}

test('gives what the work gives, and leaves one empty file for its owner alone', async () => {
  expect(await lock().run(() => Promise.resolve(7))).toEqual({ kind: 'done', value: 7 });
  expect(readdirSync(dirname(path))).toEqual(['data.lock']);
  expect(statSync(path).size).toBe(0);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('is free again after work that fails', async () => {
  const one = lock();
  await expect(one.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await one.run(() => Promise.resolve(1))).toMatchObject({ kind: 'done' });
  expect(await lock().run(() => Promise.resolve(1))).toMatchObject({ kind: 'done' });
});

test('lets one in at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  const results = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const one = lock(20_000);
      for (let time = 0; time < 5; time += 1) await one.run(work);
      return one.run(work);
    }),
  );
  expect(results.every(({ kind }) => kind === 'done')).toBe(true);
  expect(most).toBe(1);
});

describe('held by another process', () => {
  test('is busy after the wait, while the event loop runs on', async () => {
    const holder = cleaning.program('lock-holder', [path]);
    await holder.next();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    cleaning.add(() => clearInterval(timer));
    expect(await lock(200).run(() => Promise.resolve(1))).toEqual({ kind: 'busy' });
    expect(turns).toBeGreaterThan(3);
  });

  test('is free once that process is killed', async () => {
    const holder = cleaning.program('lock-holder', [path]);
    await holder.next();
    const waiting = lock(20_000).run(() => Promise.resolve('mine'));
    await holder.kill();
    expect(await waiting).toEqual({ kind: 'done', value: 'mine' });
  });
});

test('a deleted lock file is made anew, so that both still lock the same one', async () => {
  const one = lock();
  const two = lock(200);
  await one.run(() => Promise.resolve());
  rmSync(path);
  await two.run(() => Promise.resolve());
  const inner = await one.run(() => two.run(() => Promise.resolve()));
  expect(inner).toEqual({ kind: 'done', value: { kind: 'busy' } });
});

test('fails where there is no directory, and works once there is one', async () => {
  path = join(dirname(path), 'later', 'data.lock');
  const one = lock();
  expect(await one.run(() => Promise.resolve())).toEqual({ kind: 'failed', code: 'ENOENT' });
  mkdirSync(dirname(path));
  expect(await one.run(() => Promise.resolve(1))).toEqual({ kind: 'done', value: 1 });
});

describe('a lock that nobody could ever hold', () => {
  test.each<[string, string, () => void]>([
    ['a folder', 'NOT_A_LOCK', () => mkdirSync(path)],
    ['a FIFO', 'NOT_A_LOCK', () => execFileSync('mkfifo', [path])],
    ['a link', 'NOT_A_LOCK', () => symlinkSync('elsewhere', path)],
    ['another file', 'SQLITE_26', () => writeFileSync(path, 'no lock at all '.repeat(600))],
  ])('is told, and left as it is: %s in its place', async (_what, code, place) => {
    place();
    expect(await whyUnusable(path)).toBe(code);
    const directory = await openDataDirectory(dirname(path));
    expect(await openRegistryFile(directory, new RecordingLog())).toEqual({ kind: 'no-lock', code });
    expect(readdirSync(dirname(path))).toEqual(['data.lock']);
  });

  test('is not one that somebody holds, nor one on a disk that is full', async () => {
    const program = cleaning.program('lock-holder', [path]);
    await program.next();
    expect(await whyUnusable(path)).toBeNull();
    expect(readdirSync(dirname(path))).toEqual(['data.lock']);
    expect(await whyUnusable(join(dirname(path), 'nowhere', 'data.lock'))).toBeNull();
  });
});
