import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/**
 * Electron mends its three newest lines, and begins a new one every eight weeks; 43 was the oldest of them on 2026-11-22 (npm's
 * release dates). The weekly workflow compares with the day's newest release.
 */
const oldestLookedAfter = 43;

it('Electron is of a line that is looked after', () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  const line = Number(lock.packages['node_modules/electron']?.version?.split('.')[0]);
  expect(line).toBeGreaterThanOrEqual(oldestLookedAfter);
});
