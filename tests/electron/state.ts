import type { Chromium } from './browser/chromium.ts';

/** What is true of the whole app process, and known to every module of the stand-in. */
interface AppState {
  isReady: boolean;
  /** There from just before `ready`. */
  chromium: Chromium | null;
  /** The folder that holds the app's package.json. */
  appPath: string;
}

export const state: AppState = { isReady: false, chromium: null, appPath: '' };

/** @throws Error before `ready`, where Electron has no browser to speak of either. */
export function browser(): Chromium {
  if (state.chromium === null) throw new Error('not emulated: anything of a page before the app is ready');
  return state.chromium;
}

/** What happened that no test asked for and that must not pass unseen: shown by the control channel and on standard error. */
export const mishaps: string[] = [];

export function mishap(text: string): void {
  mishaps.push(text);
  process.stderr.write(`stand-in: ${text}\n`);
}
