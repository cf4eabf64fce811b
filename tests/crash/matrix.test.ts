import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandboxes, type Sandboxes } from './sandbox.ts';
import { killEverywhere, playWhole } from './matrix.ts';
import { scenarios, type Scenario } from './scenarios.ts';
import { complaintsOf, totals, writeTable, type Row } from './table.ts';
import { bundleVictims } from './victim-programs.ts';

/** Milliseconds for one scenario at all of its points, beside others and on a machine that is busy with other things. */
const patience = 1_800_000;

const tableFile = path.join(import.meta.dirname, '../../out/crash-table.txt');

let sandboxes: Sandboxes;
const rows = new Map<Scenario, readonly Row[]>();

beforeAll(async () => {
  await bundleVictims();
  sandboxes = await openSandboxes();
});

afterAll(async () => {
  await sandboxes.close();
  mkdirSync(path.dirname(tableFile), { recursive: true });
  const table = writeTable(scenarios.flatMap((scenario) => rows.get(scenario) ?? []));
  writeFileSync(tableFile, table);
  console.log(table);
});

// At the same time, so that no sandbox is idle while a scenario is played without a kill, or comes to its end.
test.concurrent.each(scenarios)(
  '$name: killed at every point, nothing is forgotten, lost, left over or untrue',
  async (scenario) => {
    const { runs, end } = await playWhole(sandboxes, scenario);
    expect(end).toBe(scenario.ends);
    const [whole] = runs;
    if (whole === undefined) throw new Error('Nothing ran');
    const alike = scenarios.find(({ name }) => name === scenario.beginsLike);
    const other = alike && (await playWhole(sandboxes, { ...alike, watchDisk: false })).runs[0];

    const found = await killEverywhere(sandboxes, scenario, whole, other);
    rows.set(scenario, found);
    const wrong = found.flatMap(({ point, verdicts }) =>
      verdicts.flatMap(complaintsOf).map((complaint) => `${point}: ${complaint}`),
    );
    expect(wrong).toEqual([]);
    expect(totals(found)[0]).toMatch(/^points: [1-9]/);
  },
  patience,
);
