import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

interface Project {
  /** The folder of its tests, which is called as the project is, unless this says otherwise. */
  readonly include?: string;
  readonly exclude?: readonly string[];
  /** On which keychain the flows run; asked for by tests/support/flow.ts. */
  readonly keychain?: 'in-memory' | 'real';
  readonly globalSetup?: string;
}

/** One project a kind of test, so that each can be run, and named when it could not run, by itself. */
const projects: Readonly<Record<string, Project>> = {
  unit: {},
  integration: {},
  keyring: { exclude: ['keyring/system-keychain.test.ts'] },
  // No part of `npm test`.
  'system-keychain': { include: 'keyring/system-keychain.test.ts' },
  clients: {},
  cli: {},
  // The same tests twice: on a keychain in memory, which needs nothing and is quick, and on a real keyring.
  flows: { keychain: 'in-memory' },
  'flows-keyring': { include: 'flows/**/*.test.ts', keychain: 'real' },
  crash: {},
  secrets: {},
  packages: { globalSetup: './packages/set-up.ts' },
};

export default defineConfig({
  test: {
    // Most of what the tests do is wait, for a service, a keyring, a process: with a worker a processor those would idle.
    maxWorkers: 2 * availableParallelism(),
    projects: Object.entries(projects).map(
      ([name, { include = `${name}/**/*.test.ts`, exclude = [], keychain = 'real', globalSetup = [] }]) => ({
        test: {
          name,
          root: import.meta.dirname,
          include: [include],
          exclude: [...exclude],
          provide: { keychain },
          globalSetup,
          // Reached by what hangs, and not by what is slow on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      }),
    ),
  },
});
