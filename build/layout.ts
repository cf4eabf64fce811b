import { join } from 'node:path';

/** Where things lie. All are absolute, so that every command works from any directory. */
export const root = join(import.meta.dirname, '..');
/** What the build writes: `out/electron/` and `out/page/`. */
export const out = join(root, 'out');
/** Where `npm run dist` puts the packages. */
export const dist = join(root, 'dist');
export const headlessHost = join(out, 'electron', 'headless.cjs');

/** Everything that can change what the build writes. A deleted file shows as a change of its directory. */
export const sources = ['electron', 'shared', 'renderer', 'build', 'package.json', 'package-lock.json'].map(
  (name) => join(root, name),
);
