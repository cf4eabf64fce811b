import { expect, test } from 'vitest';
import { readRetryAfter } from '../../../electron/services/http/retry-after.ts';

const now = new Date('2026-11-27T10:00:00Z');
const day = 24 * 60 * 60 * 1000;

test.each([
  [null, null],
  ['', null],
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7_000],
  ['9999999999', day],
  ['99999999999', null],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['Fri, 27 Nov 2026 10:02:00 GMT', 120_000],
  ['Fri, 27 Nov 2026 09:00:00 GMT', 0],
  ['Fri, 27 Nov 2099 10:00:00 GMT', day],
  ['Fri, 99 Nov 2026 10:00:00 GMT', null],
  ['2026-11-27T10:02:00Z', null],
])('%j', (header, wait) => {
  expect(readRetryAfter(header, now)).toBe(wait);
});
