import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const project = path.join(import.meta.dirname, '../..');
const library = 'libsecret-1.so.0';
const noLibrary = 'libsecret-0.so.0';

/** The app on a machine without libsecret. */
export interface AppWithoutLibsecret {
  /** The keychain process's file in that copy of the app. */
  readonly childPath: string;
  /** What the dynamic linker says about keytar there. */
  readonly linkerError: string;
  installLibsecret(): void;
  close(): void;
}

/**
 * Copies the keychain process and keytar into a throw-away folder, where keytar's binary asks for a library of another
 * name, so that the dynamic linker itself fails to find it. Needs no privileges, unlike hiding the library.
 */
export function appWithoutLibsecret(): AppWithoutLibsecret {
  const folder = mkdtempSync(path.join(tmpdir(), 'signoff-app-'));
  const binary = `node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`;
  for (const part of [
    'electron/keychain',
    'shared',
    'node_modules/keytar/lib',
    'node_modules/keytar/package.json',
    binary,
  ]) {
    cpSync(path.join(project, part), path.join(folder, part), { recursive: true });
  }
  for (const library of ['valibot', '@jellybrick', 'fast-xml-parser', 'fast-xml-builder'])
    symlinkSync(path.join(project, 'node_modules', library), path.join(folder, 'node_modules', library));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');

  const whole = readFileSync(path.join(project, binary), 'latin1');
  if (!whole.includes(library)) throw new Error(`keytar does not ask for ${library} any more`);
  writeFileSync(path.join(folder, binary), whole.replaceAll(library, noLibrary), 'latin1');

  const load = spawnSync(process.execPath, ['-e', 'require(process.argv[1])', path.join(folder, binary)], {
    encoding: 'utf8',
  });
  return {
    childPath: path.join(folder, 'electron/keychain/child.ts'),
    linkerError: load.stderr,
    installLibsecret: () => {
      cpSync(path.join(project, binary), path.join(folder, binary));
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
