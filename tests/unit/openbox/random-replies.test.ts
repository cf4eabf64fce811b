import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LogoutReply } from '../../../electron/core/ports/openbox.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { excerptOf } from '../../../electron/openbox/excerpt.ts';
import {
  judgeAccountInfo,
  judgeAuthToken,
  judgeLogout,
  judgeTicket,
} from '../../../electron/openbox/judge.ts';
import { judgeResponse } from '../../../electron/openbox/judgement.ts';
import { wireFormats, type WireFormat } from '../../../shared/wire-format.ts';
import { statusOf } from './oracle.ts';

/**
 * Random and mutated replies: each gets a judgement, and none says that a session is over unless an independent
 * reader finds exactly one of the words that mean it.
 */

/** How many replies; together more than 100,000. */
const mutatedRuns = 120_000;
const randomRuns = 20_000;

/** For a machine that is busy with something else; on one that is not, all of it takes seconds. */
const manyMinutes = 600_000;

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
const documented: Readonly<Record<WireFormat, string>> = {
  soap: golden('logout-soap-response.xml'),
  xml: golden('logout-xml-response.xml'),
  rest: golden('logout-rest-response.xml'),
};

/** What a service may send instead of an answer by SOAP. */
const fault = documented.soap.replace(
  /<ns4:logoutResponse>[^]*<\/ns4:logoutResponse>/,
  '<SOAP-ENV:Fault><faultstring>logout_ok</faultstring></SOAP-ENV:Fault>',
);

const over: Readonly<Record<string, LogoutReply['kind']>> = {
  logout_ok: 'ended',
  not_logged_in: 'already-ended',
  invalid_auth_token: 'already-ended',
  not_logged_id: 'already-ended',
};
const statuses = [...Object.keys(over), 'application_restricted', 'logout_failed', 'LOGOUT_OK', ''];

/** Pieces that mean something to somebody who reads XML. */
const pieces = [
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

const format = fc.constantFrom(...wireFormats);
const contentType = fc.constantFrom(
  'text/xml; charset=UTF-8',
  'text/html',
  null,
  'text/xml; charset=iso-8859-1',
);

interface Judged {
  readonly reply: LogoutReply;
  readonly status: string | null;
}

/** Judges a body as every call, and checks logout's judgement against the independent reader. */
function judge(body: Uint8Array, asked: WireFormat, type: string | null, httpStatus = 200): Judged {
  const response = { status: httpStatus, contentType: type, body };
  const reply = judgeResponse(response, asked, 'logout', judgeLogout);
  const status = statusOf(body, asked);
  if (reply.kind === 'ended' || reply.kind === 'already-ended') {
    expect(httpStatus).toBe(200);
    expect(reply.kind, `${asked}: ${JSON.stringify(Buffer.from(body).toString())}`).toBe(over[status ?? '']);
  }
  if (reply.kind === 'restricted') expect(status).toBe('application_restricted');
  judgeResponse(response, asked, 'get_ticket', judgeTicket('https://box.example/'));
  judgeResponse(response, asked, 'get_auth_token', judgeAuthToken);
  judgeResponse(response, asked, 'get_account_info', judgeAccountInfo);
  return { reply, status };
}

describe('every random reply is judged, and none is taken for a sign-out', () => {
  test(
    `${mutatedRuns} mutated replies`,
    () => {
      const counts = new Map<string, number>();
      fc.assert(
        fc.property(
          format,
          fc.constantFrom(...statuses, fault),
          fc.array(mutation, { minLength: 1, maxLength: 4 }),
          contentType,
          (asked, status, mutations, type) => {
            const start: Buffer = Buffer.from(
              status === fault ? fault : documented[asked].replace('logout_ok', status),
            );
            const body = mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), start);
            const { reply } = judge(body, asked, type);
            const kind = reply.kind === 'unclear' ? reply.problem.kind : reply.kind;
            counts.set(kind, (counts.get(kind) ?? 0) + 1);
          },
        ),
        { numRuns: mutatedRuns },
      );
      // The mutations are neither too weak nor too strong to show anything.
      for (const kind of ['ended', 'already-ended', 'restricted', 'unknown-status', 'malformed', 'fault']) {
        expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(mutatedRuns / 10_000);
      }
    },
    manyMinutes,
  );

  test(
    `${randomRuns} random ones`,
    () => {
      const noise = fc.uint8Array({ maxLength: 2_000 });
      const markup = fc
        .array(fc.constantFrom(...pieces), { maxLength: 40 })
        .map((parts) => Buffer.concat(parts));
      fc.assert(
        fc.property(format, fc.oneof(noise, markup), contentType, (asked, body, type) => {
          judge(body, asked, type);
          expect(typeof excerptOf(body, [new Secret('key'), new Secret('tok')])).toBe('string');
        }),
        { numRuns: randomRuns },
      );
    },
    manyMinutes,
  );

  test(
    'no HTTP status but 200 is ever believed',
    () => {
      const other = fc.integer({ min: 0, max: 999 }).filter((status) => status !== 200);
      fc.assert(
        fc.property(format, fc.constantFrom(...statuses), other, (asked, status, httpStatus) => {
          const body = Buffer.from(documented[asked].replace('logout_ok', status));
          expect(judge(body, asked, null, httpStatus).reply.kind).toBe('unclear');
        }),
        { numRuns: 5_000 },
      );
    },
    manyMinutes,
  );
});

describe('what is well-formed is understood', () => {
  /** Ways to write the same reply that change nothing about what it says. */
  const variations: readonly ((text: string) => string)[] = [
    (text) => text.replace(/^<\?xml.*\?>\n/, ''),
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => text.replaceAll('>\n<', '><'),
    (text) => `${text}<!-- box07 -->`,
    (text) => `\ufeff${text}`,
    (text) => text.replace(/<status([^>]*)>(\w*)<\/status>/, '<status$1> $2\n</status>'),
    (text) => text.replace(/<status([^>]*)>(\w+)<\/status>/, '<status$1><![CDATA[$2]]></status>'),
    (text) => text.replace('<status', '<session id="a">R &amp; D</session><status'),
    (text) => text.replaceAll('SOAP-ENV:', 's:').replaceAll('ns4:', 'tns:'),
    (text) => text.replace('</status>', '</status >'),
  ];

  test(
    'whatever is varied, the status is read',
    () => {
      fc.assert(
        fc.property(
          format,
          fc.constantFrom(...Object.keys(over)),
          fc.uniqueArray(fc.constantFrom(...variations), { maxLength: 4 }),
          (asked, status, chosen) => {
            const text = chosen.reduce(
              (current, vary) => vary(current),
              documented[asked].replace('logout_ok', status),
            );
            expect(judge(Buffer.from(text), asked, 'text/xml')).toEqual({
              reply: { kind: over[status] },
              status,
            });
          },
        ),
        { numRuns: 5_000 },
      );
    },
    manyMinutes,
  );
});
