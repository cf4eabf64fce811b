import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/layout.ts';
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
    const made = { name: 'made', packages: [], script: 'make-it', isThere: () => false };
    expect(describeMissing([made])).toBe('made missing (npm run make-it)');
    expect(describeMissing([notThere, made])).toBe(
      'no-such-program-anywhere, made missing (Debian packages: some-package other-package; npm run make-it)',
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

describe('suites', () => {
  it('need nothing that has no remedy', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    for (const { name, packages, script } of suites.flatMap(({ needs }) => needs)) {
      const canBeHad = script === undefined ? packages.length > 0 : script in scripts;
      expect({ name, canBeHad }).toEqual({ name, canBeHad: true });
    }
  });
});

describe('choosing suites', () => {
  it('takes all where none is named', () => {
    expect(chooseSuites([])).toBe(suites);
  });

  it('keeps the order in which they always run', () => {
    expect(chooseSuites(['unit', 'lint']).map(({ name }) => name)).toEqual(['lint', 'unit']);
  });
});
