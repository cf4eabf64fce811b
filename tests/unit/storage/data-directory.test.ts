import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultDataDirectory, openDataDirectory } from '../../../electron/storage/data-directory.ts';

describe('the default place', () => {
  test.each([
    ['linux', {}, '/home/ada/.config/Signoff'],
    ['linux', { XDG_CONFIG_HOME: '/settings' }, '/settings/Signoff'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/ada/.config/Signoff'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/ada/.config/Signoff'],
    ['freebsd', {}, '/home/ada/.config/Signoff'],
    ['darwin', { XDG_CONFIG_HOME: '/settings' }, '/home/ada/Library/Application Support/Signoff'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Signoff'],
    ['win32', {}, '/home/ada/AppData/Roaming/Signoff'],
  ] as const)('on %s with %j', (platform, environment, expected) => {
    expect(defaultDataDirectory({ platform, environment, home: '/home/ada' })).toBe(expected);
  });
});

describe('opening it', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'signoff-test-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  test('makes what is missing, for its owner alone', async () => {
    const directory = await openDataDirectory(join(parent, 'a', 'b'));
    expect(directory.path).toBe(join(parent, 'a', 'b'));
    for (const made of [join(parent, 'a'), directory.path]) {
      expect((statSync(made).mode & 0o777).toString(8)).toBe('700');
    }
    expect((await openDataDirectory(directory.path)).registry).toBe(join(directory.path, 'accounts.json'));
  });

  test('rejects where it cannot be made', async () => {
    await expect(openDataDirectory('/dev/null/Signoff')).rejects.toThrow('ENOTDIR');
  });
});
