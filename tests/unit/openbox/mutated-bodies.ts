import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { LogoutReply } from '../../../electron/services/openbox/api.ts';
import { wireFormats, type WireFormat } from '../../../shared/wire-format.ts';

/** Bodies of answers to logout, made from the documented ones by a few changes each. */
export interface MutatedBody {
  readonly format: WireFormat;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
export const documented: Readonly<Record<WireFormat, string>> = {
  soap: golden('logout-soap-response.xml'),
  xml: golden('logout-xml-response.xml'),
  rest: golden('logout-rest-response.xml'),
};

/** What a service may send instead of an answer by SOAP. */
const fault = documented.soap.replace(
  /<ns4:logoutResponse>[^]*<\/ns4:logoutResponse>/,
  '<SOAP-ENV:Fault><faultstring>logout_ok</faultstring></SOAP-ENV:Fault>',
);

export const over: Readonly<Record<string, LogoutReply['kind']>> = {
  logout_ok: 'ended',
  not_logged_in: 'already-ended',
  invalid_auth_token: 'already-ended',
  not_logged_id: 'already-ended',
};
export const statuses = [...Object.keys(over), 'application_restricted', 'logout_failed', 'LOGOUT_OK', ''];

/** Pieces that mean something to somebody who reads XML. */
export const pieces = [
  ...statuses.map((status) => `<status>${status}</status>`),
  ...statuses,
  ...[
    '<status>',
    '</status>',
    '<status/>',
    '<x:status>',
    '</x:status>',
    '<response>',
    '</response>',
    '<a>',
    '</a>',
    '<a/>',
  ],
  ...[
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<![cdata[',
    '<?xml version="1.0"?>',
    '<?a',
    '?>',
    '<!DOCTYPE a>',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "logout_ok">]>',
    '&b;',
    '&lt;',
    '&#95;',
    '&#0;',
    '&',
    ';',
    '&amp;lt;',
    '<!ELEMENT a>',
  ],
  ...[
    ' xsi:nil="true"',
    ' xsi:nil="&#49;"',
    ' xmlns:x="u"',
    ' xmlns="u"',
    ' a="b"',
    ' a="<"',
    " a='b'",
    ' a',
    '=',
    '"',
    "'",
    '<',
    '>',
    '/',
    '/>',
    ':',
    'x:',
    '\u0000',
  ],
  ...[
    ' ',
    '\n',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u200b',
    '_',
    '\u0008',
    'é',
    '😀',
    '<__proto__>',
    '<constructor/>',
    '\ufffe',
  ],
  ...[
    '<SOAP-ENV:Fault>',
    '</SOAP-ENV:Fault>',
    '<ns4:logoutResponse>',
    '</ns4:logoutResponse>',
    '<SOAP-ENV:Body/>',
  ],
].map((piece) => Buffer.from(piece));

/** Where in a text, as a fraction of its length: it keeps its meaning while a failing case is made smaller. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

type Mutation = (bytes: Buffer) => Buffer;

const at = (bytes: Buffer, fraction: number) => Math.floor(fraction * bytes.length);
const splice = (bytes: Buffer, from: number, to: number, put: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(Math.max(from, to))]);

/** The places where markup begins or ends: a cut there is more often well-formed than one anywhere. */
function boundary(bytes: Buffer, fraction: number): number {
  const start = at(bytes, fraction);
  const found = bytes.subarray(start).findIndex((byte) => byte === 0x3c || byte === 0x3e);
  if (found < 0) return bytes.length;
  return start + found + (bytes[start + found] === 0x3e ? 1 : 0);
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(([a, byte]): Mutation => (bytes) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[Math.min(at(copy, a), copy.length - 1)] = byte;
    return copy;
  }),
  fc.tuple(place, fc.nat(7)).map(([a, bit]): Mutation => (bytes) => {
    const copy = Buffer.from(bytes);
    const index = Math.min(at(copy, a), copy.length - 1);
    if (index >= 0) copy[index] = (copy[index] ?? 0) ^ (1 << bit);
    return copy;
  }),
  fc.tuple(place, place).map(
    ([a, b]): Mutation =>
      (bytes) =>
        splice(bytes, at(bytes, a), at(bytes, b), Buffer.of()),
  ),
  fc.tuple(place, fc.constantFrom(...pieces)).map(
    ([a, piece]): Mutation =>
      (bytes) =>
        splice(bytes, at(bytes, a), 0, piece),
  ),
  fc.tuple(place, fc.constantFrom(...pieces)).map(([a, piece]): Mutation => (bytes) => {
    const here = boundary(bytes, a);
    return splice(bytes, here, here, piece);
  }),
  fc.tuple(place, place, place).map(([a, b, c]): Mutation => (bytes) => {
    const copied = bytes.subarray(boundary(bytes, a), boundary(bytes, b));
    const here = boundary(bytes, c);
    return splice(bytes, here, here, copied);
  }),
  fc
    .tuple(
      place,
      place,
      fc.constantFrom(
        '<!--|-->',
        '<![CDATA[|]]>',
        '<a>|</a>',
        '<status>|</status>',
        '<response>|</response>',
      ),
    )
    .map(([a, b, pair]): Mutation => (bytes) => {
      const [from, to] = [boundary(bytes, Math.min(a, b)), boundary(bytes, Math.max(a, b))];
      const [before = '', after = ''] = pair.split('|');
      return splice(
        bytes,
        from,
        to,
        Buffer.concat([Buffer.from(before), bytes.subarray(from, to), Buffer.from(after)]),
      );
    }),
  fc
    .tuple(place, fc.constantFrom(...wireFormats), fc.constantFrom(...statuses))
    .map(([a, format, status]): Mutation => (bytes) => {
      const here = boundary(bytes, a);
      return splice(bytes, here, here, Buffer.from(documented[format].replace('logout_ok', status)));
    }),
  fc.constant<Mutation>((bytes) => Buffer.from(bytes.toString('latin1').toUpperCase(), 'latin1')),
  fc.constant<Mutation>((bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le')),
);

export const contentType = fc.constantFrom(
  'text/xml; charset=UTF-8',
  'text/html',
  null,
  'text/xml; charset=iso-8859-1',
);

/** The same seed gives the same ones. */
export function mutatedBodies(seed: number, count: number): readonly MutatedBody[] {
  const start = fc.tuple(fc.constantFrom(...wireFormats), fc.constantFrom(...statuses, fault));
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
  const bodies = fc.tuple(start, mutations, contentType).map(([[format, status], changes, type]) => {
    const good = Buffer.from(status === fault ? fault : documented[format].replace('logout_ok', status));
    return {
      format,
      contentType: type,
      body: changes.reduce<Buffer>((bytes, mutate) => mutate(bytes), good),
    };
  });
  return fc.sample(bodies, { seed, numRuns: count });
}
