import { describe, expect, it } from 'vitest';
import { foldedLogin, loginInSentence, loginLabel, plainText } from '../../../../shared/language/names.ts';
import { serviceName } from '../../../../shared/language/service-name.ts';

describe('a login that a service sent', () => {
  it('cannot move a terminal’s cursor', () => {
    expect(plainText('a\u001B[2Jb\r\nc\u009Bd')).toBe('a‹U+001B›[2Jb‹U+000D›‹U+000A›c‹U+009B›d');
  });

  it('cannot turn the words around it', () => {
    expect(loginInSentence('eve\u202Emoc\u2066x\u200F')).toBe('eve‹U+202E›moc‹U+2066›x‹U+200F›');
  });

  it('stays apart from the sentence where it runs from right to left', () => {
    expect(loginInSentence('שרה@example.com')).toBe('\u2068שרה@example.com\u2069');
    expect(loginInSentence('ada@example.com')).toBe('ada@example.com');
  });

  it.each([
    ['a Hangul filler', '\u3164', '‹U+3164›'],
    ['an empty Braille pattern', 'ada\u2800', 'ada‹U+2800›'],
    ['a grapheme joiner', 'a\u034Fda', 'a‹U+034F›da'],
    ['no width', 'a\u200Bd\u200Da\uFEFF', 'a‹U+200B›d‹U+200D›a‹U+FEFF›'],
    ['a tag', 'ada\u{E0041}', 'ada‹U+E0041›'],
    ['a variation', 'ada\uFE0F', 'ada‹U+FE0F›'],
    ['other spaces', 'a\u00A0d\u3000a', 'a‹U+00A0›d‹U+3000›a'],
    ['spaces at its ends and side by side', ' ada  b ', '‹U+0020›ada ‹U+0020›b‹U+0020›'],
    ['half a character', 'a\uD800b', 'a‹U+D800›b'],
    ['nothing unusual', 'Zoë 王小明 e\u0301 👩🏽 שרה', 'Zoë 王小明 e\u0301 👩🏽 שרה'],
  ])('shows what cannot be seen: %s', (_what, login, label) => {
    expect(loginLabel({ login })).toBe(label);
    expect(loginInSentence(login).replace(/[\u2068\u2069]/g, '')).toBe(label);
  });

  it('has a stand-in where the service sent none', () => {
    expect(loginInSentence('')).toBe('this account');
    expect(loginLabel({ login: '' })).toBe('No login');
  });

  it('is the same as another in other capitals or another spelling of Unicode', () => {
    expect(foldedLogin('ZOE\u0308@Example.com')).toBe(foldedLogin('zo\u00EB@example.com'));
    expect(foldedLogin('zoe@example.com')).not.toBe(foldedLogin('zo\u00EB@example.com'));
  });
});

describe('a service’s name', () => {
  it.each([
    ['https://www.box.net/api/1.0/', 'www.box.net'],
    ['https://Box.Example:443/api/1.0/', 'box.example'],
    ['https://box.example:8443/api/1.0/', 'box.example:8443'],
    ['http://127.0.0.1:80/', '127.0.0.1'],
    ['http://127.0.0.1:4000/api/1.0/', '127.0.0.1:4000'],
    ['http://[::1]:4000/api/', '[::1]:4000'],
    ['https://ada:secret@box.example/', 'box.example'],
    ['nonsense', 'nonsense'],
  ])('%s is %s', (address, name) => {
    expect(serviceName(address)).toBe(name);
  });
});
