import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AccountRecord, Registry } from '../../../electron/core/registry.ts';
import { parseRegistry } from '../../../electron/storage/registry-text.ts';

/** The list of accounts as it lies on the disk. */
export function registryIn(dataDirectory: string): Registry {
  const text = readFileSync(path.join(dataDirectory, 'accounts.json'), 'utf8');
  const parsed = parseRegistry(text);
  if (parsed.kind !== 'registry' || parsed.damaged) throw new Error('The list of accounts is damaged');
  return parsed.registry;
}

/** One account's record; undefined: it is gone. */
export function recordIn(dataDirectory: string, id: string): AccountRecord | undefined {
  return registryIn(dataDirectory).accounts.find((account) => account.id === id);
}

/** A line of the log: what happened, and its fields. */
export interface LogLine extends Readonly<Record<string, unknown>> {
  readonly event: string;
}

/** The log's lines so far. */
export function logIn(dataDirectory: string): readonly LogLine[] {
  return logTextIn(dataDirectory)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);
}

/** The log as it is written. */
export function logTextIn(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'signoff.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
