import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { Cleaning, type Shell } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
});
afterEach(() => cleaning.undo());

const nothingLost = {
  saves: ['saved', 'not-saved', 'not-saved'],
  shown: ['before', 'during', 'also-during'],
  keptOnDisk: true,
  leftovers: [],
  late: ['before', 'during', 'also-during'],
  unsaved: false,
};

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** A file system of the program's own, in a mount namespace that ends with it; root is not needed everywhere. */
const canMount = runs('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']);
const canLimit = runs('prlimit', ['--fsize', '--pid', String(process.pid)]);

describe('an update that cannot be written is kept, shown, and written as soon as it can be', () => {
  // Where neither is allowed (a container without its own mounts), the limit on file sizes stands in for the full disk.
  test.runIf(canMount).each([
    ['full', 'ENOSPC'],
    ['read-only', 'EROFS'],
  ])('on a file system that is %s', async (kind, code) => {
    const script = `mount -t tmpfs -o size=64k,mode=700 tmpfs '${directory.path}' && exec "$@"`;
    const shell: Shell = { command: 'unshare', args: ['-rm', 'sh', '-c'], script };
    const program = cleaning.program('full-disk', [directory.path, kind], shell);
    expect(await program.next()).toEqual({ ...nothingLost, codes: [code] });
    await program.ended();
  });

  test.runIf(canLimit)('where files may not grow, and half of it was written', async () => {
    const program = cleaning.program('full-disk', [directory.path, 'limited']);
    expect(await program.next()).toEqual({ ...nothingLost, codes: ['EFBIG'] });
    await program.ended();
  });

  test('in a directory that may be read and not written', async () => {
    const program = cleaning.program('full-disk', [directory.path, 'foreign']);
    expect(await program.next()).toEqual({ ...nothingLost, codes: ['EACCES'] });
    await program.ended();
  });
});
