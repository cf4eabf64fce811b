import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './layout.ts';

/**
 * Electron's program, where its runtime lies on this machine: in the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, or
 * where its package installs it; null: it does not. Asking the package itself would start a download.
 */
export function electronProgram(environment: NodeJS.ProcessEnv): string | null {
  const directory = runtimeDirectory(environment);
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  return names.map((name) => join(directory, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * Switches that Electron does not start without: where root runs it on Linux, Chromium's own sandbox cannot be had. The
 * app's pages stay sandboxed in every other way.
 */
export const neededSwitches: readonly string[] =
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * The runtime that packages are made of; null: the packager fetches it. macOS and Windows packages hold several
 * architectures, and what lies here is of one.
 */
export function electronDistribution(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | null {
  return platform === 'linux' && electronProgram(environment) !== null ? runtimeDirectory(environment) : null;
}

function runtimeDirectory(environment: NodeJS.ProcessEnv): string {
  return environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules', 'electron', 'dist');
}
