import { Platform, build, type Configuration } from 'electron-builder';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Branding } from '../branding.ts';
import { root } from '../layout.ts';
import { writeAppManifest } from './app-manifest.ts';
import { writeCommandFiles } from './command.ts';
import { packagerConfiguration, type PackagingOptions } from './electron-builder.ts';
import { otherLicencesFile } from './files.ts';
import { otherLicences } from './other-licences.ts';
import { findOnPath } from './tools.ts';

export type AdaptPackaging = (configuration: Configuration) => Configuration;

/**
 * Packages a bundled app for this system.
 * @param targets as in `chooseTargets`
 * @param adapt changes what electron-builder is told; tests fit it to the runtime that they have
 * @returns the files that were written; none for `dir`, which is a folder in the output
 */
export async function packageApp(
  branding: Branding,
  targets: readonly string[],
  options: PackagingOptions,
  adapt: AdaptPackaging = (configuration) => configuration,
): Promise<string[]> {
  writeAppManifest(options.bundles, branding);
  writeCommandFiles(options.bundles, branding);
  writeFileSync(join(options.bundles, otherLicencesFile), otherLicences());
  const helpers = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    const written: string[] = [];
    // fpm is named in the environment, for all that one run builds; only a .deb is built without the real one.
    for (const group of [
      targets.filter((name) => name === 'deb'),
      targets.filter((name) => name !== 'deb'),
    ]) {
      if (group.length === 0) continue;
      const restore = setEnvironment({
        ...(group.includes('deb') && { CUSTOM_FPM_PATH: fpmProgram(helpers) }),
        ...sevenZip(),
      });
      try {
        written.push(
          ...(await build({
            // With a package.json that names no dependency: what the app needs of them is in `files`.
            projectDir: options.bundles,
            targets: Platform.current().createTarget([...group]),
            config: adapt(packagerConfiguration(branding, options)),
            publish: 'never',
          })),
        );
      } finally {
        restore();
      }
    }
    return written;
  } finally {
    rmSync(helpers, { recursive: true, force: true });
  }
}

/** A program, as electron-builder wants one, that runs fpm.ts with the Node of this process. */
function fpmProgram(directory: string): string {
  const file = join(directory, 'fpm');
  const script = join(root, 'build', 'packages', 'fpm.ts');
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** The 7-Zip of the system, where there is one: otherwise electron-builder downloads its own. */
function sevenZip(): Record<string, string> {
  const name = 'ELECTRON_BUILDER_7ZIP_PATH';
  if (process.env[name] !== undefined) return {};
  const found = findOnPath('7za', process.env);
  return found === null ? {} : { [name]: found };
}

/** Sets variables of this process, from which electron-builder reads them; the function that it gives takes them back. */
function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
}
