import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bringSqlite } from './sqlite.js';

/**
 * What Electron ships as `default_app.asar`, as far as `electron [-r FILE]… [switches] APP words` needs it: the runtime that
 * npm-runtime.ts makes lacks it. It also brings `node:sqlite`, which Electron has since 35.
 */
const words = process.argv.slice(1);
const toRequire = [];
let path = null;
for (let index = 0; index < words.length && path === null; index += 1) {
  const word = words[index];
  if (word === '-r' || word === '--require') toRequire.push(words[++index]);
  else if (word === '--version' || word === '-v') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (!word.startsWith('-')) path = resolve(word);
}
process.defaultApp = true;
bringSqlite();

const require = createRequire(join(process.cwd(), 'noop.js'));
for (const file of toRequire) require(file);
if (path === null) {
  process.stderr.write('Name the folder of an app.\n');
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
if (manifest.version) app.setVersion(manifest.version);
if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name);
if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
app.setAppPath(path);
try {
  // Awaited, because `ready` must not come before the app has run: it waits for this module.
  await import(pathToFileURL(resolve(path, manifest.main ?? 'index.js')).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
