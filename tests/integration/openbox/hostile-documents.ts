import type { WireFormat } from '../../../shared/wire-format.ts';
import { ended, malformed, ok, prolog, reply, root, answer, type HostileBody } from './expected-replies.ts';

const notOpenBox: readonly HostileBody[] = [
  { name: 'nothing', body: () => '', expected: malformed },
  { name: 'blanks', body: () => ' \r\n\t ', expected: malformed },
  { name: 'plain text', body: () => 'logout_ok', contentType: 'text/plain', expected: malformed },
  {
    name: 'JSON',
    body: () => '{"response":{"status":"logout_ok"}}',
    contentType: 'application/json',
    expected: malformed,
  },
  {
    name: 'HTML',
    body: () => `<!DOCTYPE html><title>Login</title><p>${ok}<br>`,
    contentType: 'text/html',
    expected: malformed,
  },
  {
    name: 'XHTML',
    body: () => `<html><body><p>${ok}</p></body></html>`,
    contentType: 'text/html',
    expected: malformed,
  },
  {
    name: 'random bytes',
    body: () => Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 251),
    expected: malformed,
  },
  { name: 'the prolog alone', body: prolog, expected: malformed },
];

/** The document's reply with something put in front of its root. */
function after(format: WireFormat, between: string, inner = ok): string {
  return prolog(format) + between + root(format, answer(format, inner));
}

const doctypes: readonly HostileBody[] = [
  { name: 'a DOCTYPE', body: (f) => after(f, '<!DOCTYPE response>'), expected: malformed },
  {
    name: 'a DOCTYPE after a comment',
    body: (f) => after(f, '<!-- a --><!DOCTYPE response>'),
    expected: malformed,
  },
  {
    name: 'the status as an entity',
    body: (f) => after(f, '<!DOCTYPE r [<!ENTITY s "logout_ok">]>', '<status>&s;</status>'),
    expected: malformed,
  },
  {
    name: 'a known entity defined anew',
    body: (f) => after(f, '<!DOCTYPE r [<!ENTITY lt "logout_ok">]>', '<status>&lt;</status>'),
    expected: malformed,
  },
  {
    name: 'a file as an entity',
    body: (f) => after(f, '<!DOCTYPE r [<!ENTITY s SYSTEM "file:///etc/hostname">]>', '<status>&s;</status>'),
    expected: malformed,
  },
  {
    name: 'a billion laughs',
    body: (f) =>
      after(
        f,
        `<!DOCTYPE r [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]>`,
        '<status>&a30;</status>',
      ),
    expected: malformed,
  },
  { name: 'an entity of nobody', body: (f) => reply(f, '<status>&status;</status>'), expected: malformed },
  {
    name: 'a declaration in the answer',
    body: (f) => reply(f, `<!ELEMENT status ANY>${ok}`),
    expected: malformed,
  },
  {
    name: 'a processing instruction',
    body: (f) => after(f, '<?xml-stylesheet href="a"?>'),
    expected: malformed,
  },
  { name: 'a second prolog', body: (f) => reply(f, `<?xml version="1.0"?>${ok}`), expected: malformed },
];

