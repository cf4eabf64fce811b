import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildPackage, debIn, version } from './built-package.ts';

const built = inject('built');
const deb = debIn(built);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-deb-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the .deb', () => {
  it('is named after version and architecture', () => {
    const architecture = run('dpkg', '--print-architecture').trim();
    expect(deb).toBe(join(built.output, `signoff-${version}-linux-${architecture}.deb`));
  });

  it('says what it is and what it needs, the keychain’s library among it', () => {
    expect(field('Package')).toBe('signoff');
    expect(field('Version')).toBe(version);
    expect(field('Maintainer')).toMatch(/^.+ <.+@.+>$/);
    expect(field('Depends').split(', ')).toEqual(expect.arrayContaining(['libsecret-1-0', 'libgtk-3-0']));
    expect(field('Description')).toMatch(/^accounts of an OpenBox sync client, .+\n .+/);
    expect(Number(field('Installed-Size'))).toBeGreaterThan(500);
  });

  it('belongs to root, and nobody else may write to it', () => {
    const lines = run('dpkg-deb', '--contents', deb).trim().split('\n');
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.filter((line) => !/^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--) root\/root /.test(line))).toEqual([]);
  });

  it('has a desktop entry that is valid, shows the icon and opens the app’s links', () => {
    const tree = join(directory, 'tree');
    run('dpkg-deb', '--extract', deb, tree);
    const entry = join(tree, 'usr/share/applications/signoff.desktop');
    const { status, stdout, stderr } = spawnSync('desktop-file-validate', [entry], { encoding: 'utf8' });
    expect({ status, output: stdout + stderr }).toEqual({ status: 0, output: '' });
    const text = readFileSync(entry, 'utf8');
    expect(text).toContain('\nExec=/opt/Signoff/signoff %U\n');
    expect(text).toContain('\nIcon=signoff\n');
    expect(text).toContain('\nMimeType=x-scheme-handler/signoff;\n');
    for (const size of ['16x16', '48x48', '256x256', '512x512']) {
      const icon = readFileSync(join(tree, `usr/share/icons/hicolor/${size}/apps/signoff.png`));
      expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`).toBe(size);
    }
  });

  it('is the same, byte for byte, when it is built again with the same clock', async () => {
    process.env['SOURCE_DATE_EPOCH'] = inject('buildMachine').clock;
    const again = await buildPackage(['deb']);
    delete process.env['SOURCE_DATE_EPOCH'];
    try {
      expect(checksum(again.files[0])).toBe(checksum(deb));
    } finally {
      again.remove();
    }
  });
});

function field(name: string): string {
  return run('dpkg-deb', '--field', deb, name).trim();
}

function run(file: string, ...args: readonly string[]): string {
  return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function checksum(file: string | undefined): string {
  if (file === undefined || statSync(file).size === 0) throw new Error('Nothing was built');
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
