import { isAbsolute, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../../build/layout.ts';

/** What a suite's tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A test that failed, or a file whose tests could not even be read. */
export interface FailedTest {
  /** From the project's folder; empty where the runner names none. */
  readonly file: string;
  /** The test's full name; empty where the whole file failed. */
  readonly name: string;
  /** The first line of why. */
  readonly error: string;
}

/** What a runner's report says. */
export interface Report {
  readonly counts: Counts;
  readonly failures: readonly FailedTest[];
}

/** What is used of the report of vitest's `json` reporter. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file itself failed. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Reads vitest's report. */
export function fromVitest(report: VitestReport): Report {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({ file, name: test.fullName, error: firstLine(test.failureMessages[0]) }));
    // A file that could not be loaded has no tests, and one whose hook failed has more to say than its tests.
    const fileFailed = status === 'failed' && (message !== '' || tests.length === 0);
    return fileFailed ? [{ file, name: '', error: firstLine(message) }, ...tests] : tests;
  });
  return {
    counts: {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    failures,
  };
}

interface PlaywrightError {
  readonly message?: string;
  readonly location?: { readonly file: string };
}

interface PlaywrightSuite {
  readonly title: string;
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly { readonly error?: PlaywrightError }[];
    }[];
  }[];
}

/** What is used of the report of Playwright's `json` reporter. */
export interface PlaywrightReport {
  readonly config: { readonly rootDir: string };
  readonly suites: readonly PlaywrightSuite[];
  /** What went wrong outside of any test. */
  readonly errors: readonly PlaywrightError[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** Reads Playwright's report. A flaky test has failed once, so it counts as failed. */
export function fromPlaywright({ config, suites, errors, stats }: PlaywrightReport): Report {
  const fromRoot = (file: string): string =>
    relative(root, isAbsolute(file) ? file : join(config.rootDir, file));
  const outside = errors.map(({ message, location }) => ({
    file: location === undefined ? '' : fromRoot(location.file),
    name: '',
    error: firstLine(message),
  }));
  const tests = suites.flatMap((suite) => failuresIn(suite, [], fromRoot));
  return {
    counts: { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    failures: [...outside, ...tests],
  };
}

/** @param above the titles of the `describe` blocks around this suite; the outermost suite is the file */
function failuresIn(
  suite: PlaywrightSuite,
  above: readonly string[],
  fromRoot: (file: string) => string,
): readonly FailedTest[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        file: fromRoot(suite.file),
        name: [`[${projectName}]`, ...above, title].join(' '),
        error: firstLine(results.find(({ error }) => error !== undefined)?.error?.message),
      })),
  );
  const inner = (suite.suites ?? []).flatMap((each) => failuresIn(each, [...above, each.title], fromRoot));
  return [...own, ...inner];
}

function firstLine(message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  return lines.map((line) => line.trim()).find((line) => line !== '') ?? 'no message';
}
