import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** One project a kind of test, so that each can be run, and named when it could not run, by itself. */
export default defineConfig({
  test: {
    projects: [
      'unit',
      'integration',
      'keyring',
      'clients',
      'cli',
      'flows',
      'crash',
      'secrets',
      'packages',
      'system-keychain',
    ].map((name) => ({
      test: {
        name,
        root: import.meta.dirname,
        include: [`${name}/**/*.test.ts`],
        testTimeout: 30_000,
        hookTimeout: 60_000,
        // Each copies, packs or starts an app of 260 MB, several times.
        ...(name === 'packages' && {
          globalSetup: join(import.meta.dirname, 'packages/set-up.ts'),
          testTimeout: 300_000,
          hookTimeout: 300_000,
        }),
      },
    })),
  },
});
