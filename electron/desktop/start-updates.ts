import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { lookForUpdates, type Updater } from './updates.ts';
import { signatureProblem } from './windows-signature.ts';

export interface StartUpdatesOptions {
  /** Loads electron-updater, which an app without updates does not hold. */
  readonly load: () => Promise<Updater>;
  /** Whose signature a new version for Windows must bear. */
  readonly publisher: string;
  readonly platform: NodeJS.Platform;
  /** The folder in which the packager put `app-update.yml`. */
  readonly resources: string;
  /** The folder of Windows. */
  readonly systemRoot: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Begins to look for new versions, where this system can tell whose they are. Never rejects: an app that cannot be
 * updated still signs out.
 */
export async function startUpdates(options: StartUpdatesOptions): Promise<void> {
  const { load, publisher, platform, resources, systemRoot, clock, log } = options;
  if (platform !== 'win32' && platform !== 'darwin') return;
  try {
    const source = await readFile(join(resources, 'app-update.yml'), 'utf8');
    const updater = await load();
    const verifySignature = (file: string): Promise<string | null> =>
      signatureProblem(file, publisher, systemRoot);
    lookForUpdates({ updater, platform, source, verifySignature, clock, log });
  } catch (error) {
    log.error('updates-off', { code: error instanceof Error ? error.name : typeof error });
  }
}
