import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * One project a kind of test, so that each can be run, and named when it could not run, by itself. The flows run twice: on a keychain
 * in memory, which needs nothing, and on a real keyring.
 */
export default defineConfig({
  test: {
    // Most of what the tests do is wait, for a service, a keyring, a process: with a worker a processor those would idle.
    maxWorkers: 2 * availableParallelism(),
    projects: [
      'unit',
      'integration',
      'keyring',
      'clients',
      'cli',
      'flows',
      'flows-keyring',
      'crash',
      'secrets',
      'packages',
      'system-keychain',
    ].map((name) => ({
      test: {
        name,
        root: import.meta.dirname,
        include: [`${name === 'flows-keyring' ? 'flows' : name}/**/*.test.ts`],
        provide: { keychain: name === 'flows' ? ('in-memory' as const) : ('real' as const) },
        // Reached by what hangs, and not by what is slow on a busy machine.
        testTimeout: 120_000,
        hookTimeout: 180_000,
        expect: { poll: { timeout: 60_000 } },
        ...(name === 'packages' && { globalSetup: join(import.meta.dirname, 'packages/set-up.ts') }),
      },
    })),
  },
});
