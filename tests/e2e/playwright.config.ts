import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'playwright/test';
import { headlessShellOptions } from './page/browser.ts';

/** Tests in a real Chromium. Failures are looked at, not tried again. */
export default defineConfig({
  testDir: '.',
  // The ordinary user that runs them cannot write into the checkout.
  outputDir: path.join(tmpdir(), 'signoff-e2e'),
  globalSetup: './need-runtime.ts',
  projects: ['page', 'serve', 'desktop', 'session'].map((name) => ({ name, testDir: name })),
  // A third, because the tests of the desktop wait for half of their time.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['./runtime-reporter.ts']],
  // Several times what the longest takes on a machine that does nothing else.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: { launchOptions: headlessShellOptions, viewport: { width: 820, height: 640 }, locale: 'en-GB' },
});
