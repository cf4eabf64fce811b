import { describe, expect, it } from 'vitest';
import { isDebianLike } from '../../run/apt.ts';
import { answersTo, describeMissing, missingOf, program } from '../../run/prerequisites.ts';
import { chooseSuites, suites } from '../../run/suites.ts';

const there = program('sh', 'dash');
const notThere = program('no-such-program-anywhere', 'some-package', 'other-package');

describe('prerequisites', () => {
  it('are found on PATH', () => {
    expect(there.isThere()).toBe(true);
    expect(notThere.isThere()).toBe(false);
  });

  it('are found by asking', () => {
    expect(answersTo('true', ['sh', '-c', 'exit 0']).isThere()).toBe(true);
    expect(answersTo('false', ['sh', '-c', 'exit 1']).isThere()).toBe(false);
    expect(answersTo('none', ['no-such-program-anywhere']).isThere()).toBe(false);
  });

  it('are asked for once, however many suites need them', () => {
    let asked = 0;
    const counted = { name: 'x', packages: [], isThere: () => ++asked > 1 };
    expect(missingOf([counted, there, counted])).toEqual([counted]);
    expect(asked).toBe(1);
  });

  it('are described with what to install', () => {
    expect(describeMissing([])).toBe('');
    expect(describeMissing([notThere, program('other', 'other-package')])).toBe(
      'no-such-program-anywhere, other missing (Debian packages: some-package other-package)',
    );
  });
});

describe('a machine on which packages can be installed', () => {
  it.each([
    ['ID=debian', true],
    ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', true],
    ['ID=fedora', false],
    ['NAME=debian', false],
    ['', false],
  ])('is told by %j: %s', (text, expected) => {
    expect(isDebianLike(text)).toBe(expected);
  });
});

describe('choosing suites', () => {
  it('takes all where none is named', () => {
    expect(chooseSuites([])).toBe(suites);
  });

  it('keeps the order in which they always run', () => {
    const chosen = chooseSuites(['unit', 'lint']);
    expect('unknown' in chosen ? [] : chosen.map(({ name }) => name)).toEqual(['lint', 'unit']);
  });

  it('refuses a name that is none', () => {
    expect(chooseSuites(['unit', 'unti'])).toEqual({ unknown: 'unti' });
  });
});
