import { describe, expect, it } from 'vitest';
import { summary, total, type SuiteResult } from '../../run/summary.ts';

const results: readonly SuiteResult[] = [
  {
    kind: 'ran',
    suite: 'lint',
    counts: { passed: 1, failed: 0, skipped: 0 },
    failures: [],
    seconds: 2.04,
    problem: null,
  },
  {
    kind: 'ran',
    suite: 'integration',
    counts: { passed: 10, failed: 2, skipped: 1 },
    failures: [
      {
        file: 'tests/integration/a.test.ts',
        name: 'a list is read',
        error: 'AssertionError: expected 1 to be 2',
      },
      { file: 'tests/integration/b.test.ts', name: '', error: 'SyntaxError: Unexpected token' },
    ],
    seconds: 31,
    problem: 'not finished after 30 s',
  },
];
const keyring: SuiteResult = {
  kind: 'did-not-run',
  suite: 'keyring',
  reason: 'Xvfb missing (Debian packages: xvfb)',
  required: false,
};

function lastLine(of: readonly SuiteResult[]): string | undefined {
  return summary(of).split('\n').at(-1);
}

describe('the summary', () => {
  it('closes with the line that tools read', () => {
    expect(lastLine(results)).toBe('11 passed, 2 failed, 1 skipped');
    expect(lastLine(results.slice(0, 1))).toBe('1 passed, 0 failed');
  });

  it('names a suite that did not run, with the reason, and never counts it as passed', () => {
    expect(summary([...results, keyring])).toContain('keyring      did not run: Xvfb missing');
    expect(lastLine([...results, keyring])).toBe('11 passed, 2 failed, 2 skipped');
  });

  it('counts a suite as failed that had to run and could not', () => {
    expect(total([{ ...keyring, required: true }])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('gives each suite a line of its own, in columns', () => {
    const [head, lint, integration] = summary(results).split('\n');
    expect(head).toMatch(/^suite +passed +failed +skipped +seconds$/);
    expect(lint).toMatch(/^lint +1 +0 +0 +2\.0$/);
    expect(integration).toMatch(/^integration +10 +2 +1 +31\.0 {2}not finished after 30 s$/);
    expect(lint?.length).toBe(head?.length);
  });

  it('names the tests that failed right before its last line', () => {
    expect(summary(results).split('\n').slice(-5)).toEqual([
      'failed:',
      '  integration: tests/integration/a.test.ts › a list is read › AssertionError: expected 1 to be 2',
      '  integration: tests/integration/b.test.ts › SyntaxError: Unexpected token',
      '',
      '11 passed, 2 failed, 1 skipped',
    ]);
    expect(summary(results.slice(0, 1))).not.toContain('failed:');
  });

  it('names twenty of them at most, and says how many more there are', () => {
    const failures = Array.from({ length: 23 }, (_, n) => ({
      file: 'a.test.ts',
      name: `test ${n}`,
      error: 'no',
    }));
    const many: SuiteResult = {
      kind: 'ran',
      suite: 'unit',
      counts: { passed: 0, failed: 23, skipped: 0 },
      failures,
      seconds: 1,
      problem: null,
    };
    const lines = summary([many]).split('\n');
    expect(lines.filter((line) => line.startsWith('  unit: '))).toHaveLength(20);
    expect(lines.slice(-4, -1)).toEqual(['  unit: a.test.ts › test 19 › no', '  and 3 more', '']);
  });
});
