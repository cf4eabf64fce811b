import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronForStart, type Machine } from '../../../build/electron/for-start.ts';
import {
  describeRuntime,
  findElectron,
  npmRuntimeMark,
  type Places,
  type Runtime,
} from '../../../build/electron/runtime.ts';

let directory: string;
let places: Places;
let override: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signoff-electron-'));
  places = {
    installed: join(directory, 'installed'),
    made: [join(directory, 'own'), join(directory, 'all')],
  };
  override = join(directory, 'override');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A folder with as much of a runtime as is looked at. */
function putRuntime(folder: string, version: string, { fromNpm = false } = {}): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'electron'), '');
  writeFileSync(join(folder, 'version'), version);
  if (fromNpm) writeFileSync(join(folder, npmRuntimeMark), '');
}

/** What is found, in words; null: nothing. */
function found(environment: NodeJS.ProcessEnv, orNpm: boolean): string | null {
  const runtime = findElectron(environment, { orNpm }, places);
  return runtime === null ? null : describeRuntime(runtime);
}

describe('the Electron of this machine', () => {
  it('is the one that the variable names, then the installed one, then, for those who ask, the one from npm', () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: override };
    expect(found(environment, true)).toBeNull();
    putRuntime(places.made[1] ?? '', '1.0.0\n', { fromNpm: true });
    expect(found(environment, true)).toBe('Electron 1.0.0 (npm registry)');
    putRuntime(places.made[0] ?? '', '2.0.0\n', { fromNpm: true });
    expect(found(environment, true)).toBe('Electron 2.0.0 (npm registry)');
    expect(found(environment, false)).toBeNull();
    putRuntime(places.installed, 'v3.0.0');
    for (const orNpm of [true, false]) expect(found(environment, orNpm)).toBe('Electron 3.0.0 (official)');
    putRuntime(override, '4.0.0');
    for (const orNpm of [true, false]) {
      expect(found(environment, orNpm)).toBe('Electron 4.0.0 (from ELECTRON_OVERRIDE_DIST_PATH)');
      expect(found({}, orNpm)).toBe('Electron 3.0.0 (official)');
    }
  });

  it('is called what it is, whichever way it was found', () => {
    putRuntime(places.installed, '3.0.0');
    expect(found({ ELECTRON_OVERRIDE_DIST_PATH: places.installed }, false)).toBe('Electron 3.0.0 (official)');
    putRuntime(override, '2.0.0', { fromNpm: true });
    expect(found({ ELECTRON_OVERRIDE_DIST_PATH: override }, false)).toBe('Electron 2.0.0 (npm registry)');
  });

  it('is no folder without its program', () => {
    mkdirSync(places.installed);
    expect(found({ ELECTRON_OVERRIDE_DIST_PATH: '' }, true)).toBeNull();
  });
});

const electron: Runtime = { directory: '/e', program: '/e/electron', version: '9.0.0', origin: 'official' };
const withDisplay = { DISPLAY: ':1' };

interface Played {
  readonly machine: Machine;
  /** What was looked for, and `fetch`, in their order. */
  readonly done: readonly string[];
  readonly written: () => string;
}

/** A machine on which the download does what it is told, and Electron is there or comes with it. */
function play(options: Partial<Machine> & { readonly isThere?: boolean } = {}): Played {
  const done: string[] = [];
  let isThere = options.isThere ?? false;
  let written = '';
  const machine: Machine = {
    platform: 'linux',
    isRoot: false,
    find: ({ orNpm }) => {
      done.push(orNpm ? 'find, or from npm' : 'find');
      return isThere ? electron : null;
    },
    out: { write: (text) => (written += text) },
    ...options,
    fetch: async (given) => {
      done.push('fetch');
      await options.fetch?.(given);
      isThere = true;
    },
  };
  return { machine, done, written: () => written };
}

describe('npm start', () => {
  it('shows the desktop app where Electron is, and fetches nothing', async () => {
    const { machine, done, written } = play({ isThere: true });
    expect(await electronForStart(withDisplay, machine)).toBe(electron);
    expect(await electronForStart({ WAYLAND_DISPLAY: 'wayland-0' }, machine)).toBe(electron);
    expect(await electronForStart({ ...withDisplay, SIGNOFF_ELECTRON: 'npm' }, machine)).toBe(electron);
    expect(done).toEqual(['find', 'find', 'find, or from npm']);
    expect(written()).toBe('');
  });

  it.each([
    ['there is no display', { DISPLAY: '' }, {}, /^There is no display here/],
    ['the person is root', withDisplay, { isRoot: true }, /^You are root, /],
  ])('says so where %s, and looks for nothing', async (_what, environment, options, says) => {
    const { machine, done } = play(options);
    expect(await electronForStart(environment, machine)).toMatch(says);
    expect(done).toEqual([]);
  });

  it('asks for neither on macOS and Windows', async () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const { machine } = play({ platform, isRoot: true, isThere: true });
      expect(await electronForStart({}, machine)).toBe(electron);
    }
  });

  it('fetches Electron once where it is missing, and says how far it is at each tenth', async () => {
    const { machine, done, written } = play({
      fetch: async ({ onProgress }) => {
        for (let percent = 0; percent <= 100; percent += 1) onProgress(percent);
        return Promise.resolve();
      },
    });
    expect(await electronForStart(withDisplay, machine)).toBe(electron);
    expect(done).toEqual(['find', 'fetch', 'find']);
    const tenths = Array.from({ length: 11 }, (_, index) => `${(index * 10).toString()} %\n`);
    expect(written()).toBe(`Electron’s runtime is fetched, once (about 120 MB)…\n${tenths.join('')}`);
  });

  it('says it in one line that changes on a terminal', async () => {
    let written = '';
    const { machine } = play({
      out: { isTTY: true, write: (text) => (written += text) },
      fetch: async ({ onProgress }) => {
        for (const percent of [0, 3, 3, 100]) onProgress(percent);
        return Promise.resolve();
      },
    });
    await electronForStart(withDisplay, machine);
    expect(written.split('\n').slice(1)).toEqual(['\r0 %\r3 %\r100 %', '']);
  });

  it('says in one line why it could not be fetched, and does not try again', async () => {
    const { machine, done } = play({
      fetch: () => Promise.reject(new Error('connect ECONNREFUSED\n    at somewhere\n')),
    });
    expect(await electronForStart(withDisplay, machine)).toBe(
      'Electron’s runtime could not be fetched (connect ECONNREFUSED).',
    );
    expect(done).toEqual(['find', 'fetch']);
  });

  it('says so where the download is not where it was put', async () => {
    const { machine } = play({ find: () => null });
    expect(await electronForStart(withDisplay, machine)).toBe('Electron’s runtime is not where it was put.');
  });
});
