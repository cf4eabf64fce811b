import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './layout.ts';

/** Whether Electron's runtime lies on this machine. Asking the package itself would start a download. */
export function hasElectronRuntime(environment: NodeJS.ProcessEnv): boolean {
  const directory =
    environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules', 'electron', 'dist');
  return ['electron', 'electron.exe', 'Electron.app'].some((name) => existsSync(join(directory, name)));
}
