import { root } from '../../build/layout.ts';
import { canInstall, install } from './apt.ts';
import { runChild } from './child.ts';
import { missingOf, type Prerequisite } from './prerequisites.ts';

/**
 * Brings what is missing, as far as that can be done without asking anyone: Debian's packages, and what a script of the project
 * makes.
 * @returns what is still missing
 */
export async function provide(
  missing: readonly Prerequisite[],
  stop: AbortSignal,
): Promise<readonly Prerequisite[]> {
  const packages = new Set(missing.flatMap((prerequisite) => prerequisite.packages));
  if (packages.size > 0 && canInstall()) await install([...packages]);
  for (const script of new Set(missing.flatMap((prerequisite) => prerequisite.script ?? []))) {
    if (stop.aborted) break;
    await runChild(['npm', 'run', '--silent', script], {
      cwd: root,
      env: process.env,
      limitSeconds: 600,
      stop,
    });
  }
  return missingOf(missing);
}