const wellFormedness: readonly HostileBody[] = [
  { name: 'no prolog', body: (f) => root(f, answer(f, ok)), expected: ended },
  { name: 'white space before the prolog', body: (f) => `\r\n \t${reply(f, ok)}`, expected: ended },
  {
    name: 'a no-break space before the prolog',
    body: (f) => `\u00a0${reply(f, ok)}`,
    expected: malformed,
  },
  ...['\ufeff', '\u00a0', '\u2028', '\u0085', '\u3000', '='].flatMap((odd): HostileBody[] => {
    const name = `U+${odd.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return [
      { name: `${name} in a tag`, body: (f) => reply(f, `<a ${odd}/>${ok}`), expected: malformed },
      { name: `${name} behind a name`, body: (f) => reply(f, `<a${odd}></a>${ok}`), expected: malformed },
      { name: `${name} in an end`, body: (f) => reply(f, `<a></a${odd}>${ok}`), expected: malformed },
      {
        name: `${name} before an attribute`,
        body: (f) => reply(f, `<a${odd}b="c"/>${ok}`),
        expected: malformed,
      },
      {
        name: `${name} behind an attribute`,
        body: (f) => reply(f, `<a b="c"${odd}/>${ok}`),
        expected: malformed,
      },
      { name: `${name} behind the root`, body: (f) => `${reply(f, ok)}${odd}`, expected: malformed },
    ];
  }),
  { name: 'a prefix that nobody declared', body: (f) => reply(f, `<a b:c=""/>${ok}`), expected: malformed },
  { name: 'a name with two colons', body: (f) => reply(f, `<a:b:c/>${ok}`), expected: malformed },
  {
    name: 'a prolog that is none',
    body: (f) => reply(f, ok).replace(/version=\S+/, 'version=1.0'),
    expected: malformed,
  },
  { name: 'text before the root', body: (f) => after(f, 'Warning: '), expected: malformed },
  { name: 'text after the root', body: (f) => `${reply(f, ok)}x`, expected: malformed },
  { name: 'CDATA after the root', body: (f) => `${reply(f, ok)}<![CDATA[x]]>`, expected: malformed },
  {
    name: 'a comment after the root',
    body: (f) => `${reply(f, ok)}<!-- served by box07 -->`,
    expected: ended,
  },
  { name: 'a comment with -- in it', body: (f) => `${reply(f, ok)}<!-- a -- b -->`, expected: malformed },
  { name: 'a comment without an end', body: (f) => `${reply(f, ok)}<!-- a`, expected: malformed },
  {
    name: 'CDATA in small letters',
    body: (f) => reply(f, '<status><![cdata[logout_ok]]></status>'),
    expected: malformed,
  },
  { name: ']]> in text', body: (f) => reply(f, `${ok}<a>]]></a>`), expected: malformed },
  { name: 'an & by itself', body: (f) => reply(f, `${ok}<a>R & D</a>`), expected: malformed },
  {
    name: 'the last tag missing',
    body: (f) =>
      reply(f, ok)
        .trimEnd()
        .replace(/<\/[^<]*$/, ''),
    expected: malformed,
  },
  {
    name: 'the last character missing',
    body: (f) => reply(f, ok).trimEnd().slice(0, -1),
    expected: malformed,
  },
  {
    name: 'cut off behind the status',
    body: (f) => reply(f, ok).replace(/(?<=<\/status>)[^]*/, ''),
    expected: malformed,
  },
  { name: 'the status not closed', body: (f) => reply(f, '<status>logout_ok'), expected: malformed },
  {
    name: 'tags that overlap',
    body: (f) => reply(f, '<status><b>logout_ok</status></b>'),
    expected: malformed,
  },
  { name: 'an attribute without quotes', body: (f) => reply(f, `<a b=c/>${ok}`), expected: malformed },
  { name: 'an attribute twice', body: (f) => reply(f, `<a b="c" b="d"/>${ok}`), expected: malformed },
  { name: '< in an attribute', body: (f) => reply(f, `<a b="<"/>${ok}`), expected: malformed },
  {
    name: '10,000 elements, each in the last',
    body: (f) => reply(f, `${'<a>'.repeat(9_000)}${ok}${'</a>'.repeat(9_000)}`.slice(0, 63_000)),
    expected: malformed,
  },
  {
    name: '33 elements deep',
    body: (f) => reply(f, `${ok}${'<a>'.repeat(33)}${'</a>'.repeat(33)}`),
    expected: malformed,
  },
  {
    name: '900 attributes',
    body: (f) => reply(f, `<a${attributes(900)}/>${ok}`),
    expected: ended,
  },
  {
    name: '1,001 attributes',
    body: (f) => reply(f, `<a${attributes(1_001)}/>${ok}`),
    expected: malformed,
  },
  {
    name: '900 elements side by side',
    body: (f) => reply(f, `${'<a/>'.repeat(900)}${ok}`),
    expected: ended,
  },
  {
    name: '15,000 elements side by side',
    body: (f) => reply(f, `${'<a/>'.repeat(15_000)}${ok}`),
    expected: malformed,
  },
  {
    name: '900 comments, and 900 references',
    body: (f) => reply(f, `${'<!---->'.repeat(900)}<a>${'&amp;'.repeat(900)}</a>${ok}`),
    expected: ended,
  },
  {
    name: '1,001 comments',
    body: (f) => reply(f, `${'<!---->'.repeat(1_001)}${ok}`),
    expected: malformed,
  },
  {
    name: '1,001 CDATA sections',
    body: (f) => reply(f, `<a>${'<![CDATA[]]>'.repeat(1_001)}</a>${ok}`),
    expected: malformed,
  },
  {
    name: '1,001 references',
    body: (f) => reply(f, `<a>${'&amp;'.repeat(1_001)}</a>${ok}`),
    expected: malformed,
  },
];

function attributes(count: number): string {
  return Array.from({ length: count }, (_, i) => ` a${i.toString()}=""`).join('');
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

const encodings: readonly HostileBody[] = [
  { name: 'a byte order mark', body: (f) => `\ufeff${reply(f, ok)}`, expected: ended },
  { name: 'two byte order marks', body: (f) => `\ufeff\ufeff${reply(f, ok)}`, expected: malformed },
  { name: 'UTF-16', body: (f) => utf16(reply(f, ok).replace('UTF-8', 'UTF-16')), expected: ended },
  {
    name: 'UTF-16, big-endian',
    body: (f) => utf16(reply(f, ok).replace('UTF-8', 'UTF-16')).swap16(),
    expected: ended,
  },
  { name: 'UTF-16 that says it is UTF-8', body: (f) => utf16(reply(f, ok)).swap16(), expected: malformed },
  {
    name: 'UTF-16 without its mark',
    body: (f) => utf16(reply(f, ok).replace('UTF-8', 'UTF-16')).subarray(2),
    contentType: 'text/xml; charset=UTF-16LE',
    expected: ended,
  },
  {
    name: 'ASCII that says it is UTF-16',
    body: (f) => reply(f, ok).replace('UTF-8', 'UTF-16'),
    expected: malformed,
  },
  {
    name: 'ASCII that says it is ISO-8859-1',
    body: (f) => reply(f, ok).replace('UTF-8', 'ISO-8859-1'),
    expected: ended,
  },
  {
    name: 'UTF-8 that says it is ISO-8859-1, under UTF-8',
    body: (f) => reply(f, `${ok}<a>é</a>`).replace('UTF-8', 'ISO-8859-1'),
    expected: ended,
  },
  {
    name: 'UTF-7',
    body: (f) => reply(f, '+ADw-status+AD4-logout_ok').replace('UTF-8', 'UTF-7'),
    expected: malformed,
  },
  { name: 'ISO-8859-1', body: (f) => Buffer.from(reply(f, `${ok}<a>é</a>`), 'latin1'), expected: malformed },
  {
    name: 'an overlong form in UTF-8',
    body: (f) => Buffer.from(reply(f, `${ok}<a>\u00c0\u00af</a>`), 'latin1'),
    expected: malformed,
  },
  {
    name: 'half a character in UTF-8',
    body: (f) => Buffer.from(reply(f, `${ok}<a>\u00f0\u009f</a>`), 'latin1'),
    expected: malformed,
  },
  {
    name: 'ASCII under charset=ISO-8859-1',
    body: (f) => reply(f, ok),
    contentType: 'text/xml; charset=ISO-8859-1',
    expected: ended,
  },
  {
    name: 'UTF-8 under charset=ISO-8859-1',
    body: (f) => reply(f, `${ok}<a>é</a>`),
    contentType: 'text/xml; charset="iso-8859-1"',
    expected: ended,
  },
  {
    name: 'ASCII under charset=UTF-16',
    body: (f) => reply(f, ok).replace(/^<\?xml.*\n/, ''),
    contentType: 'text/xml;charset=utf-16',
    expected: malformed,
  },
  ...[
    'ISO_8859-1',
    'iso8859-15',
    'latin1',
    'cp1252',
    'koi8-r',
    'shift_jis',
    'EUC-JP',
    'gb18030',
    'Big5',
    'us-ascii',
  ].flatMap((label): HostileBody[] => [
    {
      name: `ASCII that says it is ${label}`,
      body: (f) => reply(f, ok).replace('UTF-8', label),
      contentType: 'text/xml',
      expected: ended,
    },
    {
      name: `ASCII under charset=${label}`,
      body: (f) => reply(f, ok),
      contentType: `text/xml; charset=${label}`,
      expected: ended,
    },
  ]),
  {
    name: 'ISO-8859-1 that says so',
    body: (f) => Buffer.from(reply(f, `${ok}<a>é</a>`).replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    contentType: 'text/xml',
    expected: ended,
  },
  {
    name: 'ISO-8859-1 that says so, under UTF-8',
    body: (f) => Buffer.from(reply(f, `${ok}<a>é</a>`).replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    expected: ended,
  },
  {
    name: 'ISO-8859-1 by its Content-Type alone',
    body: (f) => Buffer.from(reply(f, `${ok}<a>é</a>`).replace(/^<\?xml.*\n/, ''), 'latin1'),
    contentType: 'text/xml; charset=ISO-8859-1',
    expected: ended,
  },
  {
    name: 'an encoding that nobody knows',
    body: (f) => reply(f, ok).replace('UTF-8', 'UTF-9'),
    contentType: 'text/xml',
    expected: malformed,
  },
  {
    name: 'a true reply under text/html',
    body: (f) => reply(f, ok),
    contentType: 'text/html',
    expected: ended,
  },
  {
    name: 'a true reply under no charset',
    body: (f) => reply(f, ok),
    contentType: 'application/octet-stream',
    expected: ended,
  },
];

/** Documents that are none, or not quite. */
export const hostileDocuments: readonly HostileBody[] = [
  ...notOpenBox,
  ...doctypes,
  ...wellFormedness,
  ...encodings,
];
