import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { DebPackage } from './fpm-arguments.ts';

/** Writes a .deb with dpkg-deb. Everything in it belongs to root, and SOURCE_DATE_EPOCH bounds every time in it. */
export function writeDeb(deb: DebPackage): void {
  const stage = mkdtempSync(join(tmpdir(), 'deb-'));
  try {
    const tree = join(stage, 'tree');
    for (const { from, to } of deb.contents) place(from, join(tree, to));
    const files = filesIn(tree);
    const control = join(tree, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(join(control, 'control'), controlText(deb, sizeOf(tree, files)));
    writeFileSync(join(control, 'md5sums'), files.map((file) => md5Line(tree, file)).join(''));
    cpSync(deb.afterInstall, join(control, 'postinst'));
    cpSync(deb.afterRemove, join(control, 'postrm'));
    makeReadable(tree);
    for (const script of ['postinst', 'postrm']) chmodSync(join(control, script), 0o755);
    mkdirSync(dirname(deb.output), { recursive: true });
    const args = ['--root-owner-group', `-Z${deb.compression}`, '--build', tree, deb.output];
    execFileSync('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Debian's control file. `installedBytes` is what the files take. */
function controlText(deb: DebPackage, installedBytes: number): string {
  const fields = [
    ['Package', deb.name],
    ['Version', deb.version],
    ['Architecture', deb.architecture],
    ['Maintainer', deb.maintainer],
    ['Installed-Size', Math.ceil(installedBytes / 1024).toString()],
    ['Depends', deb.depends.join(', ')],
    ['Recommends', deb.recommends.join(', ')],
    ['Section', deb.section],
    ['Priority', deb.priority],
    ['Homepage', deb.homepage],
    ['Vendor', deb.vendor],
    ['License', deb.license ?? ''],
    ['Description', continued(deb.description)],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name ?? ''}: ${value ?? ''}\n`)
    .join('');
}

/** Each further line begins with a space, and an empty one is a full stop. */
function continued(text: string): string {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [first, ...rest.map((line) => (line === '' ? ' .' : ` ${line}`))].join('\n');
}

function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  // Links stay as they are.
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}

function filesIn(tree: string): string[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(tree, join(entry.parentPath, entry.name)))
    .sort();
}

function sizeOf(tree: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + lstatSync(join(tree, file)).size, 0);
}

function md5Line(tree: string, file: string): string {
  return `${createHash('md5')
    .update(readFileSync(join(tree, file)))
    .digest('hex')}  ${file}\n`;
}

/** Whatever the umask of the machine was: everyone may read, and only root may write. */
function makeReadable(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) makeReadable(join(path, name));
}
