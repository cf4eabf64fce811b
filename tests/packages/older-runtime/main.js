import { isBuiltin, register } from 'node:module';
import { URL } from 'node:url';

/** Stands before the app's own main in the package of the tests: it brings `node:sqlite`, which Electron has since 35. */
if (!isBuiltin('node:sqlite')) register('./sqlite-hook.js', import.meta.url);
// Awaited, because `ready` must not come before the app has run: it waits for this module.
await import(new URL('../electron/start.js', import.meta.url).href);
