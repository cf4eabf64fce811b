import { extractAll, getRawHeader, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { npmRuntimeMark } from '../../build/electron/runtime.ts';
import { languageTags } from '../../shared/language/languages.ts';
import { fuseWire } from '../../build/packages/flip-fuses.ts';
import { runtime } from '../e2e/desktop/driver/runtime.ts';
import { bundledPackages, packagesOfPage } from './bundled-packages.ts';
import { version } from './built-package.ts';
import { filesForOlderRuntime, lackingFuses, mainIn } from './fit-runtime.ts';

const root = join(import.meta.dirname, '../..');
const platform = `${process.platform}-${process.arch}`;

const built = inject('built');
const electron = runtime();
const renamed: Readonly<Record<string, string>> = { electron: 'signoff', LICENSE: 'LICENSE.electron.txt' };
/** What the files of the runtime itself are called in the package; all else in it is ours, or the tests’. */
const runtimeFiles = filesIn(electron.directory)
  .filter((file) => !file.startsWith('resources/') && file !== npmRuntimeMark)
  .map((file) => renamed[file] ?? file);

let extracted: string;
/** Every file of the installed app, relative to it; those of the archive after `app.asar/`. */
let files: string[];
beforeAll(() => {
  const archive = join(built.unpacked, 'resources/app.asar');
  extracted = mkdtempSync(join(tmpdir(), 'signoff-extracted-'));
  extractAll(archive, extracted);
  const archived = listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => statSync(join(extracted, path)).isFile())
    .map((path) => `resources/app.asar/${path}`);
  files = [...filesIn(built.unpacked).filter((path) => !path.endsWith('app.asar')), ...archived].sort();
});
afterAll(() => rmSync(extracted, { recursive: true }));

