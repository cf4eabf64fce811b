import { readFileSync } from 'node:fs';
import {
  fromPlaywright,
  fromVitest,
  type PlaywrightReport,
  type Report,
  type VitestReport,
} from './reports.ts';

/** How a suite's tests are counted: by a report of its runner, or as the one check that it is. */
export type Counting = 'check' | 'vitest' | 'playwright';

/**
 * What a suite that has run came to: its counts, and the tests that failed by name. A suite that ended badly has failed
 * even where no test of it did, and so has one that ran no test at all.
 *
 * @param exitedWell it ended with 0, in time
 * @param reportFile where the runner was told to write its report; not read for a check
 */
export function reportOf(counting: Counting, exitedWell: boolean, reportFile: string): Report {
  if (counting === 'check') {
    return { counts: { passed: exitedWell ? 1 : 0, failed: exitedWell ? 0 : 1, skipped: 0 }, failures: [] };
  }
  const report = readReport(counting, reportFile);
  const { counts } = report;
  const fine = exitedWell && counts.passed > 0;
  return fine || counts.failed > 0 ? report : { ...report, counts: { ...counts, failed: 1 } };
}

function readReport(counting: 'vitest' | 'playwright', file: string): Report {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner did not come to its end, which its exit code says too.
    return { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };
  }
  return counting === 'vitest'
    ? fromVitest(report as VitestReport)
    : fromPlaywright(report as PlaywrightReport);
}
