import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Page } from 'playwright';
import { launchStandIn, type StandIn } from '../../electron/launch.ts';

const fixture = path.join(import.meta.dirname, '../../electron/fixture-app');

export interface StandInApps {
  /** A folder that is removed after the test. */
  folder(): string;
  /** The fixture, and its page once everything in it has loaded. */
  fixture(): Promise<{ readonly app: StandIn; readonly page: Page }>;
  /** An app of this main module's text, not waited for. */
  appOf(main: string, options?: { readonly folder?: string; readonly args?: readonly string[] }): StandIn;
}

/** Apps of one test on the stand-in, ended after it. */
export function useStandIn(): StandInApps {
  const apps: StandIn[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.kill();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const folder = (): string => {
    const made = mkdtempSync(path.join(tmpdir(), 'signoff-stand-in-'));
    folders.push(made);
    return made;
  };
  const launch = (directory: string, userData: string, args: readonly string[] = []): StandIn => {
    const app = launchStandIn({ app: directory, args, env: { ...process.env, FIXTURE_USER_DATA: userData } });
    apps.push(app);
    return app;
  };
  return {
    folder,
    fixture: async () => {
      const app = launch(fixture, folder());
      const page = await app.page();
      await page.waitForFunction(() => 'first' in window && document.readyState === 'complete');
      return { app, page };
    },
    appOf: (main, { folder: directory = folder(), args = [] } = {}) => {
      writeFileSync(
        path.join(directory, 'package.json'),
        JSON.stringify({ name: 'one-test', version: '1.0.0', type: 'module', main: 'main.js' }),
      );
      writeFileSync(
        path.join(directory, 'main.js'),
        `import { app } from 'electron';\napp.setPath('userData', ${JSON.stringify(path.join(directory, 'user-data'))});\n${main}`,
      );
      return launch(directory, directory, args);
    },
  };
}

/** The lines of JSON that an app has written. */
export function told(app: StandIn): unknown[] {
  return app
    .output()
    .split('\n')
    .filter((line) => /^[[{"]/.test(line))
    .map((line) => JSON.parse(line) as unknown);
}

/** `expect.poll` with the patience that a busy machine asks for. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 15_000 });
}
