import * as v from 'valibot';
import { registrySchema, type Registry } from '../core/registry.ts';

export type RegistryText =
  | { readonly kind: 'registry'; readonly registry: Registry }
  /** Written by a later Signoff, which may know things that this one would throw away. */
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'damaged' };

export function parseRegistry(text: string): RegistryText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const { success: isNewer } = v.safeParse(newerSchema, value);
  if (isNewer) return { kind: 'newer-version' };
  const { success, output } = v.safeParse(registrySchema, value);
  if (!success || hasTwins(output.accounts)) return { kind: 'damaged' };
  return { kind: 'registry', registry: output };
}

const newerSchema = v.looseObject({
  version: v.pipe(v.number(), v.integer(), v.gtValue(registrySchema.entries.version.literal)),
});

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
  v.assert(registrySchema.entries.version, after.version);
  const accounts = newEntries(before.accounts, after.accounts);
  v.assert(registrySchema.entries.accounts, accounts);
  v.assert(registrySchema.entries.history, newEntries(before.history, after.history));
  v.assert(
    registrySchema.entries.interruptedSignIns,
    newEntries(before.interruptedSignIns, after.interruptedSignIns),
  );
  const mayHaveTwins = accounts.length > 0 || after.accounts.length > before.accounts.length;
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
