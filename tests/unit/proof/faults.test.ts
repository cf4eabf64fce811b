import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../build/layout.ts';
import { faults } from '../../proof/faults/faults.ts';
import { mutate } from '../../proof/mutation.ts';

it('names each fault once', () => {
  const rows = faults.map(({ row }) => row);
  expect([...new Set(rows)]).toEqual(rows);
});

it.each(faults)('has a mutation for $row, or says why there is none', ({ mutations, untried }) => {
  expect(mutations.length > 0).toBe(untried === undefined);
});

it.each(faults.flatMap(({ row, mutations }) => mutations.map((mutation) => ({ row, ...mutation }))))(
  'can still bring back $row: $what',
  (mutation) => {
    expect(() => mutate(readFileSync(join(root, mutation.file), 'utf8'), mutation)).not.toThrow();
    expect(existsSync(join(root, mutation.test.file))).toBe(true);
  },
);
