import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { otherInstanceRuns } from '../../../electron/desktop/single-instance.ts';

let userData: string;
beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'signoff-lock-'));
});
afterEach(() => rmSync(userData, { recursive: true }));

describe('where Electron gives no lock', () => {
  it('another instance runs, whose process the lock names', () => {
    symlinkSync(`${hostname()}-${process.pid}`, join(userData, 'SingletonLock'));
    expect(otherInstanceRuns(userData, 'linux')).toBe(true);
  });

  it('no other one runs where the lock names a process that has gone, or there is none', () => {
    expect(otherInstanceRuns(userData, 'linux')).toBe(false);
    symlinkSync(`${hostname()}-${2 ** 22 + 1}`, join(userData, 'SingletonLock'));
    expect(otherInstanceRuns(userData, 'darwin')).toBe(false);
  });

  it('Windows, which has no such file, is believed', () => {
    expect(otherInstanceRuns(userData, 'win32')).toBe(true);
  });
});
