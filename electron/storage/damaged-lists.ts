import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory } from './durable-file.ts';

/**
 * Lists of accounts that could not be read. Each lies in the data directory whole, and its name alone says whether the person
 * has dealt with it. So every process reports it until then, and nothing else has to be stored.
 */

const waiting = /^accounts\.damaged-[0-9TZ.-]+\.json$/;

/** The names of the lists that nobody has dealt with yet, oldest first. */
export function damagedLists(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => waiting.test(name))
    .sort((one, other) => withoutEnd(one).localeCompare(withoutEnd(other), 'en', { numeric: true }));
}

/** A free name for a damaged list that is being put aside. */
export function nameForDamagedList(folder: string): string {
  return freeName(folder, `accounts.damaged-${new Date().toISOString().replaceAll(':', '-')}`);
}

/** Says that the person has dealt with a list; gives its new name. Throws as the OS does. */
export async function dismissDamagedList(folder: string, name: string): Promise<string> {
  const newName = freeName(folder, withoutEnd(name).replace('damaged', 'dismissed'));
  renameSync(join(folder, name), join(folder, newName));
  await syncDirectory(folder);
  return newName;
}

function withoutEnd(name: string): string {
  return name.replace(/\.json$/, '');
}

function freeName(folder: string, start: string): string {
  const nameOf = (number: number) => `${start}${number === 1 ? '' : `-${String(number)}`}.json`;
  let number = 1;
  while (existsSync(join(folder, nameOf(number)))) number += 1;
  return nameOf(number);
}
