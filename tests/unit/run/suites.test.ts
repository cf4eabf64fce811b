import { describe, expect, it } from 'vitest';
import { chooseSuites, groupsOf, suites, type Suite } from '../../run/suites.ts';

function groups(...names: string[]): string[][] {
  const chosen = chooseSuites(names);
  if ('unknown' in chosen) throw new Error(chosen.unknown);
  return groupsOf(chosen).map((group) => group.map(({ name }) => name));
}

describe('the suites that run at the same time', () => {
  it('are neighbours that need nothing but npm', () => {
    expect(groups('lint', 'unit', 'flows', 'typecheck')).toEqual([['lint', 'unit', 'flows', 'typecheck']]);
    expect(groups('unit', 'crash', 'e2e', 'lint')).toEqual([['lint', 'unit'], ['crash'], ['e2e']]);
    const together = groupsOf(suites).filter(({ length }) => length > 1);
    expect(together).toHaveLength(1);
    expect(together.flat().flatMap(({ needs }: Suite) => needs)).toEqual([]);
  });

  it('are each run once, whatever is chosen', () => {
    expect(groupsOf(suites).flat()).toEqual(suites);
  });
});
