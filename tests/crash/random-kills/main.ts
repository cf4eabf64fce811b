import { ensureBuilt } from '../../../build/ensure-built.ts';
import { answerCommandLine, noNumbers, readWords, type Words } from '../../support/answer-command-line.ts';
import { openSandbox } from '../sandbox.ts';
import { totals } from '../table.ts';
import { killAtRandom } from './kill-at-random.ts';
import { playRound } from './round.ts';

/** `npm run random-kills`: kills the real programs at random moments, and judges what is there after the next start. */

const helpText = `Kills the real programs at random moments, and judges what is there after the next start.
Ends with 1 where anything is wrong.

Usage: npm run random-kills [-- KILLS [SEED [NUMBER]]]

  KILLS   how many, 300 where nothing is said
  SEED    what the moments are drawn from, so that a run can be had again
  NUMBER  plays this one of the seed's kills alone, and shows what was found`;

await answerCommandLine(readWords(process.argv.slice(2), noNumbers(3)), helpText, run);

async function run({ words }: Words): Promise<void> {
  const [kills = 300, seed = Date.now() % 1_000_000, number] = words.map(Number);
  ensureBuilt();
  if (number !== undefined) return playOne(seed, number);
  console.log(`Seed ${seed}`);
  const { victims, verdicts, wrong } = await killAtRandom(seed, kills);
  for (const line of wrong) console.log(`WRONG: ${line}`);
  const killed = [...victims].map(([victim, times]) => `${victim} ${times}`).join(', ');
  console.log(`${kills} kills of seed ${seed}: ${killed}`);
  console.log(totals([{ scenario: '', point: '', cases: kills, afterKill: [], end: [], verdicts }])[0]);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

async function playOne(seed: number, number: number): Promise<void> {
  const sandbox = await openSandbox();
  try {
    console.log(await playRound(sandbox, seed, number));
  } finally {
    await sandbox.close();
  }
}
