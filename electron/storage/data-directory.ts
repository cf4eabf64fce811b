import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { productName } from '../../shared/product-name.ts';
import { syncDirectory } from './durable-file.ts';
import { errorCode } from './error-code.ts';
import { assertOwn, refusals, refuse } from './safe-file.ts';

/** Where one person's Signoff keeps what it knows. One process at a time owns it; nothing in it is secret
 * but the API key in the configuration file. */
export interface DataDirectory {
  readonly path: string;
  readonly registry: string;
  /** The last good copy of the registry. */
  readonly registryCopy: string;
  readonly configuration: string;
  readonly log: string;
  /** Held by the process that owns the directory, for as long as it lives. */
  readonly lock: string;
  /** Where other processes reach the owner, or, where a socket's path can be no longer, a link to where they do. */
  readonly socket: string;
}

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The home directory that the user database names, whatever HOME says; throws where it names none. */
  readonly homeOfUser: () => string;
}

/** Those of this process, with its environment. */
export function surroundingsIn(environment: Surroundings['environment']): Surroundings {
  return { platform: process.platform, environment, homeOfUser: () => userInfo().homedir };
}

/** The directory used if none is chosen: Electron's `userData` of an app of this name, so that both hosts share it. Null: there is no home. */
export function defaultDataDirectory(surroundings: Surroundings): string | null {
  const folder = configurationFolder(surroundings);
  return folder === null ? null : join(folder, productName);
}

/** Where the settings of a person's programs lie. Null: the person has no home here. */
export function configurationFolder(surroundings: Surroundings): string | null {
  const { platform, environment } = surroundings;
  const home = homeFolder(surroundings);
  const chosen = platform === 'win32' ? environment['APPDATA'] : environment['XDG_CONFIG_HOME'];
  const inHome = (...parts: string[]): string | null => (home === null ? null : join(home, ...parts));
  switch (platform) {
    case 'darwin':
      return inHome('Library', 'Application Support');
    case 'win32':
      return absolute(chosen) ?? inHome('AppData', 'Roaming');
    default:
      return absolute(chosen) ?? inHome('.config');
  }
}

/** The person's home: what the environment says, if that can be a home, or else what the user database says. */
export function homeFolder({ platform, environment, homeOfUser }: Surroundings): string | null {
  const said = absolute(environment[platform === 'win32' ? 'USERPROFILE' : 'HOME']);
  if (said !== null) return said;
  try {
    return absolute(homeOfUser());
  } catch {
    return null;
  }
}

/** The XDG specification tells programs to ignore a path that is not absolute. */
function absolute(path: string | undefined): string | null {
  return path !== undefined && isAbsolute(path) ? path : null;
}

/** What SQLite, whose locks are used, leaves of its 512 bytes for the directory: it adds names of its own. */
const longestPath = 470;

/**
 * Makes sure that the directory is there, and that nobody but the person can write it; one that is made is open to its owner
 * alone and survives a power cut. One that was there keeps its mode. Rejects with what the OS says where it cannot be made, or with
 * the reason why it is refused (safe-file.ts).
 */
export async function openDataDirectory(directory: string): Promise<DataDirectory> {
  const path = resolve(directory);
  if (Buffer.byteLength(path) > longestPath) refuse(refusals.pathTooLong);
  for (const made of makeDirectories(path)) await syncDirectory(dirname(made));
  if (Buffer.byteLength(realpathSync(path)) > longestPath) refuse(refusals.pathTooLong);
  assertOwn(statSync(path, { bigint: true }));
  return {
    path,
    registry: join(path, 'accounts.json'),
    registryCopy: join(path, 'accounts.previous.json'),
    configuration: configurationIn(path),
    log: join(path, 'signoff.log'),
    lock: join(path, 'data.lock'),
    socket: join(path, 'owner.sock'),
  };
}

/** Where the settings lie in a data directory. */
export function configurationIn(directory: string): string {
  return join(directory, 'configuration.json');
}

/**
 * Makes a directory and those above it that are missing; gives what was made. (Node's own `recursive` tries for ever where a
 * directory is there and nothing can be made in it, as in /proc.)
 */
function makeDirectories(path: string): readonly string[] {
  try {
    mkdirSync(path, { mode: 0o700 });
    return [path];
  } catch (error) {
    const code = errorCode(error);
    // For a directory that exists, some systems report that it cannot be made before they report that it exists.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;
  }
  const above = makeDirectories(dirname(path));
  return [...makeDirectories(path), ...above];
}
