import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headlessHost } from '../../build/layout.ts';
import { commandTable } from '../../electron/cli/command-table.ts';
import { shells } from '../../electron/cli/completion.ts';

/** What the command line prints for shells and for man, read by them. */

const commandNames = commandTable.map(({ name }) => name);

describe('the scripts', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'signoff-test-'));
    for (const shell of shells) writeFileSync(path.join(folder, shell), signoff('completion', shell));
    writeFileSync(path.join(folder, 'signoff.1'), signoff('manual'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function ownHome(): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm', LC_ALL: 'C.UTF-8' };
  }

  /** What bash offers for a line that ends where the cursor is. */
  function offered(line: string): string[] {
    const words = line.split(' ');
    const script = `source '${path.join(folder, 'bash')}'
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${(words.length - 1).toString()}
_signoff; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).split('\n').filter(Boolean);
  }

  it('bash completes commands, second words, options and values', () => {
    expect(offered('signoff sign-')).toEqual(['sign-in', 'sign-out']);
    expect(offered('signoff services ')).toEqual(expect.arrayContaining(['add', 'remove', 'secret']));
    expect(offered('signoff services add ')).toEqual(
      expect.arrayContaining(['oauth', 'nextcloud', '--client-id']),
    );
    expect(offered('signoff sign-out --a')).toEqual(['--all']);
    expect(offered('signoff accounts --a')).toEqual([]);
    expect(offered('signoff check --format s')).toEqual(['soap']);
    expect(offered('signoff completion f')).toEqual(['fish']);
    expect(offered('signoff help sign-o')).toEqual(['sign-out']);
  });

  it.each(['zsh', 'fish'])('%s finds no mistake in its own', (shell) => {
    const { status, stderr } = spawnSync(shell, ['-n', path.join(folder, shell)], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('fish completes commands, second words, options and values', () => {
    const offers = (line: string): string[] => {
      const script = `source '${path.join(folder, 'fish')}'; complete --do-complete '${line}'`;
      const out = execFileSync('fish', ['--no-config', '-c', script], { encoding: 'utf8', env: ownHome() });
      return out.split('\n').flatMap((each) => (each === '' ? [] : [each.split('\t')[0] ?? '']));
    };
    expect(offers('signoff sign-')).toEqual(['sign-in', 'sign-out']);
    expect(offers('signoff services ')).toEqual(expect.arrayContaining(['add', 'remove', 'secret']));
    expect(offers('signoff sign-out --al')).toEqual(['--all']);
    expect(offers('signoff check --format s')).toEqual(['soap']);
  });

  it('the manual page is set without a warning', () => {
    const file = path.join(folder, 'signoff.1');
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-l', file], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8', MANROFFSEQ: '' },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of commandNames) expect(stdout.replaceAll('‐', '-')).toContain(`signoff ${name}`);
    expect(stdout).toContain('EXIT STATUS');
  });

  it('mandoc finds nothing wrong with the manual page', () => {
    const file = path.join(folder, 'signoff.1');
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', file], { encoding: 'utf8' });
    // A page that is built has no date of its own, so that the same source gives the same page.
    expect(stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line))).toEqual([]);
  });
});

function signoff(...words: readonly string[]): string {
  return execFileSync(process.execPath, [headlessHost, ...words], { encoding: 'utf8' });
}
