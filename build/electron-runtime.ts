import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './layout.ts';

/** Whether Electron's runtime lies on this machine. Asking the package itself would start a download. */
export function hasElectronRuntime(environment: NodeJS.ProcessEnv): boolean {
  const directory = runtimeDirectory(environment);
  return ['electron', 'electron.exe', 'Electron.app'].some((name) => existsSync(join(directory, name)));
}

/**
 * The runtime that packages are made of; null: the packager fetches it. macOS and Windows packages hold several
 * architectures, and what lies here is of one.
 */
export function electronDistribution(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | null {
  return platform === 'linux' && hasElectronRuntime(environment) ? runtimeDirectory(environment) : null;
}

function runtimeDirectory(environment: NodeJS.ProcessEnv): string {
  return environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules', 'electron', 'dist');
}
