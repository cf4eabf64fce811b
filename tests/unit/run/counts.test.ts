import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countsOf } from '../../run/counts.ts';

const directory = mkdtempSync(join(tmpdir(), 'signoff-counts-'));
afterAll(() => rmSync(directory, { recursive: true }));

function reportOf(content: unknown): string {
  const file = join(directory, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 2 };
const playwright = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 1 } };

describe('counting a suite', () => {
  it('counts a check as one', () => {
    expect(countsOf('check', true, '')).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countsOf('check', false, '')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('reads the report of vitest', () => {
    expect(countsOf('vitest', true, reportOf(vitest))).toEqual({ passed: 7, failed: 0, skipped: 3 });
    expect(countsOf('vitest', false, reportOf({ ...vitest, numFailedTests: 2 }))).toMatchObject({
      failed: 2,
    });
  });

  it('reads the report of Playwright, and counts a flaky test as failed', () => {
    expect(countsOf('playwright', true, reportOf(playwright))).toEqual({ passed: 5, failed: 0, skipped: 1 });
    const flaky = { stats: { ...playwright.stats, unexpected: 1, flaky: 1 } };
    expect(countsOf('playwright', true, reportOf(flaky))).toMatchObject({ failed: 2 });
  });

  it.each(['vitest', 'playwright'] as const)(
    'fails a suite of %s that ended badly though no test failed',
    (kind) => {
      const report = reportOf(kind === 'vitest' ? vitest : playwright);
      expect(countsOf(kind, false, report).failed).toBe(1);
    },
  );

  it('fails a suite that ran no test', () => {
    const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 4, numTodoTests: 0 };
    expect(countsOf('vitest', true, reportOf(nothing))).toEqual({ passed: 0, failed: 1, skipped: 4 });
  });

  it('fails a suite whose report is missing or cut off', () => {
    expect(countsOf('vitest', true, join(directory, 'none.json')).failed).toBe(1);
    expect(countsOf('vitest', true, reportOf('{"numPassed')).failed).toBe(1);
  });
});
