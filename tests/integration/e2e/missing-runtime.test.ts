import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** `npm run test:e2e` where it cannot run: one line says what is missing, and nothing is taken for tested. */

const root = join(import.meta.dirname, '../../..');
const playwright = join(root, 'node_modules/playwright/cli.js');
const empty = mkdtempSync(join(tmpdir(), 'signoff-no-runtime-'));
afterAll(() => rmSync(empty, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the browser's tests, as the script does, on a machine without Electron's runtime. */
function testE2e(runtime: string): Promise<Ended> {
  const env = {
    ...process.env,
    // Node warns of its own where both are set.
    NO_COLOR: undefined,
    SIGNOFF_RUNTIME: runtime,
    ELECTRON_OVERRIDE_DIST_PATH: empty,
  };
  const args = [playwright, 'test', '--config', 'tests/e2e/playwright.config.ts'];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

describe('npm run test:e2e', () => {
  it.each([
    [
      'electron',
      /^SIGNOFF_RUNTIME=electron: Electron’s runtime is not on this machine\. .*install-electron.*$/,
    ],
    ['elektron', /^SIGNOFF_RUNTIME is «elektron», but there are electron and stand-in\.$/],
  ])('SIGNOFF_RUNTIME=%s fails with one line that says what is missing', async (runtime, line) => {
    const { code, stdout, stderr } = await testE2e(runtime);
    expect(code).toBe(1);
    const lines = `${stdout}\n${stderr}`.split('\n').filter((each) => each.trim() !== '');
    expect(lines).toEqual([expect.stringMatching(line)]);
  });
});
