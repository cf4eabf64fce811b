import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** A file that changes its process, or measures it, has one of its own. */
const alone = '**/*.alone.test.ts';

interface Project {
  /** The folder of its tests, which is called as the project is, unless this says otherwise. */
  readonly include?: string;
  readonly exclude?: readonly string[];
  /** On which keychain the flows run; asked for by tests/support/flow.ts. */
  readonly keychain?: 'in-memory' | 'real';
  readonly globalSetup?: string;
  readonly maxWorkers?: number;
  /** Files share a process, which saves the second that a new one takes to start. */
  readonly sharesProcess?: true;
  /** How long a test may take, in milliseconds: reached by what hangs, and not by what is slow on a busy machine. */
  readonly patience?: number;
}

/** One project a kind of test, so that each can be run, and named when it could not run, by itself. */
const projects: Readonly<Record<string, Project>> = {
  unit: { exclude: [alone], sharesProcess: true },
  'unit-alone': { include: `unit/${alone}` },
  // That the lint, the compiler and the walls refuse what they should.
  rules: { sharesProcess: true },
  integration: { sharesProcess: true },
  keyring: { exclude: ['keyring/system-keychain.test.ts'] },
  // No part of `npm test`.
  'system-keychain': { include: 'keyring/system-keychain.test.ts' },
  clients: {},
  cli: {},
  // Each test is a whole machine with two people, and several runs of a playbook.
  fleet: { patience: 600_000 },
  // The same tests twice: on a keychain in memory, which needs nothing and is quick, and on a real keyring.
  flows: { keychain: 'in-memory', sharesProcess: true },
  'flows-keyring': { include: 'flows/**/*.test.ts', keychain: 'real' },
  crash: {},
  secrets: {},
  // Each builds a package, which keeps a processor busy for half a minute.
  packages: {
    globalSetup: join(import.meta.dirname, 'packages/set-up.ts'),
    maxWorkers: availableParallelism(),
    patience: 900_000,
  },
};

export default defineConfig({
  test: {
    projects: Object.entries(projects).map(([name, project], groupOrder) => ({
      test: {
        name,
        root: import.meta.dirname,
        include: [project.include ?? `${name}/**/*.test.ts`],
        exclude: [...(project.exclude ?? [])],
        provide: { keychain: project.keychain ?? 'real' },
        globalSetup: project.globalSetup ?? [],
        setupFiles: [join(import.meta.dirname, 'support/speak-english.ts')],
        // Most of what the tests do is wait, for a service, a keyring, a process: with a worker a processor those would idle.
        maxWorkers: project.maxWorkers ?? 2 * availableParallelism(),
        sequence: { groupOrder },
        isolate: project.sharesProcess !== true,
        testTimeout: project.patience ?? 120_000,
        hookTimeout: project.patience ?? 180_000,
        expect: { poll: { timeout: 60_000 } },
        // What a failure's first line says is all that some see of it.
        chaiConfig: { truncateThreshold: 1000 },
      },
    })),
  },
});
