import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseDirectory } from '../../../electron/host/choose-directory.ts';
import {
  configurationFolder,
  defaultDataDirectory,
  homeFolder,
  openDataDirectory,
} from '../../../electron/storage/data-directory.ts';
import { takeLock } from '../../../electron/storage/file-lock.ts';
import { hostMessages } from '../../../shared/words/command-line.ts';

const root = join(import.meta.dirname, '..', '..', '..');

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
    const surroundings = {
      platform,
      environment: { HOME: '/home/ada', USERPROFILE: '/home/ada', ...environment },
    };
    expect(defaultDataDirectory({ ...surroundings, homeOfUser: () => '/elsewhere' })).toBe(expected);
  });
});

describe('a home that HOME does not name', () => {
  const withoutUser = (): string => {
    throw new Error('ENOENT: no such file or directory, uv_os_get_passwd');
  };

  test.each([{ HOME: '' }, { HOME: 'relative' }, {}, { HOME: '', XDG_CONFIG_HOME: 'relative' }])(
    'is the one of the user database: %j',
    (environment) => {
      const surroundings = { platform: 'linux', environment, homeOfUser: () => '/home/ada' } as const;
      expect(homeFolder(surroundings)).toBe('/home/ada');
      expect(configurationFolder(surroundings)).toBe('/home/ada/.config');
      expect(defaultDataDirectory(surroundings)).toBe('/home/ada/.config/Signoff');
    },
  );

  test.each([withoutUser, () => '', () => 'relative'])('is none where that has none either', (homeOfUser) => {
    const surroundings = { platform: 'linux', environment: { HOME: '' }, homeOfUser } as const;
    expect(homeFolder(surroundings)).toBeNull();
    expect(defaultDataDirectory(surroundings)).toBeNull();
    expect(defaultDataDirectory({ ...surroundings, environment: { XDG_CONFIG_HOME: '/settings' } })).toBe(
      '/settings/Signoff',
    );
  });

  test('is asked for where there is none', async () => {
    const surroundings = { platform: 'linux', environment: {}, homeOfUser: withoutUser } as const;
    expect(await chooseDirectory(null, surroundings)).toEqual({ kind: 'refused', why: hostMessages.noHome });
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

  test('is made by several at once', async () => {
    const path = join(parent, 'a', 'b', 'c');
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDataDirectory(path)));
    expect(opened.map((directory) => directory.path)).toEqual(Array(5).fill(path));
  });

  // Node's own recursive mkdir tries for ever there, in a call that nothing can interrupt.
  test.runIf(process.platform === 'linux')('rejects where nothing can be made', () => {
    const program = `
      import { openDataDirectory } from ${JSON.stringify(join(root, 'electron/storage/data-directory.ts'))};
      await openDataDirectory('/proc/x/y').then(() => console.log('made'), (error) => console.log(error.code));`;
    const args = ['--input-type=module-typescript', '--eval', program];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 100_000 });
    expect(stdout).toBe('ENOENT\n');
  });

  test.each(['others', 'the group'])('rejects one that %s can write', async (who) => {
    const path = join(parent, 'shared');
    mkdirSync(path);
    chmodSync(path, who === 'others' ? 0o707 : 0o770);
    await expect(openDataDirectory(path)).rejects.toMatchObject({ code: 'WRITABLE_BY_OTHERS' });
    chmodSync(path, 0o755);
    expect((await openDataDirectory(path)).path).toBe(path);
  });

  test.runIf(process.getuid?.() === 0)('rejects one of another user', async () => {
    const path = join(parent, 'foreign');
    mkdirSync(path, { mode: 0o700 });
    chownSync(path, 65_534, 65_534);
    await expect(openDataDirectory(path)).rejects.toMatchObject({ code: 'FOREIGN_OWNER' });
  });

  test('rejects a path that is too long for the lock, and takes the longest that is not', async () => {
    const deep = (bytes: number): string => {
      let path = parent;
      while (bytes - path.length > 200) path = join(path, 'd'.repeat(150));
      return join(path, 'e'.repeat(bytes - path.length - 1));
    };
    await expect(openDataDirectory(deep(471))).rejects.toMatchObject({ code: 'PATH_TOO_LONG' });
    const directory = await openDataDirectory(deep(470));
    const taken = takeLock(directory.lock);
    expect(taken.kind).toBe('taken');
    if (taken.kind === 'taken') taken.release();
    // A link to a long one is no way around it.
    const long = deep(480);
    mkdirSync(long, { recursive: true });
    symlinkSync(long, join(parent, 'link'));
    await expect(openDataDirectory(join(parent, 'link'))).rejects.toMatchObject({ code: 'PATH_TOO_LONG' });
  });

  test('rejects where it cannot be made', async () => {
    await expect(openDataDirectory('/dev/null/Signoff')).rejects.toThrow('ENOTDIR');
  });
});
