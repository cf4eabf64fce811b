import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronDistribution } from '../../build/electron/runtime.ts';
import { chooseTargets } from '../../build/packages/targets.ts';
import { missingTools } from '../../build/packages/tools.ts';
import { runtime } from '../e2e/desktop/driver/runtime.ts';
import { quickly } from './built-package.ts';
import { lackingFuses } from './fit-runtime.ts';

const root = join(import.meta.dirname, '../..');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-dist-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function program(name: string): string {
  const file = join(directory, name);
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

describe('npm run dist', () => {
  it.each([
    ['linux', undefined, ['deb', 'rpm', 'AppImage', 'tar.gz']],
    ['darwin', undefined, ['dmg', 'zip']],
    ['win32', undefined, ['nsis', 'portable']],
    ['linux', ['dir'], ['dir']],
    ['linux', ['rpm', 'deb'], ['rpm', 'deb']],
  ] as const)('on %s, asked for %j, builds %j', (platform, wanted, expected) => {
    expect(chooseTargets(platform, wanted)).toEqual({ targets: expected });
  });

  it('says which packages a system has no way to build', () => {
    expect(chooseTargets('linux', ['deb', 'dmg'])).toBe(
      'dmg is not built on this system. There are: dir deb rpm AppImage tar.gz',
    );
    expect(chooseTargets('sunos', undefined)).toBe('There are no packages for sunos.');
  });

  it('says which tool is missing, and where it comes from', () => {
    const nothing = { PATH: directory };
    expect(missingTools(['deb', 'tar.gz'], nothing)).toEqual([
      'To build deb, dpkg-deb is needed (Debian package dpkg), or choose other --targets.',
    ]);
    program('dpkg-deb');
    expect(missingTools(['deb', 'tar.gz'], nothing)).toEqual([]);
  });

  it('takes the runtime that lies here on Linux, where a package is for one architecture', () => {
    expect(electronDistribution({ ELECTRON_OVERRIDE_DIST_PATH: directory }, 'linux')).toBe(null);
    program('electron');
    expect(electronDistribution({ ELECTRON_OVERRIDE_DIST_PATH: directory }, 'linux')).toBe(directory);
    expect(electronDistribution({ ELECTRON_OVERRIDE_DIST_PATH: directory }, 'darwin')).toBe(null);
  });

  it.each([
    [['--targets', 'floppy'], 'floppy is not built on this system.'],
    [['--tragets', 'deb'], "Unknown option '--tragets'"],
  ])('refuses %j before it builds anything', (args, reason) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, 'build/dist.ts'), ...args], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });
});

describe('npm run dist, from its start to its end', () => {
  const asTheScript = join(root, 'build/dist.ts');
  const fitted = join(import.meta.dirname, 'dist.program.ts');

  function dist(
    script: string,
    electron: string,
    ...args: readonly string[]
  ): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [script, '--output', join(directory, 'out'), ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        ...quickly,
        ELECTRON_OVERRIDE_DIST_PATH: electron,
        // Where nothing answers, and nothing was kept from another time.
        ELECTRON_MIRROR: 'http://127.0.0.1:1/',
        electron_config_cache: join(directory, 'cache'),
      },
      timeout: 280_000,
    });
  }

  it('says what was missing and what to do, where there is no runtime and no way to one', () => {
    const { status, stdout, stderr } = dist(asTheScript, join(directory, 'nothing'), '--dir');
    expect(status).toBe(1);
    expect(stdout).not.toContain(directory + '/out');
    expect(stderr).toContain('Electron’s runtime does not lie on this machine.');
    expect(stderr).toContain('ELECTRON_OVERRIDE_DIST_PATH');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('makes a package only around a runtime that has every fuse', () => {
    const [lacking] = lackingFuses(runtime());
    const { status, stderr } = dist(asTheScript, runtime().directory, '--dir');
    expect(status).toBe(lacking === undefined ? 0 : 1);
    expect(stderr).toContain(lacking ?? '');
  });

  it('names the packages that it wrote', () => {
    const { status, stdout } = dist(fitted, runtime().directory, '--targets', 'deb,tar.gz');
    expect(status).toBe(0);
    const files = stdout.split('\n').filter((line) => line.startsWith(directory));
    expect(files.map((file) => file.replace(/.*\.(deb|tar\.gz)$/, '$1')).sort()).toEqual(['deb', 'tar.gz']);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('what stands in for fpm', () => {
  const fpm = join(root, 'build/packages/fpm.ts');

  function run(...args: readonly string[]): { status: number | null; stderr: string } {
    return spawnSync(process.execPath, [fpm, ...args], { encoding: 'utf8' });
  }

  it('refuses what it does not understand, rather than leave it out of the package', () => {
    expect(run('-s', 'dir', '-t', 'deb', '--deb-systemd', 'x')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("Unknown option '--deb-systemd'"),
    });
    expect(run('-s', 'dir', '-t', 'rpm')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('only -s dir -t deb'),
    });
    expect(run('-s', 'dir', '-t', 'deb')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is missing'),
    });
  });

  it('writes files, links, modes and long descriptions as dpkg wants them', () => {
    const content = join(directory, 'content');
    mkdirSync(join(content, 'sub'), { recursive: true });
    writeFileSync(join(content, 'sub/file'), 'x'.repeat(5000), { mode: 0o600 });
    symlinkSync('sub/file', join(content, 'link'));
    const script = program('script');
    const output = join(directory, 'out/x.deb');
    const result = run(
      ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'liba', '-d', 'libb', '--deb-compression', 'xz'],
      ...['--architecture', 'all', '--after-install', script, '--after-remove', script],
      ...['--description', 'short\n long\n\n longer', '--version', '1~2', '--package', output, '--name', 'x'],
      ...['--maintainer', 'A <a@b>', '--vendor', 'V', '--url', 'https://x/', '--category', 'net'],
      ...['--deb-priority', 'optional', `${content}/=/opt/x`],
    );
    expect(result).toMatchObject({ status: 0, stderr: '' });
    const info = spawnSync('dpkg-deb', ['--field', output], { encoding: 'utf8' }).stdout;
    expect(info).toBe(
      'Package: x\nVersion: 1~2\nArchitecture: all\nMaintainer: A <a@b>\nInstalled-Size: 5\n' +
        'Depends: liba, libb\nSection: net\nPriority: optional\nHomepage: https://x/\nVendor: V\n' +
        'Description: short\n long\n .\n longer\n',
    );
    const tree = join(directory, 'tree');
    spawnSync('dpkg-deb', ['--raw-extract', output, tree]);
    const listed = spawnSync('dpkg-deb', ['--contents', output], { encoding: 'utf8' }).stdout;
    expect(listed).toMatch(/^-rw-r--r-- root\/root +5000 .* \.\/opt\/x\/sub\/file$/m);
    expect(listed).toMatch(/^l.* \.\/opt\/x\/link -> sub\/file$/m);
    expect(readFileSync(join(tree, 'DEBIAN/md5sums'), 'utf8')).toMatch(
      /^[0-9a-f]{32} {2}opt\/x\/sub\/file\n$/,
    );
  });
});
