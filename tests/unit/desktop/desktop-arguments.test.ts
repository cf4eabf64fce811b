import { describe, expect, it } from 'vitest';
import {
  ownWords,
  parseDesktopArguments,
  wordsAtLogin,
} from '../../../electron/desktop/desktop-arguments.ts';

const parse = (...words: string[]) => parseDesktopArguments(words, 'signoff');
const nothing = {
  dataDirectory: null,
  service: null,
  format: null,
  language: null,
  hidden: false,
  account: null,
};
const parsed = (part: Partial<typeof nothing> | object) => ({
  kind: 'arguments',
  arguments: { ...nothing, ...part },
});

describe('the command line of the desktop app', () => {
  it('is all its own when packaged, and what follows its path in development', () => {
    expect(ownWords(['/opt/signoff', '--hidden'], false)).toEqual(['--hidden']);
    expect(ownWords(['electron', '--inspect=0', '.', '--hidden'], true)).toEqual(['--hidden']);
    expect(ownWords(['electron', '-r', '/a/hook.cjs', '.', '--hidden'], true)).toEqual(['--hidden']);
    expect(ownWords(['electron'], true)).toEqual([]);
  });

  it('may be empty', () => {
    expect(parse()).toEqual(parsed({}));
  });

  it('takes its options in both spellings, in any order', () => {
    const wanted = parsed({
      dataDirectory: '/d',
      service: 'https://box.example/api/1.0/',
      format: 'soap',
      hidden: true,
    });
    expect(
      parse('--hidden', '--data-dir', '/d', '--service=https://box.example/api/1.0/', '--format', 'soap'),
    ).toEqual(wanted);
    expect(
      parse('--format=soap', '--service', 'https://box.example/api/1.0/', '--data-dir=/d', '--hidden'),
    ).toEqual(wanted);
  });

  it('at login has each value in the word of its option, and understands it', () => {
    expect(wordsAtLogin(null)).toEqual(['--hidden']);
    const words = wordsAtLogin('C:\\Users\\A B\\x');
    expect(words).toEqual(['--data-dir=C:\\Users\\A B\\x', '--hidden']);
    expect(parse(...words)).toEqual(parsed({ dataDirectory: 'C:\\Users\\A B\\x', hidden: true }));
  });

  it('passes over what is for Chromium or the system', () => {
    expect(parse('--no-sandbox', '--lang=tlh', '-psn_0_1234', '--hidden')).toEqual(parsed({ hidden: true }));
  });

  it('understands Chromium’s switch for the language, too', () => {
    expect(parse('--lang=en-GB', '--hidden')).toEqual(parsed({ language: 'en', hidden: true }));
  });

  it('takes a link as its last word', () => {
    expect(parse('--data-dir', '/d', 'signoff://account/ada')).toEqual(
      parsed({ dataDirectory: '/d', account: 'ada' }),
    );
  });

  it.each([
    [['signoff://account/ada', '--data-dir', '/evil'], 'link'],
    [['signoff://account/ada', '--service=https://evil.example/api/1.0/'], 'link'],
    [['signoff://account/ada', 'signoff://account/bob'], 'link'],
    [['signoff://sign-out/ada'], 'link'],
    [['SIGNOFF://account/ada'], 'link'],
    [['sign-out', '--all'], 'word'],
    [['--hidden', 'status'], 'word'],
    [['--service', 'https://a.example/', 'https://b.example/'], 'word'],
    [['--data-dir'], 'data-dir'],
    [['--data-dir='], 'data-dir'],
    [['--service'], 'service'],
    [['--format', 'json'], 'format'],
    [['--format'], 'format'],
  ])('is wrong: %j', (words, what) => {
    expect(parse(...words)).toEqual({ kind: 'wrong-usage', what });
  });

  it('never takes an option out of a word that belongs to another one', () => {
    expect(parse('--data-dir', '--hidden')).toEqual(parsed({ dataDirectory: '--hidden' }));
  });
});
