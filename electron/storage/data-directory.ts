import { mkdirSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { productName } from '../../shared/product-name.ts';
import { syncDirectory } from './durable-file.ts';

/** Where one person's Signoff keeps what it knows. Every Signoff process of that person shares it; nothing in it is secret
 * but the API key in the configuration file. */
export interface DataDirectory {
  readonly path: string;
  readonly registry: string;
  readonly configuration: string;
  readonly log: string;
  /** Held by whichever process is writing. */
  readonly lock: string;
  /** One lock file a living process. */
  readonly instances: string;
}

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's home directory. */
  readonly home: string;
}

/** The directory used where none is chosen: Electron's `userData` of an app of this name, so that both hosts share it. */
export function defaultDataDirectory({ platform, environment, home }: Surroundings): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', productName);
    case 'win32':
      return join(absolute(environment['APPDATA']) ?? join(home, 'AppData', 'Roaming'), productName);
    default:
      return join(absolute(environment['XDG_CONFIG_HOME']) ?? join(home, '.config'), productName);
  }
}

/** The XDG specification tells programs to ignore a path that is not absolute. */
function absolute(path: string | undefined): string | null {
  return path !== undefined && isAbsolute(path) ? path : null;
}

/**
 * Makes sure that the directory is there; one that is made is open to its owner alone and survives a power cut. One that was
 * there keeps its mode. Rejects with what the OS says where it cannot be made.
 */
export async function openDataDirectory(directory: string): Promise<DataDirectory> {
  const path = resolve(directory);
  const firstMade = mkdirSync(path, { recursive: true, mode: 0o700 });
  if (firstMade !== undefined) {
    for (let made = path; made.length >= firstMade.length; made = dirname(made)) {
      await syncDirectory(dirname(made));
    }
  }
  return {
    path,
    registry: join(path, 'accounts.json'),
    configuration: join(path, 'configuration.json'),
    log: join(path, 'signoff.log'),
    lock: join(path, 'data.lock'),
    instances: join(path, 'instances'),
  };
}
