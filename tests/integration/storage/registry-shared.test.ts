import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { account, adding, Cleaning, idsOf } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
});
afterEach(() => cleaning.undo());

test.each([2, 4])('%i processes that change it at once lose nothing', async (processes) => {
  const times = 60;
  const programs = Array.from({ length: processes }, () =>
    cleaning.program('counter', [directory.path, String(times)]),
  );
  await Promise.all(programs.map((program) => program.ended()));
  const store = await cleaning.registry(directory);
  expect(Number(store.current().accounts[0]?.login)).toBe(processes * times);
  const numbers = programs.flatMap(({ messages }) => messages.slice(1));
  expect(new Set(numbers).size).toBe(processes * times);
});

test('a change of another process is seen without asking', async () => {
  const store = await cleaning.registry(directory);
  const told = new Promise<void>((resolve) => cleaning.add(store.onOutsideChange(resolve)));
  const program = cleaning.program('counter', [directory.path, '1']);
  await told;
  expect(idsOf(store.current())).toEqual(['counter']);
  await program.ended();
});

test('a process that stands still with the lock makes the others wait, and a killed one does not', async () => {
  const program = cleaning.program('lock-holder', [directory.lock]);
  expect(await program.next()).toBe('held');
  const store = await cleaning.registry(directory);
  const waiting = store.update(adding(account('a')));
  await program.kill();
  expect(await waiting).toEqual({ kind: 'saved' });
});
