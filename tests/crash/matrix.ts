import { playCase, type CaseResult, type Death } from './case.ts';
import { pointName, type Moment, type Point } from './job.ts';
import type { Sandboxes } from './sandbox.ts';
import type { Passed, VictimRun } from './run-victim.ts';
import type { Scenario } from './scenarios.ts';
import type { Row } from './table.ts';

/** Plays a scenario without a kill. */
export function playWhole(sandboxes: Sandboxes, scenario: Scenario): Promise<CaseResult> {
  return sandboxes.use((sandbox) => playCase(sandbox, scenario, []));
}

/**
 * Kills a scenario at every point of `whole`, a run without a kill, once each; where the scenario asks for it also at random
 * moments, and twice: at each point of the start that follows. The points shared with `alike` are left out.
 */
export async function killEverywhere(
  sandboxes: Sandboxes,
  scenario: Scenario,
  whole: VictimRun,
  alike?: VictimRun,
): Promise<Row[]> {
  const points = everyPoint({ passed: withoutSharedStart(whole, alike) }, scenario);
  const once = await sandboxes.forEach(points, (sandbox, { point }) =>
    playCase(sandbox, scenario, [{ at: point }]),
  );
  const rows = once.map((result, index) => rowOf(scenario, nameOf(points[index]), [result]));
  if (scenario.twice) rows.push(...(await killTwice(sandboxes, scenario, points, once)));
  if (scenario.atRandom !== undefined) {
    const moments = Array.from({ length: scenario.atRandom }, () => Math.random() * whole.milliseconds);
    const results = await sandboxes.forEach(moments, (sandbox, after) =>
      playCase(sandbox, scenario, [{ after }]),
    );
    rows.push(rowOf(scenario, `at ${moments.length} random moments`, results));
  }
  return rows;
}

/** First deaths after which the next start takes the same steps are one: the first of them is played. */
async function killTwice(
  sandboxes: Sandboxes,
  scenario: Scenario,
  points: readonly Passed[],
  once: readonly CaseResult[],
): Promise<Row[]> {
  const seen = new Set<string>();
  const deaths: { readonly first: Passed; readonly then: Passed }[] = [];
  for (const [index, { runs }] of once.entries()) {
    const [first, recovery] = [points[index], runs[1]];
    // How far a keychain operation came that was broken off is another thing each time.
    if (first === undefined || recovery === undefined || isBrokenOff(first.point)) continue;
    const kind = recovery.passed.map(nameOf).join('\n');
    if (seen.has(kind)) continue;
    seen.add(kind);
    // After a step nothing is otherwise than before the next one.
    const later = everyPoint(recovery, scenario).filter(({ point }) => point.moment === 'before');
    deaths.push(...later.map((then) => ({ first, then })));
  }
  const results = await sandboxes.forEach(deaths, (sandbox, { first, then }) =>
    playCase(sandbox, scenario, [{ at: first.point }, { at: then.point }] satisfies Death[]),
  );
  const byFirst = Map.groupBy(results.keys(), (index) => deaths[index]?.first);
  return [...byFirst].map(([first, indices]) => {
    const those = indices.flatMap((index) => results[index] ?? []);
    return rowOf(
      scenario,
      `${nameOf(first)}, then at each of ${those.length} points of the next start`,
      those,
    );
  });
}

function isBrokenOff({ moment }: Point): boolean {
  return moment === 'cut' || moment === 'orphaned';
}

/** What the run passed after it parted from the other one. */
function withoutSharedStart(whole: VictimRun, alike: VictimRun | undefined): readonly Passed[] {
  const nameAt = (run: VictimRun | undefined, index: number): string => nameOf(run?.passed[index]);
  let shared = 0;
  while (shared < whole.passed.length && nameAt(whole, shared) === nameAt(alike, shared)) shared += 1;
  return whole.passed.slice(shared);
}

/**
 * The points a run passed, in their order, and those inside its steps. Beside OpenBox only those behind a step: nothing else happens until
 * the next one begins, and what a broken keychain operation leaves is the same for every kind of service.
 */
function everyPoint(
  { passed }: Pick<VictimRun, 'passed'>,
  { kind = 'openbox' }: Pick<Scenario, 'kind'>,
): Passed[] {
  if (kind !== 'openbox') return passed.filter(({ point }) => point.moment === 'after');
  return passed.flatMap((at) => {
    if (at.point.moment !== 'before') return [at];
    const inside = insidesOf(at.point.step).map((moment) => ({
      point: { moment, step: at.point.step } satisfies Point,
      detail: at.detail,
    }));
    return [at, ...inside];
  });
}

function insidesOf(step: string): Moment[] {
  // A keychain process that outlives its app while it reads changes nothing any more.
  if (step.startsWith('keychain.read#')) return ['cut'];
  return step.startsWith('keychain.') ? ['cut', 'orphaned'] : [];
}

function rowOf(scenario: Scenario, point: string, results: readonly CaseResult[]): Row {
  return {
    scenario: scenario.name,
    point,
    cases: results.length,
    afterKill: results.flatMap(({ afterKills }) => afterKills.slice(-1)),
    end: results.map(({ end }) => end),
    verdicts: results.map(({ verdict }) => verdict),
  };
}

function nameOf(passed: Passed | undefined): string {
  if (passed === undefined) return '';
  return passed.detail === '' ? pointName(passed.point) : `${pointName(passed.point)} (${passed.detail})`;
}
