import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/layout.ts';

/** What `npm run demo` says of its words, before it does anything. */

function demo(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'tests/demo/main.ts'), ...words], { encoding: 'utf8' });
}

describe('npm run demo', () => {
  it('says what it takes', () => {
    const { status, stdout, stderr } = demo('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: npm run demo');
    expect(stdout).toContain('--json');
  });

  it('says in a sentence what it does not take', () => {
    const { status, stdout, stderr } = demo('--jsn');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('--jsn');
    expect(stderr).not.toContain('    at ');
  });
});
