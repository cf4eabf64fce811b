import type { FileSet } from 'electron-builder';
import { join } from 'node:path';
import { root } from '../layout.ts';

/** What the packaged app runs: the window, and the command line, which is in several files. */
const programs = ['start.js', 'main.js', 'preload.cjs', 'headless.cjs', 'keychain-child.js'];

const keytar = join(root, 'node_modules', 'keytar');

/**
 * What goes into the archive on every system: the bundles, and keytar without its binary. Whatever is not named in this file
 * stays out.
 */
export function packagedFiles(bundles: string): (FileSet | string)[] {
  return [
    'package.json',
    '!node_modules',
    { from: join(bundles, 'electron'), to: 'out/electron', filter: [...programs, 'headless/*.cjs'] },
    { from: join(bundles, 'page'), to: 'out/page', filter: ['**/*', '!licenses.md'] },
    { from: keytar, to: 'node_modules/keytar', filter: ['package.json', 'lib/keytar.js'] },
  ];
}

/** keytar's binaries for one system, by the folders that keytar looks for them in, such as `linux-${arch}`. */
export function keytarBinaries(...folders: readonly string[]): FileSet[] {
  return folders.map((folder) => ({
    from: join(keytar, 'prebuilds', folder),
    to: `node_modules/keytar/prebuilds/${folder}`,
    filter: ['keytar.node'],
  }));
}

/** The icons that one system shows while the app runs. */
export function packagedIcons(bundles: string, filter: readonly string[]): FileSet[] {
  return [{ from: join(bundles, 'icons'), to: 'out/icons', filter: [...filter] }];
}

/** Where `packageApp` writes `otherLicences`. */
export const otherLicencesFile = 'other-licences.md';

/** The licence texts of all that the package holds, beside the archive, where a person can read them. */
export function shippedLicences(bundles: string): FileSet[] {
  const texts = [
    [join(root, 'LICENSE'), 'app.txt'],
    ...programs.map((program) => [join(bundles, 'electron', `${program}.licenses.md`), `${program}.md`]),
    [join(bundles, 'page', 'licenses.md'), 'page.md'],
    [join(bundles, otherLicencesFile), 'others.md'],
  ] as const;
  return texts.map(([from, name]) => ({ from, to: join('licenses', name) }));
}
