import { expect, it } from 'vitest';
import { readRetryAfter } from '../../../electron/services/http/retry-after.ts';

const now = new Date('2026-01-01T00:00:00Z');

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['999999999', 86_400_000],
  ['Thu, 01 Jan 2026 00:02:00 GMT', 120_000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
  [null, null],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['2026-01-01', null],
  ['9'.repeat(400), null],
])('Retry-After: %s', (header, milliseconds) => {
  expect(readRetryAfter(header, now)).toBe(milliseconds);
});
