import type { Verdict } from './judge.ts';

export interface Row {
  readonly scenario: string;
  /** Where the process was killed: one point, or several of a kind. */
  readonly point: string;
  /** How many kills, each in a case of its own, the row stands for. */
  readonly cases: number;
  readonly afterKill: readonly string[];
  readonly end: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** The whole table with its totals in the last lines. */
export function writeTable(rows: readonly Row[]): string {
  const lines: string[] = [];
  let scenario = '';
  for (const row of rows) {
    if (row.scenario !== scenario) lines.push('', `${row.scenario}:`);
    scenario = row.scenario;
    lines.push(`  ${row.point}`, ...pairsOf(row).map(([killed, end]) => `      ${killed}  =>  ${end}`));
    for (const wrong of row.verdicts.flatMap(complaintsOf)) lines.push(`      WRONG: ${wrong}`);
  }
  return [...lines, '', ...totals(rows), ''].join('\n');
}

export function totals(rows: readonly Row[]): string[] {
  const verdicts = rows.flatMap((row) => row.verdicts);
  const sum = (of: (verdict: Verdict) => number): number =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  const cases = rows.reduce((total, row) => total + row.cases, 0);
  return [
    `points: ${cases}, tokens forgotten: ${sum((v) => v.forgotten.length)}, accounts lost: ${sum((v) => v.lost.length)}, ` +
      `keychain items left over: ${sum((v) => v.leftOver.length)}, untrue words: ${sum((v) => v.untrue.length)}`,
    `Beyond any client's reach: ${sum((v) => v.outOfReach)} points at which the process dies with a token that the service gives ` +
      'only once, before the keychain has what came of it. The person is told each time that a session may be open.',
  ];
}

export function complaintsOf({ forgotten, lost, leftOver, untrue }: Verdict): string[] {
  return [
    ...forgotten.map((what) => `forgotten at the service: ${what}`),
    ...lost.map((what) => `lost: ${what}`),
    ...leftOver.map((what) => `left over in the keychain: ${what}`),
    ...untrue.map((what) => `untrue: ${what}`),
  ];
}

/** What was there after the (last) kill and at rest, each pair once; where nothing more happened, `the same`. */
function pairsOf({ afterKill, end }: Row): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  for (const [index, killed] of afterKill.entries()) {
    const atRest = end[index] ?? '';
    pairs.set(`${killed}=>${atRest}`, [killed, atRest === killed ? 'the same' : atRest]);
  }
  return [...pairs.values()];
}
