/** One thing to be measured; `run` is timed, `prepare` is not. */
export interface Subject {
  readonly prepare?: () => Promise<void>;
  readonly run: () => Promise<unknown>;
}

/**
 * Measures several subjects side by side: each round runs all of them, in turn, so that what else the machine does meets all
 * alike. Gives each subject's median in milliseconds.
 */
export async function medians<Name extends string>(
  rounds: number,
  subjects: Readonly<Record<Name, Subject>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(subjects) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  const warmUp = Math.ceil(rounds / 4);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of orderOf(names, round + warmUp)) {
      await subjects[name].prepare?.();
      const began = performance.now();
      await subjects[name].run();
      const took = performance.now() - began;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** Another one begins each round, and the direction changes: none always runs on what the same other left behind. */
function orderOf<Name>(names: readonly Name[], round: number): readonly Name[] {
  const first = round % names.length;
  const order = [...names.slice(first), ...names.slice(0, first)];
  return Math.floor(round / names.length) % 2 === 0 ? order : order.toReversed();
}

/** The middle of several values; of an even number of them the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** How long one run took, in milliseconds. */
export async function once(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
