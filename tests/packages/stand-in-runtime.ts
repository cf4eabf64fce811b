import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By this @electron/fuses finds the switches in Electron's binary: version 1, then one character for each of the nine. */
const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09000000000';
const root = join(import.meta.dirname, '../..');

/** What the files of the runtime itself are called; all else in a package is ours. */
export const runtimeFiles = [
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'signoff',
  'version',
];

/**
 * Writes what stands for Electron's runtime where that cannot be had: files of the names that the packager reads, with a
 * fuse wire in the binary. It shows how a package is put together, and nothing of how Electron runs it.
 */
export function writeStandInRuntime(directory: string): void {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    readonly version: string;
  };
  mkdirSync(join(directory, 'resources'), { recursive: true });
  writeFileSync(join(directory, 'electron'), `#!/bin/sh\n# ${fuseWire}\n`, { mode: 0o755 });
  writeFileSync(join(directory, 'chrome-sandbox'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(directory, 'version'), version);
  writeFileSync(join(directory, 'LICENSE'), 'Electron\n');
  writeFileSync(join(directory, 'LICENSES.chromium.html'), 'Chromium\n');
}
