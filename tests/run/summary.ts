import type { Counts, FailedTest } from './reports.ts';

/** So many failed tests are named; a run with more has a cause that the first ones show. */
const namedAtMost = 20;

/** How one suite ended. */
export type SuiteResult =
  | {
      readonly kind: 'ran';
      readonly suite: string;
      readonly counts: Counts;
      readonly failures: readonly FailedTest[];
      readonly seconds: number;
      readonly problem: string | null;
      /** What else is worth saying of it. */
      readonly note?: string;
    }
  /** It never counts as passed; where it is `required` it counts as failed. */
  | {
      readonly kind: 'did-not-run';
      readonly suite: string;
      readonly reason: string;
      readonly required: boolean;
    };

/** All results together. A suite that did not run counts as one. */
export function total(results: readonly SuiteResult[]): Counts {
  const each = results.map((result): Counts => {
    if (result.kind === 'ran') return result.counts;
    return { passed: 0, failed: result.required ? 1 : 0, skipped: result.required ? 0 : 1 };
  });
  const sum = (of: (counts: Counts) => number): number =>
    each.reduce((before, counts) => before + of(counts), 0);
  return {
    passed: sum((counts) => counts.passed),
    failed: sum((counts) => counts.failed),
    skipped: sum((counts) => counts.skipped),
  };
}

/** The table of suites, the tests that failed by name, and the closing line that tools read. */
export function summary(results: readonly SuiteResult[]): string {
  const width = Math.max(...results.map(({ suite }) => suite.length), 'suite'.length);
  const line = (suite: string, cells: readonly string[], rest = ''): string =>
    `${suite.padEnd(width)}${cells.map((cell) => cell.padStart(9)).join('')}${rest === '' ? '' : `  ${rest}`}`;
  const rows = results.map((result) => {
    if (result.kind === 'did-not-run') return `${result.suite.padEnd(width)}  did not run: ${result.reason}`;
    const { passed, failed, skipped } = result.counts;
    const cells = [passed, failed, skipped].map(String);
    const rest = [result.problem, result.note].filter((text) => text !== null && text !== undefined);
    return line(result.suite, [...cells, result.seconds.toFixed(1)], rest.join('; '));
  });
  const { passed, failed, skipped } = total(results);
  const closing = `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  const head = line('suite', ['passed', 'failed', 'skipped', 'seconds']);
  return [head, ...rows, '', ...failedTests(results), closing].join('\n');
}

/** A line for each test that failed, with the first line of why. A tool that reads only a run's end learns them here. */
function failedTests(results: readonly SuiteResult[]): readonly string[] {
  const all = results.flatMap((result) =>
    result.kind === 'ran' ? result.failures.map(lineOf(result.suite)) : [],
  );
  if (all.length === 0) return [];
  const more = all.length - namedAtMost;
  return ['failed:', ...all.slice(0, namedAtMost), ...(more > 0 ? [`  and ${more} more`] : []), ''];
}

function lineOf(suite: string): (failure: FailedTest) => string {
  return ({ file, name, error }) =>
    `  ${suite}: ${[file, name, error].filter((part) => part !== '').join(' › ')}`;
}
