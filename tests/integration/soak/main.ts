import { ensureBuilt } from '../../../build/ensure-built.ts';
import { limitsMissed } from './limits.ts';
import { soak } from './soak.ts';

/**
 * `npm run soak [-- TIMES [SEED]]`: signs in and out through one owner, 5,000 times where nothing else is said, and compares what it
 * holds at the end with what it held after the first hundred. Ends with 1 where that is more, or where anything untrue was said.
 */
const [times = 5_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
ensureBuilt();
console.log(`Seed ${seed}`);
const soaked = await soak({
  ...{ times, seed, warmUp: 100 },
  onProgress: (done) => {
    if (done % 100 === 0) console.log(`${new Date().toISOString()} ${done}`);
  },
});
console.log(soaked);
const missed = limitsMissed(soaked);
for (const line of missed) console.log(`MISSED: ${line}`);
process.exitCode = missed.length === 0 ? 0 : 1;
