import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../electron/cli/command-table.ts';
import { commonOptions } from '../../../electron/cli/common-options.ts';
import { shells } from '../../../electron/cli/completion.ts';
import type { OptionSpecs } from '../../../electron/cli/option-spec.ts';
import { width } from '../../../electron/cli/width.ts';
import { lookOf, unpainted } from '../../../electron/cli/look.ts';
import { ask, askOn, commandNames, printed } from './table.ts';

const optionNames = [
  ...new Set([commonOptions, ...commandTable.map(({ options }) => options)].flatMap(Object.keys)),
];

/** The words of a line as a shell would hand them on, where it is one command that only runs `signoff`. */
function wordsOf(line: string): readonly string[] | null {
  const [, words = ''] = /^signoff ([^|>()$"]+)$/.exec(line) ?? [];
  return words === '' ? null : words.trim().split(' ');
}

describe.each(commandTable.map((command) => [command.name, command] as const))(
  'signoff %s',
  (name, command) => {
    it('has help with its usage, its options and examples', () => {
      const help = printed('help', ...name.split(' '));
      expect(printed(...name.split(' '), '--help')).toBe(help);
      expect(help).toContain(`  signoff ${name}`);
      for (const option of Object.keys(command.options)) expect(help).toContain(`--${option}`);
      expect(command.examples.length).toBeGreaterThan(0);
      for (const text of [...command.examples, ...command.words.examples]) expect(help).toContain(text);
      expect(Object.keys(command.words.options).sort()).toEqual(Object.keys(command.options).sort());
    });

    it('has examples that are understood, and are about it', () => {
      const lines = command.examples.flatMap((line) => wordsOf(line) ?? []);
      const said = command.examples.join('\n');
      expect(said).toContain(`signoff ${name}`);
      for (const line of command.examples) {
        const words = wordsOf(line);
        if (words !== null) expect(ask(...words), line).not.toHaveProperty('kind', 'refuse');
      }
      expect(lines.length > 0 || name === 'completion' || name === 'manual').toBe(true);
    });

    it('is in the list of all commands, in the manual page and in every completion', () => {
      expect(printed('help')).toContain(`  ${name} `);
      expect(printed('manual').replaceAll('\\', '')).toContain(`.SS signoff ${name}`);
      for (const shell of shells) {
        for (const word of name.split(' ')) expect(printed('completion', shell), shell).toContain(word);
      }
    });
  },
);

describe('the table of commands', () => {
  it('names each once, and an option of one name means the same kind of value everywhere', () => {
    expect(new Set(commandNames).size).toBe(commandNames.length);
    for (const option of optionNames) {
      const all: readonly OptionSpecs[] = [commonOptions, ...commandTable.map(({ options }) => options)];
      const types = all.flatMap((options) => {
        const spec = options[option];
        return spec === undefined ? [] : [`${spec.type} ${spec.short ?? ''}`];
      });
      expect([...new Set(types)], option).toHaveLength(1);
    }
  });

  it('shows up with every option in every completion', () => {
    for (const shell of shells) {
      const text = printed('completion', shell);
      for (const option of optionNames) {
        expect(text, shell).toContain(shell === 'fish' ? `-l ${option}` : `--${option}`);
      }
      expect(text).toContain('nextcloud');
      expect(text).toContain('automatic');
    }
  });
});

describe('a word that is not known', () => {
  it.each([
    [['sing-out'], '“sign-out”'],
    [['acounts'], '“accounts”'],
    [['servces', 'add'], '“services add”'],
    [['services', 'ad'], '“services add”'],
    [['help', 'sing-in'], '“sign-in”'],
    [['sign-out', '--al'], '“--all”'],
    [['accounts', '--jsn'], '“--json”'],
  ])('signoff %j: says which was likely meant', (words, meant) => {
    const asked = ask(...words);
    expect(asked).toMatchObject({ kind: 'refuse' });
    expect(asked.kind === 'refuse' && asked.message).toContain(`Did you mean ${meant}?`);
  });

  it.each([[['xyzzy']], [['services', 'xyzzy']], [['accounts', '--xyzzy']]])(
    'signoff %j: guesses nothing where nothing is near',
    (words) => {
      const asked = ask(...words);
      expect(asked).toMatchObject({ kind: 'refuse' });
      expect(asked.kind === 'refuse' && asked.message).not.toContain('Did you mean');
    },
  );

  it('is not repeated where it could be a secret', () => {
    const secret = '0123456789abcdef0123456789abcdef';
    for (const words of [[secret], ['accounts', `--${secret}`], ['services', secret]]) {
      const asked = ask(...words);
      expect(asked.kind === 'refuse' && asked.message).not.toContain(secret);
    }
  });
});

describe('an option that cannot be read', () => {
  it.each([
    [['accounts', '--service'], '--service needs a value behind it.'],
    [['accounts', '--service', '--json'], '--service needs a value behind it.'],
    [['accounts', '--service='], null],
    [['accounts', '--service=-x'], null],
    [['accounts', '--json=yes'], '--json takes no value.'],
    [['accounts', '-qx'], 'There is no option “-x”.'],
    [['accounts', '--no-json'], 'There is no option “--no-json”.'],
    [['--', 'accounts'], null],
    [['accounts', '--', '--json'], 'Too many words after “accounts”.'],
  ])('signoff %j is told in words of our own', (words, wanted) => {
    const asked = ask(...words);
    if (wanted === null) expect(asked).not.toHaveProperty('kind', 'refuse');
    else expect(asked.kind === 'refuse' && asked.message).toContain(wanted);
  });

  it('is told without what was written as its value', () => {
    for (const words of [
      ['services', 'secret', 'Work', '--remove=hunter2'],
      ['accounts', '--service', '-hunter2'],
      ['accounts', '--xyzzy=hunter2'],
    ]) {
      const asked = ask(...words);
      expect(asked).toMatchObject({ kind: 'refuse' });
      expect(asked.kind === 'refuse' && asked.message).not.toContain('hunter2');
    }
  });
});

describe('options', () => {
  it.each([
    [['history', '--csv', '--json']],
    [['sign-out', '--all', 'ada']],
    [['sign-out']],
    [['completion', 'tcsh']],
    [['services', 'add', 'openbox', 'https://a.example/']],
    [['services', 'add', 'oauth', 'https://a.example/', 'more']],
    [['accounts', '--format', 'json']],
    [['retry', '--all']],
    [['accounts', '--lang', 'xx']],
    [['manual', '--lang=xx']],
    [['accounts', '--lang']],
  ])('signoff %j is refused', (words) => {
    expect(ask(...words)).toMatchObject({ kind: 'refuse' });
  });

  it('--lang takes any form of a tag, before or behind the command', () => {
    for (const words of [
      ['--lang', 'en_GB.UTF-8', 'accounts'],
      ['accounts', '--lang=en-GB'],
    ]) {
      expect(ask(...words)).toMatchObject({ kind: 'carry-out', asked: { language: { asked: 'en' } } });
    }
  });

  it('may stand anywhere, and several accounts behind a command', () => {
    const asked = ask('--json', 'sign-out', 'ada', '--quiet', 'grace');
    expect(asked).toMatchObject({
      kind: 'carry-out',
      asked: { given: { operands: ['ada', 'grace'] }, options: { json: true, quiet: true } },
    });
  });

  it('that ask for JSON hold for a refusal, too', () => {
    expect(ask('xyzzy', '--json')).toMatchObject({ kind: 'refuse', json: true });
  });
});

describe('what is printed', () => {
  it.each([30, 40, 60, 80, 100])('fits a terminal of %d columns, save words that are longer', (columns) => {
    for (const name of ['', ...commandNames]) {
      const asked = askOn({ columns, paint: unpainted }, 'help', ...name.split(' ').filter(Boolean));
      const lines = asked.kind === 'print' ? asked.text.split('\n') : [];
      expect(lines.length).toBeGreaterThan(5);
      const long = lines.filter((line) => width(line) > columns);
      // Examples are there to be copied, and an option stands on a line with its value.
      const whole = (line: string): boolean =>
        line.startsWith('    ') || /^\s*\S+( \S+)?$/.test(line) || line.startsWith('  -');
      expect(long.filter((line) => !whole(line))).toEqual([]);
    }
  });

  it('is coloured on a terminal alone, and not where NO_COLOR or TERM says no', () => {
    const terminal = { isTTY: true, columns: 132 };
    const bold = (stream: object, env: NodeJS.ProcessEnv): string => lookOf(stream, env).paint('bold', 'x');
    expect(bold(terminal, {})).toBe('\u001B[1mx\u001B[22m');
    expect(bold(terminal, { TERM: 'dumb' })).toBe('x');
    expect(bold(terminal, { NO_COLOR: '1' })).toBe('x');
    expect(bold(terminal, { NO_COLOR: '' })).toBe('\u001B[1mx\u001B[22m');
    expect(bold({}, {})).toBe('x');
    expect(lookOf(terminal, {}).columns).toBe(132);
    expect(lookOf(terminal, { COLUMNS: '40' }).columns).toBe(40);
    expect(lookOf({}, {}).columns).toBe(Infinity);
    expect(lookOf(terminal, { COLUMNS: 'wide' }).columns).toBe(132);
  });
});
