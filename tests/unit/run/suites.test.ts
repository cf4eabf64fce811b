import { describe, expect, it } from 'vitest';
import { chooseSuites, groupsOf, suites } from '../../run/suites.ts';

function groups(...names: string[]): string[][] {
  const chosen = chooseSuites(names);
  if ('unknown' in chosen) throw new Error(chosen.unknown);
  return groupsOf(chosen).map((group) => group.map(({ name }) => name));
}

describe('the suites that run at the same time', () => {
  it('are all that lie on the same side of the build', () => {
    expect(groups('lint', 'unit', 'flows', 'typecheck')).toEqual([['lint', 'unit', 'flows', 'typecheck']]);
    expect(groups('crash', 'build', 'e2e', 'lint')).toEqual([['lint'], ['build'], ['e2e', 'crash']]);
    const [before = [], build, after = [], ...more] = groups();
    expect(build).toEqual(['build']);
    expect(more).toEqual([]);
    expect(before).toContain('unit');
    expect(after).toContain('crash');
  });

  it('need nothing but npm before the build', () => {
    const [before = []] = groupsOf(suites);
    expect(before.flatMap(({ needs }) => needs)).toEqual([]);
  });

  it('are each run once, whatever is chosen', () => {
    expect(groupsOf(suites).flat()).toEqual(suites);
  });
});
