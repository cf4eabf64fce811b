import type { App } from 'electron';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** What a start of the app asks of whichever instance is running. */
const startRequestSchema = v.strictObject({
  /** The account to show; null: the window as it is. */
  account: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/))),
  /** Nothing is to be shown. */
  hidden: v.boolean(),
});
export type StartRequest = v.InferOutput<typeof startRequestSchema>;

/**
 * Whether this is the one instance on its data directory (Electron's lock lies in `userData`, which has to be set before). Where it
 * is not, the running one has been given the request.
 */
export function isOnlyInstance(app: App, request: StartRequest): boolean {
  return app.requestSingleInstanceLock(request);
}

/**
 * Whether the instance that keeps this one from being the only one can be seen to run. Electron says the same `false` where it
 * could not make its lock at all. On Windows nobody can tell, and it is believed.
 * @param userData the folder that the lock lies in: a link named `SingletonLock` to `HOST-PID`
 */
export function otherInstanceRuns(userData: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  try {
    const [pid] = /\d+$/.exec(readlinkSync(join(userData, 'SingletonLock'))) ?? [];
    return pid !== undefined && isRunning(Number(pid));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Calls back with the request of every later start. Its command line is not read: Chromium changes it on the way, and the start has
 * read it strictly already. What is no request only shows the window.
 */
export function onOtherStart(app: App, listener: (request: StartRequest) => void): void {
  app.on('second-instance', (_event, _argv, _directory, data) => {
    listener(readRequest(data));
  });
}

function readRequest(data: unknown): StartRequest {
  const { success, output } = v.safeParse(startRequestSchema, data);
  return success ? output : { account: null, hidden: false };
}
