import type { WireFormat } from '../../../shared/wire-format.ts';

/** Bodies of nearly the given size, of families that keep careless readers busy for the square of it. */
export const hostileFamilies: Readonly<Record<string, (size: number) => string>> = {
  'a status with line breaks in it': (size) => answer(`<status>a${'\n'.repeat(size)}b</status>`),
  'a status of blanks': (size) => answer(`<status>${' '.repeat(size)}</status>`),
  'a token of &': (size) =>
    answer(`<status>get_auth_token_ok</status><auth_token>${'&amp;'.repeat(size / 5)}</auth_token>`),
  'bare &': (size) => answer(`<status>ok</status>${'&'.repeat(size)}`),
  'references without an end': (size) => answer(`<status>${'&#1'.repeat(size / 3)}</status>`),
  references: (size) => answer(`<status>${'&#x61;'.repeat(size / 6)}</status>`),
  'elements side by side': (size) => answer(`${'<a/>'.repeat(size / 4)}<status>ok</status>`),
  'statuses side by side': (size) => answer('<status/>'.repeat(size / 9)),
  'elements, each in the last': (size) => '<a>'.repeat(size / 7) + '</a>'.repeat(size / 7),
  'elements that are never closed': (size) => '<a>'.repeat(size / 3),
  'elements, each in the last, with a prefix': (size) =>
    `<x:a xmlns:x="u">${'<x:a>'.repeat(size / 11)}${'</x:a>'.repeat(size / 11)}</x:a>`,
  attributes: (size) =>
    answer(`<a ${Array.from({ length: size / 10 }, (_, i) => `a${i.toString()}=""`).join(' ')}/>`),
  'declared prefixes': (size) =>
    answer(`<a ${Array.from({ length: size / 16 }, (_, i) => `xmlns:a${i.toString()}="u"`).join(' ')}/>`),
  'the same attribute': (size) => answer(`<a ${'b="" '.repeat(size / 5)}/>`),
  'an attribute without an end': (size) => answer(`<a b="${'<'.repeat(size)}`),
  'a long attribute': (size) => answer(`<status a="${' '.repeat(size)}b">ok</status>`),
  'a nil of blanks': (size) => answer(`<status xmlns:x="u" x:nil="${' '.repeat(size)}b">ok</status>`),
  'blanks in a tag': (size) => answer(`<a${' '.repeat(size)}/>`),
  '< alone': (size) => '<'.repeat(size),
  'a name without an end': (size) => `<${'a'.repeat(size)}`,
  'names with colons': (size) => `<${'a:'.repeat(size / 2)}`,
  'begun tokens': (size) => `get_auth_token_ok ${'<auth_token '.repeat(size / 12)}`,
  'begun statuses': (size) => '<status >'.repeat(size / 9),
  'statuses of blanks': (size) => `<status>${' '.repeat(size)}`,
  comments: (size) => answer(`${'<!---->'.repeat(size / 7)}<status>ok</status>`),
  'a comment of dashes': (size) => answer(`<!--${'-'.repeat(size)}-->`),
  'comments without an end': (size) => answer('<!-- '.repeat(size / 5)),
  'CDATA sections': (size) => answer(`<status>${'<![CDATA[a]]>'.repeat(size / 13)}</status>`),
  'CDATA without an end': (size) => answer('<![CDATA['.repeat(size / 9)),
  brackets: (size) => answer(`<status>${']'.repeat(size)}</status>`),
  'blanks before the prolog': (size) => `${' '.repeat(size)}<?xml version="1.0"?>`,
  'a prolog of blanks': (size) => `<?xml version="1.0"${' '.repeat(size)}x`,
  'encodings in the prolog': (size) => `<?xml ${'encoding '.repeat(size / 9)}?>`,
  'processing instructions': (size) => '<?a ?>'.repeat(size / 6),
  'a DOCTYPE': (size) => `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(size / 15)}]>`,
  'carriage returns': (size) => answer(`<status>${'\r'.repeat(size)}</status>`),
  'astral characters': (size) => answer(`<status>${'\u{1f469}'.repeat(size / 4)}</status>`),
  'plain text': (size) => 'a '.repeat(size / 2),
};

function answer(inner: string): string {
  return `<response>${inner}</response>`;
}

/** The same body as a format has it. */
export function asFormat(body: string, format: WireFormat): string {
  if (format !== 'soap') return body;
  return `<e:Envelope xmlns:e="u"><e:Body>${body.replace(/^<response>/, '<logoutResponse>').replace(/<\/response>$/, '</logoutResponse>')}</e:Body></e:Envelope>`;
}
