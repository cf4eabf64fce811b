import { describe, expect, it } from 'vitest';
import { noNumbers, readWords, unknownName, unknownOption } from '../../support/answer-command-line.ts';

describe('the words behind one of the project’s own programs', () => {
  const section = unknownName('section', ['memory', 'start-up']);

  it('are taken where each is one of the names, or a number', () => {
    expect(readWords(['start-up'], section)).toEqual({ kind: 'run', words: ['start-up'] });
    expect(readWords(['300', '7'], noNumbers(2))).toEqual({ kind: 'run', words: ['300', '7'] });
    expect(readWords(['--sheets', 'lost'], unknownOption(['--sheets']))).toMatchObject({ kind: 'run' });
    expect(readWords([], noNumbers(2))).toEqual({ kind: 'run', words: [] });
  });

  it('ask for the help, whatever else is there', () => {
    for (const word of ['--help', '-h']) expect(readWords(['x', word], section)).toEqual({ kind: 'help' });
  });

  it('are refused by name where they are something else, or too many', () => {
    const message = 'There is no section x. There are: memory start-up';
    expect(readWords(['memory', 'x'], section)).toEqual({ kind: 'wrong', message });
    expect(readWords(['lost', '--sheet'], unknownOption(['--sheets']))).toEqual({
      kind: 'wrong',
      message: 'Not understood: --sheet',
    });
    for (const [words, wrong] of [
      [['x'], 'x'],
      [['-1'], '-1'],
      [['1', '2', '3'], '3'],
    ] as const) {
      expect(readWords(words, noNumbers(2))).toEqual({ kind: 'wrong', message: `Not understood: ${wrong}` });
    }
  });
});
