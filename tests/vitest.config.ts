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
        ...(name === 'packages' && { globalSetup: join(import.meta.dirname, 'packages/set-up.ts') }),
      },
    })),
  },
});
