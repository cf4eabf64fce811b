import { ensureBuilt } from '../../../build/ensure-built.ts';
import { answerCommandLine, noNumbers, readWords, type Words } from '../../support/answer-command-line.ts';
import { limitsMissed } from './limits.ts';
import { soak } from './soak.ts';

/** `npm run soak`: signs in and out through one owner, and compares what it holds at the end with what it held at first. */

const helpText = `Signs in and out through one owner, and compares what it holds at the end with what it held after the first hundred times.
Ends with 1 where that is more, or where anything untrue was said.

Usage: npm run soak [-- TIMES [SEED]]

  TIMES  how many, 5,000 where nothing is said
  SEED   what the faults are drawn from, so that a run can be had again`;

await answerCommandLine(readWords(process.argv.slice(2), noNumbers(2)), helpText, run);

async function run({ words }: Words): Promise<void> {
  const [times = 5_000, seed = Date.now() % 1_000_000] = words.map(Number);
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
}
