/*
 * What Electron starts: the desktop app, or, where the package's `signoff` asks for it, the command line. Each is a file of its own, so that
 * neither loads the other. What stands behind `--` is a person's own, and decides nothing here.
 */

const words = process.argv.slice(1);
const end = words.indexOf('--');
const isCommand = words.slice(0, end === -1 ? words.length : end).includes('--command-line');
// Electron is not ready before this file has been evaluated: the app has to say things before that, and a command waits for it.
if (isCommand) void import(new URL('headless.js', import.meta.url).href);
else await import(new URL('main.js', import.meta.url).href);
