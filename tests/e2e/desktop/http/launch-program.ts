import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { build } from 'vite';
import { branding } from '../../../../build/branding.ts';
import { hostBuild } from '../../../../build/host.vite.config.ts';
import { newDirectory } from '../../../support/test-app.ts';
import { runtime } from '../driver/runtime.ts';

/**
 * Starts a program on Electron, bundled as the app is.
 * @param source its file, from the top of the repository
 */
export async function launchProgram(
  source: string,
  display: string,
): Promise<{ readonly app: ElectronApplication; readonly close: () => Promise<void> }> {
  const folder = newDirectory();
  await build(hostBuild({ source, file: 'main.js' }, folder.path, branding));
  const manifest = { name: 'program', type: 'module', main: 'main.js' };
  writeFileSync(path.join(folder.path, 'package.json'), JSON.stringify(manifest));
  const app = await _electron.launch({
    executablePath: runtime().program,
    args: [folder.path, `--user-data-dir=${path.join(folder.path, 'chromium')}`],
    env: { ...process.env, DISPLAY: display },
    chromiumSandbox: true,
  });
  const close = async (): Promise<void> => {
    await app.close();
    folder.remove();
  };
  return { app, close };
}
