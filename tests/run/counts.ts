import { readFileSync } from 'node:fs';

/** What a suite's tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How a suite's tests are counted: by a report of its runner, or as the one check that it is. */
export type Counting = 'check' | 'vitest' | 'playwright';

/**
 * The counts of a suite that has run. A suite that ended badly has failed even where no test of it did, and so has one
 * that ran no test at all.
 *
 * @param exitedWell it ended with 0, in time
 * @param reportFile where the runner was told to write its report; not read for a check
 */
export function countsOf(counting: Counting, exitedWell: boolean, reportFile: string): Counts {
  if (counting === 'check') return { passed: exitedWell ? 1 : 0, failed: exitedWell ? 0 : 1, skipped: 0 };
  const counts = readReport(counting, reportFile);
  const fine = exitedWell && counts.passed > 0;
  return fine || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readReport(counting: 'vitest' | 'playwright', file: string): Counts {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner did not come to its end, which its exit code says too.
    return { passed: 0, failed: 0, skipped: 0 };
  }
  return counting === 'vitest'
    ? fromVitest(report as VitestReport)
    : fromPlaywright(report as PlaywrightReport);
}

/** What is used of the report of vitest's `json` reporter. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

function fromVitest(report: VitestReport): Counts {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** What is used of the report of Playwright's `json` reporter. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

function fromPlaywright({ stats }: PlaywrightReport): Counts {
  // A flaky test has failed once.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
