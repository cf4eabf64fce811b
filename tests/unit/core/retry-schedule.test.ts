import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseBeforeRetry } from '../../../electron/core/retry-schedule.ts';
import { retriesByItself } from '../../../shared/problem-table.ts';
import { keychainReasons, problemSchema, type Problem } from '../../../shared/problem.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const timeout: Problem = { kind: 'timeout' };
const unanswered: Problem = { kind: 'keychain', reason: 'no-answer' };

const problems: Problem[] = problemSchema.options.flatMap(({ entries }): Problem[] => {
  const kind = entries.kind.literal;
  if (kind === 'keychain') return keychainReasons.map((reason) => ({ kind, reason }));
  if (kind === 'http-error' || kind === 'redirect') return [{ kind, status: 500 }];
  if (kind === 'cannot-end-session') return [{ kind, lapsesAt: null }];
  return [{ kind }];
});

describe('the pause', () => {
  it('doubles from 30 seconds to 6 hours', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseBeforeRetry(index + 1, timeout, 0));
    expect(pauses).toEqual([
      30 * second,
      minute,
      2 * minute,
      4 * minute,
      8 * minute,
      16 * minute,
      32 * minute,
      64 * minute,
      128 * minute,
      256 * minute,
      6 * hour,
      6 * hour,
    ]);
  });

  it('is ten minutes at least where nobody answered the keychain’s question', () => {
    expect(pauseBeforeRetry(1, unanswered, 0)).toBe(10 * minute);
    expect(pauseBeforeRetry(6, unanswered, 0)).toBe(16 * minute);
    expect(pauseBeforeRetry(1, { kind: 'keychain', reason: 'locked' }, 0)).toBe(30 * second);
  });

  it('is, for any problem, number of attempts and luck, within a quarter of that', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...problems),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (problem, attempts, random) => {
          const pause = pauseBeforeRetry(attempts, problem, random);
          const longest = pauseBeforeRetry(attempts, problem, 0);
          expect(Number.isSafeInteger(pause)).toBe(true);
          expect(pause).toBeLessThanOrEqual(longest);
          expect(pause).toBeGreaterThanOrEqual(longest * 0.75);
          expect(longest).toBeGreaterThanOrEqual(30 * second);
          expect(longest).toBeLessThanOrEqual(6 * hour);
          expect(pauseBeforeRetry(attempts + 1, problem, 0)).toBeGreaterThanOrEqual(longest);
        },
      ),
    );
  });
});

it('waiting helps in every case but eight', () => {
  const hopeless = problems.filter((problem) => !retriesByItself(problem)).map(({ kind }) => kind);
  expect(new Set(hopeless)).toEqual(
    new Set([
      'restricted',
      'no-api-key',
      'credentials-missing',
      'credentials-used-up',
      'cannot-end-session',
      'credentials-altered',
      'credentials-for-other-service',
      'insecure-address',
    ]),
  );
});
