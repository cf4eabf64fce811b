import { ensureBuilt } from '../../../build/ensure-built.ts';
import { totals } from '../table.ts';
import { killAtRandom } from './kill-at-random.ts';
import { playRound } from './round.ts';
import { openSandbox } from '../sandbox.ts';

/**
 * `npm run random-kills [-- KILLS [SEED [NUMBER]]]`: kills the real programs at random moments, 300 times where nothing else is
 * said, and judges what is there after the next start. With a number: plays that one alone. Ends with 1 where anything is wrong.
 */
const [kills = 300, seed = Date.now() % 1_000_000, number] = process.argv.slice(2).map(Number);
ensureBuilt();
if (number === undefined) {
  console.log(`Seed ${seed}`);
  const { victims, verdicts, wrong } = await killAtRandom(seed, kills);
  for (const line of wrong) console.log(`WRONG: ${line}`);
  const killed = [...victims].map(([victim, times]) => `${victim} ${times}`).join(', ');
  console.log(`${kills} kills of seed ${seed}: ${killed}`);
  console.log(totals([{ scenario: '', point: '', cases: kills, afterKill: [], end: [], verdicts }])[0]);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  const sandbox = await openSandbox();
  try {
    console.log(await playRound(sandbox, seed, number));
  } finally {
    await sandbox.close();
  }
}
