import { describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { excerptOf } from '../../../electron/openbox/excerpt.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('an excerpt is 200 printable characters on one line', () => {
  const html = `<html>\r\n\t<title>Sign\u0000 in\u202e to   Hotel WiFi</title>${'<p>word</p>'.repeat(100)}`;
  const excerpt = excerptOf(bytes(html), []);
  expect(excerpt).toMatch(/^<html> <title>Sign in to Hotel WiFi<\/title><p>word<\/p>/);
  expect(Array.from(excerpt)).toHaveLength(200);
  expect(excerptOf(new Uint8Array(), [])).toBe('');
  expect(excerptOf(new Uint8Array([0xff, 0xfe, 0x80]), [])).toBe('');
});

test('of a SOAP envelope it shows what is in it', () => {
  const envelope =
    '<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope  xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"\n' +
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema"\nxmlns="urn:boxnet"\nSOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">\n' +
    '<SOAP-ENV:Body><logoutResponse><status xsi:type="xsd:string">odd</status>';
  expect(excerptOf(bytes(envelope), [])).toBe(
    '<?xml version="1.0" encoding="UTF-8"?> <SOAP-ENV:Envelope> <SOAP-ENV:Body><logoutResponse><status>odd</status>',
  );
});

/** The ways in which a service may give a credential back. */
const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ['raw', (text) => text],
  [
    'XML',
    (text) =>
      text.replace(
        /[&<>"']/g,
        (c) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[c] ?? ''};`,
      ),
  ],
  ['decimal references', (text) => Array.from(text, (c) => `&#${c.codePointAt(0) ?? 0};`).join('')],
  [
    'hexadecimal references',
    (text) => Array.from(text, (c) => `&#x0${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()};`).join(''),
  ],
  ['URL', encodeURIComponent],
  ['URL in lower case', (text) => encodeURIComponent(text).replace(/%../g, (c) => c.toLowerCase())],
  ['form', (text) => new URLSearchParams([['', text]]).toString().slice(1)],
  [
    'every byte as %',
    (text) => Array.from(bytes(text), (b) => `%${b.toString(16).padStart(2, '0')}`).join(''),
  ],
  ['JSON', (text) => JSON.stringify(text).slice(1, -1)],
  [
    'JSON in ASCII',
    (text) =>
      Array.from(
        { length: text.length },
        (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`,
      ).join(''),
  ],
  ['upper case', (text) => text.toUpperCase()],
  ['taken apart by NUL', (text) => Array.from(text).join('\u0000')],
];

describe('no credential of the call is in an excerpt', () => {
  // Short ones and ones with blanks do not look like a credential: they are found because they are known.
  const credentials = ['k3y', 'a&b<c>"d"\'e', 'pass word é😀', 'a/b+c=d%20', '(.*)[x]\\', '.'];

  describe.each(credentials)('%s', (credential) => {
    test.each(spellings)('%s', (_, spell) => {
      const spelled = spell(credential);
      const excerpt = excerptOf(bytes(`[${spelled}] and [${spelled}]`), [
        new Secret('~~~'),
        new Secret(credential),
      ]);
      expect(excerpt).toBe('[[…]] and [[…]]');
    });
  });

  test('nor one that is a part of another', () => {
    expect(excerptOf(bytes('no abcdef here'), [new Secret('abc'), new Secret('abcdef')])).toBe('no […] here');
  });

  test('nor half of one at the cut', () => {
    const excerpt = excerptOf(bytes(`${'a '.repeat(95)}tok en`), [new Secret('tok en')]);
    expect(excerpt).not.toContain('tok');
  });

  test('one of any length, and 64 KiB of anything', () => {
    const body = bytes('tok&#x6B;n '.repeat(6_000));
    expect(excerptOf(body, [new Secret('x'.repeat(1_000_000))])).toBe('[…]');
    expect(excerptOf(body, [new Secret('&<'.repeat(512)), new Secret('tokkn')])).toMatch(/^(?:\[…\] )+/);
    for (const text of ['_', '<auth_token', 'sid=', ' xmlns:a', '"', ' ', 'a-']) {
      expect(excerptOf(bytes(text.repeat(65_536 / text.length)), []).length).toBeLessThanOrEqual(200);
    }
  });

  test('an empty one changes nothing', () => {
    expect(excerptOf(bytes('Bad Gateway'), [new Secret('')])).toBe('Bad Gateway');
  });
});

describe('nor one that the reply brings', () => {
  test.each([
    '<status>get_auth_token_ok</status><auth_token>short-one</auth_token>',
    '<a:auth_token xsi:type="xsd:string">\n short-one',
    '<ticket>short-one</ticket>',
    '<sid><![CDATA[short-one]]></sid>',
    '{"auth_token": "short-one", "status": "ok"}',
    '<p>auth_token=short-one&amp;x=y</p>',
    '<p>https://box.example/auth/0123456789abcdefghijklmnopqrstuv?x</p>'.replace('0123', 'short-one-0123'),
    'Hello short-one-7f3a9c0e1b2d',
  ])('%s', (text) => {
    const excerpt = excerptOf(bytes(text), []);
    expect(excerpt).toContain('[…]');
    expect(excerpt).not.toContain('short-one');
  });

  test('what has not their look is left', () => {
    const text = '<h1>502 Bad Gateway</h1> <status>application_unknown_status</status> nginx/1.26.0';
    expect(excerptOf(bytes(text), [])).toBe(text);
  });
});
