import { existsSync, readFileSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { startChromium } from './browser/chromium.ts';
import { openControl } from './control.ts';
import { dialog } from './dialog.ts';
import { removeDownloads } from './downloads.ts';
import { releaseLock } from './instance-lock.ts';
import { state } from './state.ts';
import { releaseUtilityProcesses } from './utility-process.ts';
import { allWindows } from './windows-list.ts';

/**
 * `node tests/electron/main.ts APP [ARGUMENT…]`: runs an app as `electron APP [ARGUMENT…]` does, on Node and Chromium. APP is a
 * folder with a package.json. README.md says how true that is.
 */

/** In the environment of an app that a test drives: the descriptor of its socket. */
const controlVariable = 'STAND_IN_CONTROL';

const electronPackage = path.join(import.meta.dirname, '../../node_modules/electron/package.json');
const reallyExit = process.exit.bind(process);

const words = process.argv.slice(2);
const at = words.findIndex((word) => !word.startsWith('-'));
const appPath = words[at];
if (appPath === undefined || !existsSync(path.join(appPath, 'package.json'))) {
  console.error(
    'usage: node tests/electron/main.ts [FLAG…] APP [ARGUMENT…], where APP is a folder with a package.json',
  );
  reallyExit(2);
} else {
  await run(path.resolve(appPath));
}

async function run(directory: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(electronPackage, 'utf8')) as { readonly version: string };
  const descriptor = process.env[controlVariable];
  Reflect.deleteProperty(process.env, controlVariable);
  const control = descriptor === undefined ? null : openControl(Number(descriptor), endAtOnce);

  surroundings(version);
  const main = app.load(directory, process.argv.slice(1), {
    closeWindows: () => {
      for (const window of allWindows()) window.close();
      return allWindows().length === 0;
    },
    destroyWindows: () => {
      for (const window of allWindows()) window.destroy();
    },
    release: async () => {
      releaseUtilityProcesses();
      await state.chromium?.close();
      removeDownloads();
    },
  });
  try {
    await import(pathToFileURL(mainFile(main)).href);
  } catch (error) {
    const missing = /does not provide an export named '(\w+)'/.exec(String(error))?.[1];
    reportUncaught(missing === undefined ? error : new Error(`not emulated: electron.${missing}`));
    // Electron stays there with its dialog; nobody could close that one.
    reallyExit(1);
  }
  state.chromium = await startChromium(app.getPath('userData'), app.browserSwitches());
  define(process.versions, 'chrome', state.chromium.version);
  app.becomeReady();
  control?.announceReady(state.chromium.pid);
}

/** What Electron changes about the process of an app that is not packaged. */
function surroundings(version: string): void {
  // Node's own program and this file are not among an app's arguments.
  process.argv.splice(1, 1);
  define(process.versions, 'electron', version);
  define(process, 'type', 'browser');
  define(process, 'defaultApp', true);
  define(process, 'resourcesPath', path.join(path.dirname(electronPackage), 'dist', 'resources'));
  process.exit = ((code?: number) => {
    if (code !== undefined) process.exitCode = code;
    app.exit(Number(process.exitCode ?? 0));
  }) as typeof process.exit;
  process.on('uncaughtException', (error) => {
    // Electron leaves it to the app where that listens, too.
    if (process.listenerCount('uncaughtException') === 1) reportUncaught(error);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url: pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href, shortCircuit: true }
        : next(specifier, context),
  });
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true });
}

function mainFile(main: string): string {
  return statSync(main, { throwIfNoEntry: false })?.isDirectory() === true
    ? path.join(main, 'index.js')
    : main;
}

function reportUncaught(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  dialog.showErrorBox('A JavaScript error occurred in the main process', `Uncaught Exception:\n${text}`);
}

/** Whoever started this has gone. The browser goes with its pipe, a utility process with its channel. */
function endAtOnce(): void {
  releaseLock();
  removeDownloads();
  reallyExit(1);
}
