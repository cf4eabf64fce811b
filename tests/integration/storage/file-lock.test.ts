import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { offersLocks, takeLock } from '../../../electron/storage/file-lock.ts';
import { Cleaning } from './support.ts';

let cleaning: Cleaning;
let path: string;
beforeEach(async () => {
  cleaning = new Cleaning();
  path = (await cleaning.directory()).lock;
});
afterEach(() => cleaning.undo());

function take(): ReturnType<typeof takeLock> {
  const taken = takeLock(path);
  if (taken.kind === 'taken') cleaning.add(taken.release);
  return taken;
}

test('leaves one empty file for its owner alone', () => {
  expect(take().kind).toBe('taken');
  expect(readdirSync(dirname(path))).toEqual(['data.lock']);
  expect(statSync(path).size).toBe(0);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('lets one in at a time, and the next one once it is released', () => {
  const first = takeLock(path);
  expect(take().kind).toBe('held');
  expect(take().kind).toBe('held');
  if (first.kind === 'taken') first.release();
  expect(take().kind).toBe('taken');
});

test('is held by another process until that is killed', async () => {
  const holder = cleaning.program('lock-holder', [path]);
  expect(await holder.next()).toBe('taken');
  expect(take().kind).toBe('held');
  // Asking does not free it.
  expect(take().kind).toBe('held');
  await holder.kill();
  expect(take().kind).toBe('taken');
});

test('of many that start at once no two have it', async () => {
  const programs = Array.from({ length: 6 }, () => cleaning.program('lock-holder', [path]));
  const kinds = await Promise.all(programs.map((program) => program.next()));
  // Two that try in the very same moment may both find it held, and then try again.
  expect(kinds.filter((kind) => kind === 'taken').length).toBeLessThanOrEqual(1);
  expect(new Set([...kinds, 'taken', 'held'])).toEqual(new Set(['taken', 'held']));
});

test('cannot be had where there is no directory, and can once there is one', () => {
  path = join(dirname(path), 'later', 'data.lock');
  expect(take()).toEqual({ kind: 'failed', code: 'ENOENT' });
  mkdirSync(dirname(path));
  expect(take().kind).toBe('taken');
});

describe('a lock that nobody could ever hold', () => {
  test.each<[string, string, () => void]>([
    ['a folder', 'NOT_A_LOCK', () => mkdirSync(path)],
    ['a FIFO', 'NOT_A_LOCK', () => execFileSync('mkfifo', [path])],
    ['a link', 'NOT_A_LOCK', () => symlinkSync('elsewhere', path)],
    ['another file', 'SQLITE_26', () => writeFileSync(path, 'no lock at all '.repeat(600))],
  ])('is told, and left as it is: %s in its place', (_what, code, place) => {
    place();
    expect(take()).toEqual({ kind: 'failed', code });
    expect(readdirSync(dirname(path))).toEqual(['data.lock']);
    rmSync(path, { recursive: true });
    expect(take().kind).toBe('taken');
  });

  test('is not one that somebody holds', () => {
    take();
    expect(offersLocks(path)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['data.lock']);
  });
});
