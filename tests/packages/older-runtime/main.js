import { URL } from 'node:url';

/** Stands before the app's own main in the package of the tests: it brings `node:sqlite`, which Electron has since 35. */
const { bringSqlite } = await import(new URL('sqlite.js', import.meta.url).href);
bringSqlite();
// Awaited, because `ready` must not come before the app has run: it waits for this module.
await import(new URL('../electron/start.js', import.meta.url).href);
