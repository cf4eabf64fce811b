import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { killEverywhere, playWhole } from './matrix.ts';
import { scenarios } from './scenarios.ts';
import { complaintsOf, totals, writeTable, type Row } from './table.ts';

/** Cases side by side: more than there are processors, because each waits a good deal. */
const sandboxCount = 2 * availableParallelism();
/** Milliseconds for one scenario at all of its points, on a machine that is busy with other things. */
const patience = 900_000;

const tableFile = path.join(import.meta.dirname, '../../out/crash-table.txt');

let sandboxes: Sandbox[];
const rows: Row[] = [];

beforeAll(async () => {
  sandboxes = await Promise.all(Array.from({ length: sandboxCount }, openSandbox));
});

afterAll(async () => {
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  mkdirSync(path.dirname(tableFile), { recursive: true });
  writeFileSync(tableFile, writeTable(rows));
  console.log(writeTable(rows));
});

test.each(scenarios)(
  '$name: killed at every point, nothing is forgotten, lost, left over or untrue',
  async (scenario) => {
    const [sandbox] = sandboxes;
    if (sandbox === undefined) throw new Error('There is no sandbox');
    const { runs, end } = await playWhole(sandbox, scenario);
    expect(end).toBe(scenario.ends);
    const [whole] = runs;
    if (whole === undefined) throw new Error('Nothing ran');
    const alike = scenarios.find(({ name }) => name === scenario.beginsLike);
    const other = alike && (await playWhole(sandbox, { ...alike, watchDisk: false })).runs[0];

    const found = await killEverywhere(sandboxes, scenario, whole, other);
    rows.push(...found);
    const wrong = found.flatMap(({ point, verdicts }) =>
      verdicts.flatMap(complaintsOf).map((complaint) => `${point}: ${complaint}`),
    );
    expect(wrong).toEqual([]);
    expect(totals(found)[0]).toMatch(/^points: [1-9]/);
  },
  patience,
);
