import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDataDirectory } from '../../../electron/storage/data-directory.ts';
import { reachOwner } from '../../../electron/host/reach-owner.ts';

// What SQLite answers where the file system has no locks (ENOLCK, as NFS without its lock daemon says): that somebody holds it.
vi.mock('node:sqlite', () => ({
  DatabaseSync: class {
    exec(): never {
      throw Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 });
    }
    close(): void {
      // Nothing is open.
    }
  },
}));

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'signoff-test-'));
});
afterEach(() => rmSync(path, { recursive: true }));

test('a file system without locks is told from a lock that somebody holds', async () => {
  const directory = await openDataDirectory(path);
  const reached = await reachOwner({ directory, version: '1', waitsForCommand: false });
  expect(reached).toEqual({ kind: 'no-lock', code: 'NO_LOCKS' });
  expect(readdirSync(path)).toEqual(['data.lock']);
});
