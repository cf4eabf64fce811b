import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../build/layout.ts';

/**
 * The system of this machine, seen through a layer that takes every change: what is installed in it touches nothing
 * outside, and the layer afterwards names all that was changed. Each command sees what the ones before it did. What lies under
 * /tmp, in the project and in the folders that are named is the machine's own.
 */
export class CopiedSystem {
  readonly #layer: string;
  readonly #script: string;

  /** @param folders whose files the commands use */
  constructor(directory: string, ...folders: readonly string[]) {
    this.#layer = join(directory, 'layer');
    for (const name of ['layer', 'work', 'copy']) mkdirSync(join(directory, name), { recursive: true });
    this.#script = join(directory, 'in-copy.sh');
    const shared = ['/proc', '/sys', '/dev', '/tmp', root, ...folders];
    writeFileSync(this.#script, enterCopy(directory, shared));
  }

  /** Gives what the command has written; what it says on standard error is shown. */
  run(command: string): string {
    return execFileSync('unshare', ['--mount', 'sh', this.#script, command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** What differs from the system, without what dpkg and its helpers write down about what they did. */
  changes(): string[] {
    const bookkeeping = /^(var\/(lib\/dpkg|log|cache)\/|usr\/share\/applications\/mimeinfo\.cache$)/;
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

/**
 * A script that runs the command that it is given in the copy. `pivot_root` and not `chroot`: the kernel lets nobody in a chroot
 * make the namespaces of which Chromium's sandbox is made.
 */
function enterCopy(directory: string, shared: readonly string[]): string {
  return `set -e
mount -t overlay overlay -o 'lowerdir=/,upperdir=${directory}/layer,workdir=${directory}/work' '${directory}/copy'
for shared in ${shared.map((folder) => `'${folder}'`).join(' ')}; do
  mkdir -p "${directory}/copy$shared"
  mount --rbind "$shared" "${directory}/copy$shared"
done
cd '${directory}/copy'
pivot_root . .
umount -l .
exec sh -c "$1"
`;
}
