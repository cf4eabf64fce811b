import type { AppUpdater } from 'electron-updater';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';

/** The first look waits until the app has settled; milliseconds. */
const firstLook = 60_000;
const betweenLooks = 6 * 60 * 60_000;

/** The part of electron-updater that is used. */
export type Updater = Pick<
  AppUpdater,
  | 'allowDowngrade'
  | 'allowPrerelease'
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'disableWebInstaller'
  | 'logger'
  | 'requestHeaders'
> & {
  readonly netSession: RequestSession;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'update-downloaded', listener: (update: { readonly version: string }) => void): unknown;
  checkForUpdates(): Promise<unknown>;
  /** Only the updater of Windows has it. Gives what is wrong, or null. */
  verifyUpdateCodeSignature?: (publishers: string[], file: string) => Promise<string | null>;
};

/** The part of Electron's session that is used. */
interface RequestSession {
  readonly webRequest: {
    onBeforeRequest(
      listener: (request: { readonly url: string }, answer: (decision: { cancel: boolean }) => void) => void,
    ): void;
  };
}

export interface UpdatesOptions {
  readonly updater: Updater;
  readonly platform: 'darwin' | 'win32';
  /** What stands in `app-update.yml` beside the app; the packager writes it. */
  readonly source: string;
  /** Looks whether a file for Windows is signed by the app's own maker; gives what is wrong, or null. */
  readonly verifySignature: (file: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Looks for a new version now and then, fetches it, and lets it be installed when the app ends. Everything comes by
 * https, and only what the app's own maker signed is installed: macOS's Squirrel takes nothing that does not fulfil the
 * designated requirement of the running app, and on Windows `verifySignature` decides. Linux has no such signature, so
 * there it is the package manager that updates the app.
 *
 * @returns ends the looking
 */
export function lookForUpdates(options: UpdatesOptions): () => void {
  const { updater, platform, source, verifySignature, clock, log } = options;
  if (platform === 'win32' && !/^publisherName:/m.test(source)) {
    // Without it electron-updater installs a new version without looking at its signature at all.
    log.error('updates-off', { code: 'NO_PUBLISHER' });
    return () => undefined;
  }
  // What it writes holds addresses and paths.
  updater.logger = null;
  updater.autoDownload = true;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // It would tell the server which installation asks.
  updater.requestHeaders = { 'x-user-staging-id': '' };
  if (platform === 'win32') {
    // Its own takes a file for signed where PowerShell does not work.
    updater.verifyUpdateCodeSignature = (_publishers, file) => verifySignature(file);
  }
  // Redirects as well.
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith('https://') });
  });
  updater.on('error', (error) => log.warn('update-failed', { code: codeOf(error) }));
  updater.on('update-downloaded', ({ version }) => log.info('update-ready', { version }));

  let cancel: () => void;
  const look = (): void => {
    // A failure has been an event already.
    updater.checkForUpdates().catch(() => undefined);
    cancel = clock.after(betweenLooks, look);
  };
  cancel = clock.after(firstLook, look);
  return () => cancel();
}

/** Of an error, what cannot hold an address: its code where it has one, else its name. */
function codeOf(error: Error): string {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : error.name;
}