describe('the packaged app', () => {
  it('holds these files and no other', () => {
    const ours = files.filter((file) => isOurs(file) && !isNamedByBundler(file));
    console.log(`The package, without Electron’s own files:\n  ${ours.join('\n  ')}`);
    const keytar = 'node_modules/keytar';
    const binary = `${keytar}/prebuilds/${platform}/keytar.node`;
    const trayIcons = ['attention', 'nobody', 'signed-in'].flatMap((state) =>
      ['-dark.png', '-dark@2x.png', '-light.png', '-light@2x.png'].map((end) => `tray-${state}${end}`),
    );
    const licences = [
      'app.txt',
      ...['headless.cjs', 'keychain-child.js', 'main.js', 'others', 'page', 'preload.cjs', 'start.js'].map(
        (name) => `${name}.md`,
      ),
    ];
    expect(ours.map(withoutHash).sort()).toEqual(
      [
        'bin/signoff',
        ...licences.map((name) => `resources/licenses/${name}`),
        `resources/app.asar.unpacked/${binary}`,
        ...[
          'package.json',
          'out/electron/headless.cjs',
          'out/electron/keychain-child.js',
          'out/electron/main.js',
          'out/electron/preload.cjs',
          'out/electron/start.js',
          'out/icons/app.png',
          ...trayIcons.map((name) => `out/icons/${name}`),
          'out/page/assets/index-HASH.css',
          'out/page/assets/index-HASH.js',
          'out/page/assets/later-views-HASH.js',
          'out/page/assets/mark-HASH.svg',
          ...languageTags.flatMap((tag) => [
            `out/page/assets/words-${tag}-HASH.js`,
            `out/page/assets/later-words-${tag}-HASH.js`,
          ]),
          'out/page/index.html',
          `${keytar}/lib/keytar.js`,
          `${keytar}/package.json`,
          binary,
        ].map((path) => `resources/app.asar/${path}`),
      ].sort(),
    );
  });

  it('holds all of Electron, and nothing that is for its developers', () => {
    expect(runtimeFiles.filter((file) => !files.includes(file))).toEqual([]);
    const resources = readdirSync(join(built.unpacked, 'resources'));
    expect(resources).toEqual(expect.arrayContaining(['app.asar', 'app.asar.unpacked', 'licenses']));
    expect(resources).not.toContain('default_app.asar');
    expect(files).not.toContain(npmRuntimeMark);
  });

  it('takes at most 4 MiB without Electron’s own files', () => {
    const ours = filesIn(built.unpacked).filter(isOurs);
    const bytes = ours.reduce((sum, file) => sum + statSync(join(built.unpacked, file)).size, 0);
    console.log(
      `Without Electron’s own files: ${(bytes / 1024 / 1024).toFixed(2)} MiB in ${ours.length} files`,
    );
    expect(bytes).toBeGreaterThan(300_000);
    expect(bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  it('says nothing of the machine that built it, and knows no secret of it', () => {
    const telling = [
      root,
      built.directory,
      inject('buildMachine').apiKey,
      ...(hostname().length > 5 ? [hostname()] : []),
    ];
    const found = [...filesIn(built.unpacked).map((file) => join(built.unpacked, file))].flatMap((file) => {
      const content = readFileSync(file, 'latin1');
      return telling.filter((text) => content.includes(text)).map((text) => `${text} in ${file}`);
    });
    expect(found).toEqual([]);
  });

  it('names what it is, and none of what it is built with, in its package.json', () => {
    const manifest = JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8')) as object;
    expect(Object.keys(manifest).sort()).toEqual(
      'author description desktopName homepage license main name productName type version'.split(' '),
    );
    expect(manifest).toMatchObject({ name: 'signoff', productName: 'Signoff', main: mainIn(electron) });
  });

  it('brings the licence of every package that is in it, with its text', async () => {
    const directory = join(built.unpacked, 'resources/licenses');
    const texts = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'));
    const sections = texts.flatMap((text) => text.split(/^## /m));
    const packages = await bundledPackages();
    expect(packages).toEqual(
      expect.arrayContaining(['fast-xml-parser', 'rotating-file-stream', 'react', 'valibot']),
    );
    const uncovered = [...packages, 'keytar', 'node-addon-api'].filter((name) => {
      const naming = sections.filter((section) => section.startsWith(`${name} - `));
      return !naming.some((section) => /without warranty|as is/i.test(section));
    });
    expect(uncovered).toEqual([]);
  });

  it('has a page with React and no other package in it: the schemas are checked by the process behind it', async () => {
    expect(await packagesOfPage()).toEqual(['react', 'react-dom', 'scheduler']);
  });

  it('holds a keychain process that starts with what is in the package', async () => {
    const child = fork(join(extracted, 'out/electron/keychain-child.js'), {
      env: { PATH: process.env['PATH'], DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
      execArgv: [],
    });
    child.send({ kind: 'probe', service: 'Signoff', quiet: false, ahead: false });
    const [answer] = (await once(child, 'message')) as [unknown];
    child.kill('SIGKILL');
    // keytar is loaded, and says itself that there is no keyring.
    expect(answer).toEqual({ kind: 'failed', reason: 'missing', code: 'no-bus' });
    expect(answer).toMatchObject({ kind: 'failed' });
  });

  it('has the checksum of every file that is in the archive', () => {
    const { header } = getRawHeader(join(built.unpacked, 'resources/app.asar'));
    const all = entriesOf(header);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ integrity }) => integrity?.algorithm !== 'SHA256')).toEqual([]);
  });

  it('has every fuse set as decided, and none left as it was', async () => {
    const { version, ...wire } = await getCurrentFuseWire(join(built.unpacked, 'signoff'));
    const states = Object.fromEntries(
      Object.entries(wire)
        .filter(([key]) => /^\d+$/.test(key))
        .map(([key, state]) => [key, String.fromCharCode(Number(state)) === '1']),
    );
    expect(version).toBe('1');
    const lacking = lackingFuses(electron);
    expect(states).toEqual(fuseWire(lacking));
    expect(states).toEqual({
      0: false,
      1: true,
      2: false,
      3: false,
      4: true,
      5: true,
      6: false,
      7: false,
      ...(!lacking.includes('WasmTrapHandlers') && { 8: true }),
    });
  });

  it('is the same in the tar.gz', () => {
    const tar = join(built.output, `signoff-${version}-linux-${process.arch}.tar.gz`);
    expect(built.files).toContain(tar);
    const listed = execFileSync('tar', ['-tzf', tar], { encoding: 'utf8' })
      .split('\n')
      .filter((path) => path !== '' && !path.endsWith('/'))
      .map((path) => path.slice(path.indexOf('/') + 1));
    expect(listed.sort()).toEqual(filesIn(built.unpacked).sort());
  });
});

function isOurs(file: string): boolean {
  return !runtimeFiles.includes(file) && !filesForOlderRuntime(electron).test(file);
}

/** What several parts of the command line or of the page share. */
function isNamedByBundler(file: string): boolean {
  return /\/out\/(electron\/headless\/|page\/assets\/(?!index-|later-|words-)[\w-]+\.js$)/.test(file);
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly integrity?: { readonly algorithm: string };
}

function entriesOf(entry: Entry): Entry[] {
  return entry.files === undefined ? [entry] : Object.values(entry.files).flatMap(entriesOf);
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
}

function withoutHash(path: string): string {
  return path.replace(/(\/assets\/[\w-]+)-[\w-]{8}\./, '$1-HASH.');
}
