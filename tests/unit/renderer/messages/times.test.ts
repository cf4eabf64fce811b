import { describe, expect, it } from 'vitest';
import { countdown, distanceInTime, nextTry } from '../../../../shared/language/times.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

describe('the distance in time', () => {
  it.each([
    [-3, 'just now'],
    [-30, '30 seconds ago'],
    [-61, '1 minute ago'],
    [-7199, '1 hour ago'],
    [-90_000, 'yesterday'],
    [-864_000, '10 days ago'],
    [5, 'in 5 seconds'],
    [125, 'in 2 minutes'],
    [6 * 3600, 'in 6 hours'],
  ])('of %i s is «%s»', (seconds, words) => {
    expect(distanceInTime(at(seconds), now)).toBe(words);
  });
});

describe('the next try', () => {
  it.each([
    [30, 'Next try in 30 seconds.'],
    [0, 'The next try is due now.'],
    [-3, 'The next try is due now.'],
    [-86_400, 'The next try is due now.'],
  ])('in %i s is told as «%s»', (seconds, words) => {
    expect(nextTry(at(seconds), now)).toBe(words);
  });
});

describe('the countdown', () => {
  it.each([
    [600, '10:00'],
    [582, '9:42'],
    [9, '0:09'],
    [0, '0:00'],
    [-5, '0:00'],
  ])('with %i s left is %s', (seconds, words) => {
    expect(countdown(at(seconds), now)).toBe(words);
  });
});
