import { closeSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DataDirectory } from '../../../electron/storage/data-directory.ts';
import { openInstances, type InstanceFiles } from '../../../electron/storage/instances.ts';
import { Cleaning, RecordingLog } from './support.ts';

let cleaning: Cleaning;
let directory: DataDirectory;
beforeEach(async () => {
  cleaning = new Cleaning();
  directory = await cleaning.directory();
});
afterEach(() => cleaning.undo());

function open(): InstanceFiles {
  const instances = openInstances(directory, new RecordingLog());
  cleaning.add(() => instances.close());
  return instances;
}

test('this process is alive, under a name of its own', () => {
  const one = open();
  const two = open();
  expect(one.self).not.toBe(two.self);
  expect(one.isAlive(one.self)).toBe(true);
  expect(one.isAlive(two.self)).toBe(true);
  expect(two.isAlive(one.self)).toBe(true);
});

test('another process is alive until it ends, however it ends', async () => {
  const here = open();
  for (const end of ['kill', 'close'] as const) {
    const program = cleaning.program('instance', [directory.path]);
    const name = String(await program.next());
    expect(here.isAlive(name)).toBe(true);
    // Asking does not free it.
    expect(here.isAlive(name)).toBe(true);
    if (end === 'kill') await program.kill();
    else program.send('end');
    await program.ended();
    expect(here.isAlive(name)).toBe(false);
  }
});

test('a new process removes the files of those that were killed, and of no other', async () => {
  const here = open();
  const living = cleaning.program('instance', [directory.path]);
  const killed = cleaning.program('instance', [directory.path]);
  const livingName = String(await living.next());
  await killed.next();
  await killed.kill();
  writeFileSync(join(directory.instances, 'readme.lock'), '');
  const next = open();
  const expected = [`${here.self}.lock`, `${livingName}.lock`, `${next.self}.lock`, 'readme.lock'];
  expect(readdirSync(directory.instances).sort()).toEqual(expected.sort());
  expect(next.isAlive(livingName)).toBe(true);
});

test('many that start and end at once never take each other for gone', async () => {
  const programs = Array.from({ length: 6 }, () => cleaning.program('instance', [directory.path]));
  const names = await Promise.all(programs.map(async (program) => String(await program.next())));
  const here = open();
  expect(names.map((name) => here.isAlive(name))).toEqual(names.map(() => true));
});

test.each(['', 'x', '../data', '0123456789abcdef', '0123456789abcdef/..', '0123456789ABCDEF'])(
  'nobody is named %j',
  (name) => {
    expect(open().isAlive(name)).toBe(false);
  },
);

test('where its folder cannot be made, it has a name all the same', () => {
  rmSync(directory.instances, { recursive: true, force: true });
  closeSync(openSync(directory.instances, 'w'));
  const log = new RecordingLog();
  const instances = openInstances(directory, log);
  expect(instances.isAlive(instances.self)).toBe(true);
  expect(log.events).toEqual([{ event: 'instance-not-locked', fields: { code: 'EEXIST' } }]);
  instances.close();
});
