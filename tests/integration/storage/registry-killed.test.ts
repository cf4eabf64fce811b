import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { account, adding, Cleaning, idsOf } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
});
afterEach(() => cleaning.undo());

/** The calls that one update makes, as `killed.program.ts` sees them. */
const steps = [
  'openSync',
  'writeFileSync',
  'fsync',
  'fstatSync',
  'rename',
  'openSync',
  'fsync',
  'closeSync',
  'close',
];

test('one update is these steps', async () => {
  const program = cleaning.program('killed', [directory.path, '0']);
  expect(await program.next()).toEqual(steps);
});

describe('killed at a step of an update, the file is whole and nothing needs cleaning up', () => {
  const momentsOf = (step: string): string[] => {
    if (step === 'writeFileSync') return ['before', 'halfway', 'after'];
    // The update has been answered by the time that the old file is closed.
    return step === 'close' ? ['before'] : ['before', 'after'];
  };
  const points = steps.flatMap((step, index) =>
    momentsOf(step).map((when) => [when, index + 1, step] as const),
  );
  test.each(points)('%s step %i (%s)', async (when, number, step) => {
    const program = cleaning.program('killed', [directory.path, String(number), when]);
    expect(await program.ended()).toBe('SIGKILL');
    expect(program.messages).toEqual([]);

    const store = await cleaning.registry(directory);
    expect(store.quarantined()).toEqual([]);
    const isRenamed = number > steps.indexOf('rename') + 1 || (step === 'rename' && when === 'after');
    expect(idsOf(store.current())).toEqual(isRenamed ? ['first', 'second'] : ['first']);
    expect(await store.update(adding(account('third')))).toEqual({ kind: 'saved' });
    expect(readdirSync(directory.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

test('killed at any moment, no acknowledged update is lost', async () => {
  let acknowledged = 0;
  for (let round = 0; round < 15; round += 1) {
    const program = cleaning.program('counter', [directory.path, '100000']);
    expect(await program.next()).toBe('ready');
    await program.next();
    await pause(Math.random() * 25);
    await program.kill();
    acknowledged = Math.max(acknowledged, Number(program.messages.at(-1)));

    const store = await cleaning.registry(directory);
    const reached = Number(store.current().accounts[0]?.login);
    expect(store.quarantined()).toEqual([]);
    // One more may have reached the disk without its answer; answers on their way are lost with the process.
    expect(reached).toBeGreaterThanOrEqual(acknowledged);
    await store.close();
  }
  expect(acknowledged).toBeGreaterThan(15);
});
