import * as v from 'valibot';
import { emptyRegistry, type Registry } from '../core/registry.ts';
import { migrate, newestVersion, type Migration } from './registry-migrations.ts';
import { assertEntries, listNames, readList } from './registry-schema.ts';

export type RegistryText =
  /** Damaged: this is what could be read of it. */
  | { readonly kind: 'registry'; readonly registry: Registry; readonly damaged: boolean }
  /** Written by a later Signoff, which may hold things that this one would lose. */
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'unreadable' };

/** @param chain for tests: the migrations of a Signoff that is yet to come */
export function parseRegistry(text: string, chain?: readonly Migration[]): RegistryText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable' };
  }
  const { success, output: file } = v.safeParse(fileSchema, value);
  if (!success) return { kind: 'unreadable' };
  if (file.version > newestVersion(chain)) return { kind: 'newer-version' };
  const lists = migrate(file, file.version, chain);
  const read = {
    accounts: readList('accounts', lists['accounts']),
    history: readList('history', lists['history']),
    interruptedSignIns: readList('interruptedSignIns', lists['interruptedSignIns']),
  };
  for (const name of listNames) {
    // What this version does not know in an entry stays in the file for as long as the entry is not changed.
    for (const [entry, written] of read[name].inOtherWords) knownTexts.set(entry, JSON.stringify(written));
  }
  const registry: Registry = {
    version: emptyRegistry.version,
    accounts: read.accounts.entries,
    history: read.history.entries,
    interruptedSignIns: read.interruptedSignIns.entries,
  };
  return { kind: 'registry', registry, damaged: listNames.some((name) => read[name].damaged > 0) };
}

const fileSchema = v.looseObject({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/** What was read of a damaged file, with what another source still knows of accounts that are not in it. */
export function filledUp(read: Registry, from: Registry): Registry {
  const known = new Set(listNames.flatMap((name) => read[name].map(({ id }) => id)));
  const missing = <T extends { id: string }>(list: readonly T[]): T[] =>
    list.filter(({ id }) => !known.has(id));
  return {
    ...read,
    accounts: [...read.accounts, ...missing(from.accounts)],
    history: [...read.history, ...missing(from.history)],
    interruptedSignIns: [...read.interruptedSignIns, ...missing(from.interruptedSignIns)],
  };
}

function hasTwins(accounts: Registry['accounts']): boolean {
  return new Set(accounts.map(({ id }) => id)).size < accounts.length;
}

/** As JSON, an entry a line; what did not change since the last time is not turned into text again. */
export function registryText({ version, accounts, history, interruptedSignIns }: Registry): string {
  return (
    `{"version":${String(version)},"accounts":${listText(accounts)},` +
    `"history":${listText(history)},"interruptedSignIns":${listText(interruptedSignIns)}}\n`
  );
}

function listText(entries: readonly object[]): string {
  return entries.length === 0 ? '[]' : `[\n${entries.map(entryText).join(',\n')}\n]`;
}

const knownTexts = new WeakMap<object, string>();

function entryText(entry: object): string {
  let text = knownTexts.get(entry);
  if (text === undefined) {
    text = JSON.stringify(entry);
    knownTexts.set(entry, text);
  }
  return text;
}

/**
 * Throws where a change made a registry that could not be read back: that is a bug, and must not reach the disk.
 * Looks only at the entries that are new objects.
 */
export function assertWellChanged(before: Registry, after: Registry): void {
  v.assert(v.literal(emptyRegistry.version), after.version);
  for (const name of listNames) assertEntries(name, newEntries<object>(before[name], after[name]));
  const mayHaveTwins =
    after.accounts.length > before.accounts.length || newEntries(before.accounts, after.accounts).length > 0;
  if (mayHaveTwins && hasTwins(after.accounts)) throw new Error('Two accounts have one id');
}

/** What is left between the beginning and the end that both lists share. */
function newEntries<T>(before: readonly T[], after: readonly T[]): T[] {
  let start = 0;
  while (start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return after.slice(start, after.length - end);
}
