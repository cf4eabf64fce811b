import { describe, expect, it } from 'vitest';
import { loginInSentence, plainText } from '../../../../shared/messages/names.ts';
import { serviceName } from '../../../../shared/messages/service-name.ts';

describe('a login that a service sent', () => {
  it('cannot move a terminal’s cursor', () => {
    expect(plainText('a\u001B[2Jb\r\nc\u009Bd')).toBe('a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFDd');
  });

  it('cannot turn the words around it', () => {
    expect(loginInSentence('eve\u202Emoc\u2066x\u200F')).toBe('eve\uFFFDmoc\uFFFDx\uFFFD');
  });

  it('stays apart from the sentence where it runs from right to left', () => {
    expect(loginInSentence('שרה@example.com')).toBe('\u2068שרה@example.com\u2069');
    expect(loginInSentence('ada@example.com')).toBe('ada@example.com');
  });

  it('has a stand-in where the service sent none', () => {
    expect(loginInSentence('')).toBe('this account');
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
