import Module, { createRequire, isBuiltin, register } from 'node:module';
import process from 'node:process';

/** Brings `node:sqlite`, which Electron has since 35: for an `import` by a module hook, and where `require` looks. */
export function bringSqlite() {
  if (isBuiltin('node:sqlite')) return;
  register('./sqlite-hook.js', import.meta.url);
  const load = Module._load;
  const sqlite = createRequire(`${process.resourcesPath}/sqlite/`).resolve('@photostructure/sqlite');
  Module._load = (name, ...more) => load(name === 'node:sqlite' ? sqlite : name, ...more);
}
