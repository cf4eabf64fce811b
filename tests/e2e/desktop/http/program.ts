import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright';
import { build } from 'vite';
import { branding } from '../../../../build/branding.ts';
import { hostBuild } from '../../../../build/host.vite.config.ts';
import { newDirectory } from '../../../support/test-app.ts';
import { test as base } from '../driver/fixtures.ts';
import { runtime } from '../driver/runtime.ts';
import type { Program } from './openbox.program.ts';

/** The program as the test drives it from outside. */
export interface RunningProgram {
  readonly logout: Program['logout'];
  uncaught(): Promise<readonly string[]>;
  readonly pid: number;
}

declare global {
  var program: Program;
}

/** openbox.program.ts, bundled as the app is, on Electron. */
export const test = base.extend<object, { readonly program: RunningProgram }>({
  program: [
    async ({ display }, use) => {
      const folder = newDirectory();
      const source = 'tests/e2e/desktop/http/openbox.program.ts';
      await build(hostBuild({ source, file: 'main.js' }, folder.path, branding));
      const manifest = { name: 'openbox-program', type: 'module', main: 'main.js' };
      writeFileSync(path.join(folder.path, 'package.json'), JSON.stringify(manifest));
      const app = await _electron.launch({
        executablePath: runtime().program,
        args: [folder.path, `--user-data-dir=${path.join(folder.path, 'chromium')}`],
        env: { ...process.env, DISPLAY: display.display },
        chromiumSandbox: true,
      });
      await use({
        logout: (asked) => app.evaluate((_, one) => globalThis.program.logout(one), asked),
        uncaught: () => app.evaluate(() => globalThis.program.uncaught),
        pid: app.process().pid ?? 0,
      });
      await app.close();
      folder.remove();
    },
    { scope: 'worker' },
  ],
});
