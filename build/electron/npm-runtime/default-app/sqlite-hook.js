import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** A module hook (https://nodejs.org/docs/latest-v20.x/api/module.html#customization-hooks): `node:sqlite` is the package beside the archive. */
const sqlite = pathToFileURL(
  `${process.resourcesPath}/sqlite/node_modules/@photostructure/sqlite/dist/index.mjs`,
);

export function resolve(specifier, context, next) {
  return specifier === 'node:sqlite' ? { url: sqlite.href, shortCircuit: true } : next(specifier, context);
}
