import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHeld } from '../../../electron/storage/durable-file.ts';

const durableFile = join(import.meta.dirname, '..', '..', '..', 'electron', 'storage', 'durable-file.ts');
const mebibyte = 1024 * 1024;
let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-test-'));
  path = join(directory, 'accounts.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe.skipIf(process.platform === 'win32')(
  'what lies in the place of a file of the data directory',
  () => {
    test('is not waited for where it is a FIFO that nobody writes to', () => {
      execFileSync('mkfifo', [path]);
      // Nothing could interrupt the call that waits.
      const program = `
      import { readHeld } from ${JSON.stringify(durableFile)};
      console.log(readHeld(${JSON.stringify(path)}).code);`;
      const args = ['--input-type=module-typescript', '--eval', program];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
      expect(stdout).toBe('NOT_A_FILE\n');
    });

    test('is not read where it is a device', () => {
      symlinkSync('/dev/zero', path);
      expect(readHeld(path)).toEqual({ kind: 'unreadable', code: 'NOT_A_FILE' });
    });

    test('is read up to the size that no such file ever has, and no further', () => {
      writeFileSync(path, '');
      truncateSync(path, 16 * mebibyte);
      const content = readHeld(path);
      expect(content.kind).toBe('text');
      if (content.kind === 'text') content.held.release();
      truncateSync(path, 16 * mebibyte + 1);
      expect(readHeld(path)).toEqual({ kind: 'unreadable', code: 'TOO_LARGE' });
    });
  },
);
