import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeDeepLink, readDeepLink } from '../../../electron/desktop/deep-link.ts';

const read = (text: string): string | null => readDeepLink(text, 'signoff');

describe('a deep link', () => {
  it('names the account to show', () => {
    expect(read('signoff://account/0b1c2d3e-aaaa-4bbb-8ccc-123456789abc')).toBe(
      '0b1c2d3e-aaaa-4bbb-8ccc-123456789abc',
    );
    expect(read('signoff://account/ada/')).toBe('ada');
  });

  it.each([
    '',
    'signoff:',
    'signoff://',
    'signoff://account',
    'signoff://account/',
    'signoff://account//',
    'signoff://account/ada//',
    'signoff://account/ada/sign-out',
    'signoff://account/ADA',
    'signoff://account/a%20b',
    'signoff://account/ada?sign-out=1',
    'signoff://account/ada#x',
    'signoff://account/ada\n',
    ' signoff://account/ada',
    'signoff://account/../settings',
    'signoff://user@account/ada',
    'signoff://account:1/ada',
    'SIGNOFF://account/ada',
    'signoff:account/ada',
    'signoff://sign-out/ada',
    'https://account/ada',
    `signoff://account/${'a'.repeat(65)}`,
    `signoff://account/${'a'.repeat(300)}`,
  ])('is none: %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('gives nothing but what an id can be, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const account = read(`signoff://account/${text}`);
        expect(account === null || /^[0-9a-z-]{1,64}$/.test(account)).toBe(true);
      }),
    );
  });

  it('is told from other words by its scheme alone', () => {
    expect(looksLikeDeepLink('SignOff:nonsense', 'signoff')).toBe(true);
    expect(looksLikeDeepLink('--signoff:', 'signoff')).toBe(false);
    expect(looksLikeDeepLink('signoff-app://page', 'signoff')).toBe(false);
  });
});
