import { keepNothing } from './desktop/command-folder.ts';

/*
 * What Electron starts: the desktop app, or, where the package's `signoff` asks for it, the command line. Each is a file of its own, so that
 * neither loads the other. What stands behind `--` is a person's own, and decides nothing here.
 */

const words = process.argv.slice(1);
const end = words.indexOf('--');
const isCommand = words.slice(0, end === -1 ? words.length : end).includes('--command-line');
if (isCommand) {
  keepNothing();
  // Not awaited: Electron is ready only once this file has been evaluated, and a command waits for that.
  void import(new URL('headless.js', import.meta.url).href);
} else {
  // Awaited: the app has to say things before Electron is ready.
  await import(new URL('main.js', import.meta.url).href);
}
