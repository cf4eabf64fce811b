import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeXml, readXml } from '../../service/xml.ts';

function rootOf(source: string): unknown {
  const reading = readXml(source);
  return reading.kind === 'document' ? reading.root : reading.why;
}

const leaf = { namespace: '', children: [], text: '' };

describe('documents', () => {
  test.each([
    ['<a/>', { ...leaf, name: 'a' }],
    ['\ufeff<?xml version="1.0"?><!-- c --><?p i?>\n<a></a >\n<!----><?p?>', { ...leaf, name: 'a' }],
    [
      '<a>x<![CDATA[<&]]>y &lt;&#x41;&#66;&apos;&quot;&gt;&amp;</a>',
      { ...leaf, name: 'a', text: 'x<&y <AB\'">&' },
    ],
    ['<a> \r\n\t</a>', { ...leaf, name: 'a', text: ' \n\t' }],
    ['<a>&#13;</a>', { ...leaf, name: 'a', text: '\r' }],
    ['<é.b-2 c = "&gt;>" d=\'"\'/>', { ...leaf, name: 'é.b-2' }],
    [
      '<a><b/>t<b>u</b></a>',
      {
        ...leaf,
        name: 'a',
        text: 't',
        children: [
          { ...leaf, name: 'b' },
          { ...leaf, name: 'b', text: 'u' },
        ],
      },
    ],
    [
      '<p:a xmlns:p="u"><b/></p:a>',
      { ...leaf, namespace: 'u', name: 'a', children: [{ ...leaf, name: 'b' }] },
    ],
    [
      '<a xmlns="u"><b xmlns=""/></a>',
      { ...leaf, namespace: 'u', name: 'a', children: [{ ...leaf, name: 'b' }] },
    ],
    [
      '<p:a xmlns:p="u"><p:b xmlns:p="v"/><p:b/></p:a>',
      {
        ...leaf,
        namespace: 'u',
        name: 'a',
        children: [
          { ...leaf, namespace: 'v', name: 'b' },
          { ...leaf, namespace: 'u', name: 'b' },
        ],
      },
    ],
    ['<a xml:lang="en"/>', { ...leaf, name: 'a' }],
    [
      '<__proto__><constructor>1</constructor></__proto__>',
      { ...leaf, name: '__proto__', children: [{ ...leaf, name: 'constructor', text: '1' }] },
    ],
  ])('%j', (source, expected) => {
    expect(rootOf(source)).toEqual(expected);
  });
});

describe('what is not a document', () => {
  test.each([
    '',
    'text',
    '<a>',
    '<a',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a/>text',
    'text<a/>',
    '<a b="1" b="2"/>',
    '<a b/>',
    '<a b=c/>',
    '<a b="<"/>',
    '<a b="1"c="2"/>',
    '<p:a/>',
    '<a p:b="1"/>',
    '<a xmlns:p=""><p:b/></a>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<a>& b;</a>',
    '<a>&#0;</a>',
    '<a>&#x110000;</a>',
    '<a>&#xD800;</a>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a>\ud800</a>',
    '<a>\ufffe</a>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a><!DOCTYPE b></a>',
    '<a><!-- -- --></a>',
    '<a><!-- </a>',
    '<a><![CDATA[</a>',
    '<a><?p</a>',
    ' <?xml version="1.0"?><a/>',
    '<a><?xml version="1.0"?></a>',
    '<1a/>',
    '<a:b:c xmlns:a="u"/>',
    `${'<a>'.repeat(33)}${'</a>'.repeat(33)}`,
  ])('%j', (source) => {
    expect(readXml(source)).toEqual({ kind: 'malformed', why: expect.any(String) as string });
  });
});

test('any text of XML’s characters arrives as it was escaped', () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 60 })
    .filter((value) => /^[\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(value));
  fc.assert(
    fc.property(text, (value) => {
      expect(rootOf(`<a b="${escapeXml(value)}">${escapeXml(value)}</a>`)).toEqual({
        ...leaf,
        name: 'a',
        text: value,
      });
    }),
    { numRuns: 2000 },
  );
});

test('whatever comes, there is an answer', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    "'",
    '=',
    '!',
    '?',
    '--',
    '[CDATA[',
    ']]>',
    'a',
    ':',
    ' ',
    '<a>',
    '</a>',
    'xmlns',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(['document', 'malformed']).toContain(readXml(pieces.join('')).kind);
    }),
    { numRuns: 20_000 },
  );
});
