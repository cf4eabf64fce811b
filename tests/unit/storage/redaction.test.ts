import { describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { strikeOut } from '../../../electron/storage/redaction.ts';

const hostile = new Secret(`t<ok>&"en' +/=%é`);

describe('strikes a secret out', () => {
  test.each([
    ['as it is', `a t<ok>&"en' +/=%é b`],
    ['in a URL', `a ${encodeURIComponent(hostile.reveal())} b`],
    [
      'in an address as fetch writes it',
      `a ${new URL(`http://h/?${encodeURIComponent(hostile.reveal())}`).search.slice(1)} b`,
    ],
    ['in a form', `a ${new URLSearchParams({ x: hostile.reveal() }).toString().slice(2)} b`],
    ['in an XML text', `a t&lt;ok&gt;&amp;"en' +/=%é b`],
    ['in an XML attribute', 'a t&lt;ok&gt;&amp;&quot;en&apos; +/=%é b'],
  ])('%s', (_form, text) => {
    expect(strikeOut(text, [new Secret('other-secret'), hostile])).toBe('a [secret] b');
  });

  test('wherever it stands, and however often', () => {
    const secrets = [new Secret('aaaa1111'), new Secret('bbbb2222')];
    expect(strikeOut('aaaa1111bbbb2222-aaaa1111', secrets)).toBe('[secret][secret]-[secret]');
  });
});

test('leaves other text alone, and words that a secret of one letter would hit', () => {
  expect(strikeOut('an account', [new Secret('a'), new Secret('')])).toBe('an account');
});

test('knows the secrets that are held', () => {
  const secret = new Secret('held-by-this-test');
  expect([...Secret.held()]).toContain(secret);
  expect(strikeOut('held-by-this-test', Secret.held())).toBe('[secret]');
});
