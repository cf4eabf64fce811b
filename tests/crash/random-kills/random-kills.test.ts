import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../build/ensure-built.ts';
import { killAtRandom } from './kill-at-random.ts';

/** Few, and others each time; `npm run random-kills` kills some hundreds. */
const kills = 15;

beforeAll(ensureBuilt);

test('real programs killed at random moments: nothing is forgotten, lost, left over or untrue', async () => {
  const seed = Date.now() % 1_000_000;
  const { wrong, victims } = await killAtRandom(seed, kills);
  expect(wrong, `seed ${seed}`).toEqual([]);
  expect([...victims.values()].reduce((sum, times) => sum + times, 0)).toBe(kills);
}, 900_000);
