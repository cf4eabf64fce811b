import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedElectron } from '../../build/electron/runtime.ts';
import { root } from '../../build/layout.ts';
import { runChild, type Ending } from './child.ts';
import { reportOf } from './counts.ts';
import { endAll, leftBehind, runMark } from './left-behind.ts';
import type { Suite } from './suites.ts';
import type { SuiteResult } from './summary.ts';

/** One run of the tests. */
export interface Run {
  /** Where the suites' reports go. */
  readonly reports: string;
  readonly stop: AbortSignal;
  /** Whether others run at the same time: what a suite writes is then kept until it has ended. */
  readonly captured: boolean;
}

/** Runs one suite to its end, and sees to it that nothing of it stays behind. */
export async function runSuite(suite: Suite, run: Run): Promise<SuiteResult> {
  const id = randomUUID();
  const reportFile = join(run.reports, `${suite.name}.json`);
  const startedAt = performance.now();
  const { code, timedOut } = await runCommand(suite, run, {
    command: ['npm', 'run', '--silent', suite.script, ...reporting(suite, reportFile)],
    env: environment(id, reportFile),
  });
  const seconds = (performance.now() - startedAt) / 1000;

  const left = await leftBehind(id);
  endAll(left);
  const { counts, failures } = reportOf(suite.counting, code === 0 && !timedOut, reportFile);
  return {
    kind: 'ran',
    suite: suite.name,
    counts: left.length === 0 ? counts : { ...counts, failed: counts.failed + 1 },
    failures,
    seconds,
    ...(suite.note !== undefined && { note: suite.note() }),
    problem: problemOf(
      suite,
      timedOut,
      left.map(({ command }) => command),
    ),
  };
}

/** Runs a suite's command, whose output is shown as it comes, or as a whole where others run at the same time. */
async function runCommand(
  { name, limitSeconds }: Suite,
  { reports, stop, captured }: Run,
  { command, env }: { readonly command: readonly [string, ...string[]]; readonly env: NodeJS.ProcessEnv },
): Promise<Ending> {
  const heading = `\n── ${name} ──`;
  const options = { cwd: root, env, limitSeconds, stop };
  if (!captured) {
    console.log(heading);
    return runChild(command, options);
  }
  const file = join(reports, `${name}.txt`);
  const output = openSync(file, 'w');
  try {
    return await runChild(command, { ...options, output });
  } finally {
    closeSync(output);
    console.log(`${heading}\n${readFileSync(file, 'utf8')}`);
  }
}

function problemOf(suite: Suite, timedOut: boolean, left: readonly string[]): string | null {
  if (timedOut) return `not finished after ${suite.limitSeconds} s`;
  return left.length === 0 ? null : `left processes behind: ${left.join(', ')}`;
}

/** What tells the suite's runner to write a report, besides what a person reads. */
function reporting({ counting }: Suite, report: string): readonly string[] {
  switch (counting) {
    case 'check':
      return [];
    case 'vitest':
      return ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    case 'playwright':
      return ['--', '--reporter=list,json,tests/e2e/runtime-reporter.ts'];
  }
}

/** This process's environment, without what would point the tests at someone's real service or settings. */
function environment(id: string, report: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGNOFF_'));
  return {
    ...Object.fromEntries(own),
    [runMark]: id,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    // Else requiring the package electron in plain Node starts a download.
    ELECTRON_OVERRIDE_DIST_PATH: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? installedElectron,
  };
}
