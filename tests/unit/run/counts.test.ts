import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/layout.ts';
import { reportOf } from '../../run/counts.ts';
import type { Counts } from '../../run/reports.ts';

const directory = mkdtempSync(join(tmpdir(), 'signoff-counts-'));
afterAll(() => rmSync(directory, { recursive: true }));

function fileWith(content: unknown): string {
  const file = join(directory, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitest = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults: [],
};
const playwright = {
  config: { rootDir: join(root, 'tests', 'e2e') },
  suites: [],
  errors: [],
  stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 1 },
};

function countsOf(...of: Parameters<typeof reportOf>): Counts {
  return reportOf(...of).counts;
}

describe('counting a suite', () => {
  it('counts a check as one', () => {
    expect(countsOf('check', true, '')).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countsOf('check', false, '')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('reads the report of vitest', () => {
    expect(countsOf('vitest', true, fileWith(vitest))).toEqual({ passed: 7, failed: 0, skipped: 3 });
    expect(countsOf('vitest', false, fileWith({ ...vitest, numFailedTests: 2 }))).toMatchObject({
      failed: 2,
    });
  });

  it('reads the report of Playwright, and counts a flaky test as failed', () => {
    expect(countsOf('playwright', true, fileWith(playwright))).toEqual({ passed: 5, failed: 0, skipped: 1 });
    const flaky = { ...playwright, stats: { ...playwright.stats, unexpected: 1, flaky: 1 } };
    expect(countsOf('playwright', true, fileWith(flaky))).toMatchObject({ failed: 2 });
  });

  it.each(['vitest', 'playwright'] as const)(
    'fails a suite of %s that ended badly though no test failed',
    (kind) => {
      const report = fileWith(kind === 'vitest' ? vitest : playwright);
      expect(countsOf(kind, false, report).failed).toBe(1);
    },
  );

  it('fails a suite that ran no test', () => {
    const nothing = {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 4,
      numTodoTests: 0,
      testResults: [],
    };
    expect(countsOf('vitest', true, fileWith(nothing))).toEqual({ passed: 0, failed: 1, skipped: 4 });
  });

  it('fails a suite whose report is missing or cut off', () => {
    expect(countsOf('vitest', true, join(directory, 'none.json')).failed).toBe(1);
    expect(countsOf('vitest', true, fileWith('{"numPassed')).failed).toBe(1);
  });
});

describe('naming the tests that failed', () => {
  it('reads them from the report of vitest, with the files that could not be loaded', () => {
    const file = (name: string): string => join(root, 'tests', 'unit', name);
    const report = {
      ...vitest,
      numFailedTests: 1,
      testResults: [
        { name: file('load.test.ts'), status: 'failed', message: 'cannot load\nmore', assertionResults: [] },
        {
          name: file('a.test.ts'),
          status: 'failed',
          message: '',
          assertionResults: [
            {
              fullName: 'outer fails',
              status: 'failed',
              failureMessages: ['AssertionError: why: expected 1 to be 2\n    at a.test.ts:2:56'],
            },
            { fullName: 'outer ok', status: 'passed', failureMessages: [] },
          ],
        },
      ],
    };
    expect(reportOf('vitest', false, fileWith(report)).failures).toEqual([
      { file: 'tests/unit/load.test.ts', name: '', error: 'cannot load' },
      { file: 'tests/unit/a.test.ts', name: 'outer fails', error: 'AssertionError: why: expected 1 to be 2' },
    ]);
  });

  it('reads them from the report of Playwright, flaky ones and what failed outside of a test too', () => {
    const test = (status: string, message?: string): unknown => ({
      projectName: 'page',
      status,
      results: message === undefined ? [{}] : [{ error: { message } }, {}],
    });
    const report = {
      ...playwright,
      errors: [
        { message: 'Error: no runtime' },
        { message: 'Error: cannot load', location: { file: join(root, 'tests', 'e2e', 'b.spec.ts') } },
      ],
      suites: [
        {
          title: 'page/a.spec.ts',
          file: 'page/a.spec.ts',
          specs: [
            { title: 'late', tests: [test('flaky', '\u001b[31mTest timeout of 300ms exceeded.\u001b[39m')] },
          ],
          suites: [
            {
              title: 'outer',
              file: 'page/a.spec.ts',
              specs: [
                { title: 'fails', tests: [test('unexpected', '\nError: why\n\nexpect(received)')] },
                { title: 'ok', tests: [test('expected')] },
                { title: 'skips', tests: [test('skipped')] },
              ],
            },
          ],
        },
      ],
    };
    const file = 'tests/e2e/page/a.spec.ts';
    expect(reportOf('playwright', false, fileWith(report)).failures).toEqual([
      { file: '', name: '', error: 'Error: no runtime' },
      { file: 'tests/e2e/b.spec.ts', name: '', error: 'Error: cannot load' },
      { file, name: '[page] late', error: 'Test timeout of 300ms exceeded.' },
      { file, name: '[page] outer fails', error: 'Error: why' },
    ]);
  });

  it('names none of a check', () => {
    expect(reportOf('check', false, '').failures).toEqual([]);
  });
});
