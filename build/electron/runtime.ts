import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { root } from '../layout.ts';

/**
 * Where a runtime came from.
 * - `official`: the `electron` package downloaded it.
 * - `npm registry`: made by `npm run electron` from what an npm registry holds (npm-runtime.ts).
 * - `override`: somebody put it where `ELECTRON_OVERRIDE_DIST_PATH` says.
 */
export type RuntimeOrigin = 'official' | 'npm registry' | 'override';

export interface Runtime {
  readonly directory: string;
  readonly program: string;
  /** Such as `33.2.1`. */
  readonly version: string;
  readonly origin: RuntimeOrigin;
}

/** Where the `electron` package puts the runtime that it downloads. */
export const installedElectron = join(root, 'node_modules', 'electron', 'dist');

/** In a runtime that was made from an npm registry: says so. */
export const npmRuntimeMark = 'made-from-npm-registry';

/** The folders in which a runtime may lie. */
export interface Places {
  /** Of the `electron` package. */
  readonly installed: string;
  /** Of `npm run electron`: the user's own, and the one for everybody. */
  readonly made: readonly string[];
}

/**
 * Electron on this machine: where `ELECTRON_OVERRIDE_DIST_PATH` says, where the `electron` package installs it, and, only for
 * those who ask, the one that `npm run electron` made. Null: there is none. Asking the package itself would start a download.
 * @param options `orNpm`: the older runtime from the npm registry will do, as it does for tests
 */
export function findElectron(
  environment: NodeJS.ProcessEnv,
  { orNpm }: { readonly orNpm: boolean },
  { installed, made }: Places = usualPlaces(environment),
): Runtime | null {
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const candidates: readonly (readonly [string, RuntimeOrigin])[] = [
    ...(override === '' || override === installed ? [] : [[override, 'override'] as const]),
    [installed, 'official'],
    ...(orNpm ? made.map((directory) => [directory, 'npm registry'] as const) : []),
  ];
  for (const [directory, origin] of candidates) {
    const runtime = runtimeIn(directory, origin);
    if (runtime !== null) return runtime;
  }
  return null;
}

function usualPlaces(environment: NodeJS.ProcessEnv): Places {
  return { installed: installedElectron, made: [npmRuntimeDirectory(environment), sharedNpmRuntime] };
}

/**
 * The folder of the runtime that packages are made of; null: the packager fetches it. macOS and Windows packages hold several
 * architectures, and what lies here is of one.
 */
export function electronDistribution(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | null {
  return platform === 'linux' ? (findElectron(environment, { orNpm: false })?.directory ?? null) : null;
}

/** For a person: `Electron 33.2.1 (npm registry)`. */
export function describeRuntime({ version, origin }: Runtime): string {
  return `Electron ${version} (${origin === 'override' ? 'from ELECTRON_OVERRIDE_DIST_PATH' : origin})`;
}

/**
 * Where `npm run electron` keeps the runtime, outside the sources. What root makes lies where every user of the machine can read
 * it: Chromium's sandbox refuses root, so root's tests run Electron as another user.
 */
export function npmRuntimeDirectory(environment: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return sharedNpmRuntime;
  const cache = environment['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(cache) ? cache : join(homedir(), '.cache'), 'signoff', npmRuntimeName);
}

/** The last number rises with what is put into it, so that an older one is not taken for it. */
const npmRuntimeName = 'electron-33.2.1-linux-x64-2';
const sharedNpmRuntime = join('/var/cache/signoff', npmRuntimeName);

function runtimeIn(directory: string, origin: RuntimeOrigin): Runtime | null {
  const program = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']
    .map((name) => join(directory, name))
    .find((file) => existsSync(file));
  if (program === undefined) return null;
  const fromNpm = existsSync(join(directory, npmRuntimeMark));
  return { directory, program, version: versionIn(directory), origin: fromNpm ? 'npm registry' : origin };
}

/** Every distribution of Electron holds a file that says which it is. */
function versionIn(directory: string): string {
  try {
    return readFileSync(join(directory, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'of an unknown version';
  }
}
