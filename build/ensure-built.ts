import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isFresh } from './freshness.ts';
import { out, root, sources } from './layout.ts';

/**
 * Builds where a source is newer than the last build, in a process of its own, so that none of the bundler stays in
 * this one. What the build has to say goes to standard error; where it fails, this process ends with its exit code.
 */
export function ensureBuilt(): void {
  if (isFresh(sources, out)) return;
  // The API key is the app's, not the bundler's.
  const { SIGNOFF_API_KEY: _, ...env } = process.env;
  const { status } = spawnSync(process.execPath, [join(root, 'build', 'build.ts')], {
    env,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
