import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackage, version, type BuiltPackage } from './built-package.ts';

let built: BuiltPackage;
let deb: string;
beforeAll(async () => {
  built = await buildPackage(['deb']);
  deb = built.files[0] ?? '';
}, 180_000);
afterAll(() => built.remove());

describe('the .deb', () => {
  it('is named after version and architecture', () => {
    expect(built.files.map((file) => relative(built.output, file))).toEqual([
      `signoff-${version}-linux-${run('dpkg', '--print-architecture').trim()}.deb`,
    ]);
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
    const tree = join(built.directory, 'tree');
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

  it('installs, and purges without a trace', () => {
    const system = new CopiedSystem(join(built.directory, 'system'));
    const before = system.changes();

    system.run(`dpkg --install --force-depends '${deb}'`);
    expect(system.run('dpkg --verify signoff')).toBe('');
    expect(system.run('readlink --canonicalize /usr/bin/signoff').trim()).toBe('/opt/Signoff/signoff');
    const sandbox = system.run('stat --format %a /opt/Signoff/chrome-sandbox').trim();
    const namespaces = system.run('unshare --user true && echo yes || true').trim() === 'yes';
    expect(sandbox).toBe(namespaces ? '755' : '4755');
    expect(system.run('cat /opt/Signoff/resources/apparmor-profile')).toContain(
      'profile "signoff" "/opt/Signoff/signoff" flags=(unconfined) {\n  userns,',
    );
    expect(system.changes()).toEqual(expect.arrayContaining(['opt/Signoff/signoff', 'usr/bin/signoff']));

    system.run('dpkg --purge signoff');
    expect(system.run('dpkg-query --list signoff 2>/dev/null || true')).toBe('');
    expect(system.changes().filter((path) => !before.includes(path))).toEqual([]);
  });

  it('is the same, byte for byte, when it is built again with the same clock', async () => {
    process.env['SOURCE_DATE_EPOCH'] = '1700000000';
    const first = await buildPackage(['deb']);
    const second = await buildPackage(['deb']);
    delete process.env['SOURCE_DATE_EPOCH'];
    try {
      expect(checksum(second.files[0])).toBe(checksum(first.files[0]));
    } finally {
      first.remove();
      second.remove();
    }
  }, 180_000);
});

/**
 * The system of this machine, seen through a layer that takes every change: what is installed in it touches nothing
 * outside, and the layer afterwards names all that was changed. Each command sees what the ones before it did.
 */
class CopiedSystem {
  readonly #layer: string;
  readonly #script: string;

  constructor(directory: string) {
    this.#layer = join(directory, 'layer');
    for (const name of ['layer', 'work', 'copy']) mkdirSync(join(directory, name), { recursive: true });
    this.#script = join(directory, 'in-copy.sh');
    writeFileSync(
      this.#script,
      `set -e
mount -t overlay overlay -o 'lowerdir=/,upperdir=${directory}/layer,workdir=${directory}/work' '${directory}/copy'
mount --bind /proc '${directory}/copy/proc'
mount --bind /dev '${directory}/copy/dev'
mkdir -p '${directory}/copy${built.output}'
mount --bind '${built.output}' '${directory}/copy${built.output}'
exec chroot '${directory}/copy' sh -c "$1"
`,
    );
  }

  run(command: string): string {
    return run('unshare', '--mount', 'sh', this.#script, command);
  }

  /** What differs from the system, without what dpkg and its helpers write down about what they did. */
  changes(): string[] {
    const bookkeeping = /^(var\/(lib\/dpkg|log|cache)\/|tmp\/|usr\/share\/applications\/mimeinfo\.cache$)/;
    return readdirSync(this.#layer, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(this.#layer, join(entry.parentPath, entry.name)))
      .filter((path) => !bookkeeping.test(path) && !this.#isAsBefore(path));
  }

  /** Written anew with the same content, as the database of file types is at every installation. */
  #isAsBefore(path: string): boolean {
    const [now, before] = [join(this.#layer, path), join('/', path)];
    // What was removed stands in the layer as a device.
    if (!lstatSync(now).isFile() || lstatSync(before, { throwIfNoEntry: false })?.isFile() !== true)
      return false;
    return readFileSync(now).equals(readFileSync(before));
  }
}

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
