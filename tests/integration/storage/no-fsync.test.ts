import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Registry } from '../../../electron/core/registry.ts';
import { Cleaning, idsOf } from './support.ts';

let cleaning: Cleaning;
beforeEach(() => {
  cleaning = new Cleaning();
});
afterEach(() => cleaning.undo());

async function changeTwice(code: string): Promise<{ readonly answer: unknown; readonly path: string }> {
  const path = join((await cleaning.directory()).path, 'made', 'anew');
  const program = cleaning.program('no-fsync', [path, code]);
  const answer = await program.next();
  await program.ended();
  return { answer, path };
}

test.each(['EINVAL', 'ENOTSUP', 'EPERM', 'ENOSYS'])(
  'a file system that has no fsync (%s) is written all the same',
  async (code) => {
    const { answer, path } = await changeTwice(code);
    expect(answer).toEqual({ saves: ['saved', 'saved'], closed: 'saved', codes: [] });
    const onDisk = JSON.parse(readFileSync(join(path, 'accounts.json'), 'utf8')) as Registry;
    expect(idsOf(onDisk)).toEqual(['first', 'second']);
  },
);
