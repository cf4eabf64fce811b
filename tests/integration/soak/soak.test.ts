import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../build/ensure-built.ts';
import { limitsMissed } from './limits.ts';
import { soak } from './soak.ts';

/** Few; `npm run soak` does it thousands of times. */
const times = 100;

beforeAll(ensureBuilt);

test('an owner that signs in and out again and again holds no more than after the first few', async () => {
  const soaked = await soak({ times, seed: 7, warmUp: times / 2 });
  expect(limitsMissed(soaked)).toEqual([]);
  expect(soaked.counts['signed-in']).toBeGreaterThan(times / 2);
  expect(soaked.counts.commands).toBe(2);
}, 900_000);
