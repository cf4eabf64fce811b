import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { isAbsolute, join } from 'node:path';

/**
 * Lets Node keep what it has compiled in the person's cache, so that the next command starts sooner. What lies there is run, so it is
 * used only where nobody else can put anything into it. Without such a folder, all is compiled anew each time.
 */
export function keepCompiled({ XDG_CACHE_HOME: cache = '', HOME: home = '' }: NodeJS.ProcessEnv): void {
  if (process.getuid === undefined) return;
  const caches = isAbsolute(cache) ? cache : join(home, '.cache');
  if (!isAbsolute(caches)) return;
  const ours = join(caches, 'signoff');
  const compiled = join(ours, 'compiled');
  try {
    mkdirSync(compiled, { recursive: true, mode: 0o700 });
    const user = process.getuid();
    const isSafe = [caches, ours, compiled].every((folder) => {
      const { uid, mode } = lstatSync(folder);
      return uid === user && (mode & 0o022) === 0;
    });
    if (isSafe) enableCompileCache(compiled);
  } catch {
    // A home that cannot be written, or a Node that is too old for it.
  }
}
