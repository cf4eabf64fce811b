import { test as base } from '../driver/fixtures.ts';
import { launchProgram } from './launch-program.ts';
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
      const source = 'tests/e2e/desktop/http/openbox.program.ts';
      const { app, close } = await launchProgram(source, display.display);
      await use({
        logout: (asked) => app.evaluate((_, one) => globalThis.program.logout(one), asked),
        uncaught: () => app.evaluate(() => globalThis.program.uncaught),
        pid: app.process().pid ?? 0,
      });
      await close();
    },
    { scope: 'worker' },
  ],
});
