import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { registrySchema, type AccountRecord, type Registry } from '../../../electron/core/registry.ts';

/** The list of accounts as it lies on the disk. */
export function registryIn(dataDirectory: string): Registry {
  const text = readFileSync(path.join(dataDirectory, 'accounts.json'), 'utf8');
  return v.parse(registrySchema, JSON.parse(text));
}

/** One account's record; undefined: it is gone. */
export function recordIn(dataDirectory: string, id: string): AccountRecord | undefined {
  return registryIn(dataDirectory).accounts.find((account) => account.id === id);
}

/** The log's lines. */
export function logIn(
  dataDirectory: string,
): readonly { readonly event: string; readonly reason?: string }[] {
  const file = path.join(dataDirectory, 'signoff.log');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as { readonly event: string });
}
