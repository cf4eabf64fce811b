import type { Verdict } from '../judge.ts';
import { openSandboxes } from '../sandbox.ts';
import { complaintsOf } from '../table.ts';
import { playRound } from './round.ts';

/** What so many kills came to. */
export interface RandomKills {
  readonly kills: number;
  /** Who was killed, and how often. */
  readonly victims: ReadonlyMap<string, number>;
  readonly verdicts: readonly Verdict[];
  /** What is wrong, each with the number by which it is played again. */
  readonly wrong: readonly string[];
}

/** More numbers than kills are played: some moments come when everything has ended. */
const mostForOne = 5;

/** Kills so many times, on several keyrings side by side. The same seed plays the same plans. */
export async function killAtRandom(seed: number, kills: number): Promise<RandomKills> {
  const victims = new Map<string, number>();
  const verdicts: Verdict[] = [];
  const wrong: string[] = [];
  const sandboxes = await openSandboxes();
  let begun = 0;
  try {
    await sandboxes.forEach(Array.from({ length: kills }), async (sandbox) => {
      for (let tries = 0; tries < mostForOne; tries += 1) {
        const number = begun;
        begun += 1;
        const { killed, verdict, end } = await playRound(sandbox, seed, number).catch((error: unknown) => {
          throw new Error(`Number ${number} of seed ${seed} did not come to its end`, { cause: error });
        });
        verdicts.push(verdict);
        wrong.push(
          ...complaintsOf(verdict).map(
            (complaint) => `${number}, ${String(killed)} killed: ${complaint} (${end})`,
          ),
        );
        if (killed === null) continue;
        const [victim = ''] = killed.split(' ');
        victims.set(victim, (victims.get(victim) ?? 0) + 1);
        return;
      }
      throw new Error('Nothing runs long enough to be killed');
    });
  } finally {
    await sandboxes.close();
  }
  return { kills, victims, verdicts, wrong };
}
