import { describe, expect, it } from 'vitest';
import { chooseSuites, groupsOf, suites } from '../../run/suites.ts';

function groups(...names: string[]): string[][] {
  return groupsOf(chooseSuites(names)).map((group) => group.map(({ name }) => name));
}

describe('the suites that run at the same time', () => {
  it('are neighbours, and none of those whose deadlines a busy machine misses', () => {
    expect(groups('lint', 'unit', 'flows', 'typecheck')).toEqual([['lint', 'unit', 'flows', 'typecheck']]);
    expect(groups('unit', 'crash', 'e2e', 'lint')).toEqual([['lint', 'unit'], ['crash'], ['e2e']]);
    const alone = groupsOf(suites).filter(({ length }) => length === 1);
    expect(alone.flat().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['build', 'keyring', 'cli', 'crash', 'e2e']),
    );
  });

  it('are each run once, whatever is chosen', () => {
    expect(groupsOf(suites).flat()).toEqual(suites);
  });
});
