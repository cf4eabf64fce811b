import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inParallel } from '../../electron/core/in-parallel.ts';
import { answerCommandLine, readWords, unknownName, type Words } from '../support/answer-command-line.ts';
import { canInstall } from './apt.ts';
import { ordinaryUser } from './ordinary-user.ts';
import { describeMissing, missingOf } from './prerequisites.ts';
import { provide } from './provide.ts';
import { runSuite } from './run-suite.ts';
import { chooseSuites, groupsOf, suites, type Suite } from './suites.ts';
import { summary, total, type SuiteResult } from './summary.ts';

/** `npm test [-- SUITE…]`. */

const names = suites.map(({ name }) => name);
const helpText = `Runs everything that shows Signoff to be right, and prints what did not run, and why.
Ends with 1 where anything failed.

Usage: npm test [-- SUITE…]

  SUITE  runs this alone: ${names.join(', ')}`;

await answerCommandLine(readWords(process.argv.slice(2), unknownName('suite', names)), helpText, runAll);

async function runAll({ words }: Words): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  process.exitCode = await run(chooseSuites(words), stop.signal);
}

async function run(chosenSuites: readonly Suite[], stop: AbortSignal): Promise<number> {
  const missing = missingOf(chosenSuites.flatMap(({ needs }) => needs));
  const stillMissing = await provide(missing, stop);
  // Where everything can be had, a suite that could not run is a failure of the run.
  const required =
    process.env['SIGNOFF_REQUIRE_ALL'] === '1' || (process.env['CI'] === 'true' && canInstall());

  const reports = reportsFolder();
  const results: SuiteResult[] = [];
  try {
    for (const group of groupsOf(chosenSuites)) {
      const settings = { reports, stop, captured: group.length > 1 };
      const ended = await inParallel(group, availableParallelism(), (suite): Promise<SuiteResult> => {
        const lacking = suite.needs.filter((need) => stillMissing.includes(need));
        const reason = stop.aborted ? 'interrupted' : describeMissing(lacking);
        if (reason === '') return runSuite(suite, settings);
        const didNotRun = { kind: 'did-not-run', suite: suite.name, reason } as const;
        return Promise.resolve({ ...didNotRun, required: required || stop.aborted });
      });
      results.push(...ended);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  console.log(`\n${summary(results)}`);
  return total(results).failed === 0 ? 0 : 1;
}

/** Where root runs the tests, an ordinary user writes some of the reports. TMPDIR may be root's alone. */
function reportsFolder(): string {
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'signoff-reports-'));
  if (isRoot) chownSync(folder, ordinaryUser, ordinaryUser);
  return folder;
}
