import { gzipSync } from 'node:zlib';
import { wireFormats, type WireFormat } from '../../../shared/wire-format.ts';
import { readAnswer, type WholeAnswer } from './http-oracle.ts';
import { statusReply } from './expected-replies.ts';
import { httpResponse } from './raw-server.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { statusOf } from '../../unit/openbox/oracle.ts';

/** Raw answers, made from good ones by a few changes each. The same seed gives the same ones. */
export interface MutatedAnswer {
  /** To find it again. */
  readonly number: number;
  readonly format: WireFormat;
  readonly bytes: Buffer;
  /** After so many bytes the server waits a moment. */
  readonly split: number;
}

export function mutatedAnswers(seed: number, count: number): readonly MutatedAnswer[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, number) => {
    const format = random.oneOf(wireFormats);
    let bytes = random.oneOf(good(format, random.oneOf(statuses)));
    for (let changes = random.below(5); changes > 0; changes -= 1) bytes = mutate(bytes, random);
    return { number, format, bytes, split: random.below(bytes.length + 1) };
  });
}

const over: Readonly<Record<string, 'ended' | 'already-ended'>> = {
  logout_ok: 'ended',
  not_logged_in: 'already-ended',
  invalid_auth_token: 'already-ended',
  not_logged_id: 'already-ended',
};

/** That the session is over, where a reader finds a whole answer of status 200 that says so; else null. */
export function saysOver(
  { bytes, format }: MutatedAnswer,
  read: (bytes: Buffer) => WholeAnswer | null = readAnswer,
): 'ended' | 'already-ended' | null {
  const answer = read(bytes);
  return answer?.status === 200 ? (over[statusOf(answer.body, format) ?? ''] ?? null) : null;
}

const statuses = [...Object.keys(over), 'application_restricted', 'logout_failed'];

function good(format: WireFormat, status: string): readonly Buffer[] {
  const body = statusReply(format, status);
  const chunked = body.replace(/[^]{1,90}/g, (part) => `${part.length.toString(16)}\r\n${part}\r\n`);
  const text = (head: string, rest = ''): Buffer => Buffer.from(`${head}\r\n\r\n${rest}`);
  const plain = httpResponse(body);
  return [
    plain,
    plain,
    httpResponse(body, { headers: { Server: 'Apache', Date: 'Thu, 26 Nov 2026 20:00:00 GMT', Vary: '*' } }),
    text('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked', `${chunked}0\r\n\r\n`),
    text('HTTP/1.0 200 OK\r\nContent-Type: text/xml', body),
    Buffer.concat([text('HTTP/1.1 103 Early Hints\r\nLink: </a>'), plain]),
    httpResponse(gzipSync(body), { headers: { 'Content-Encoding': 'gzip' } }),
    httpResponse(body, { status: '204 No Content' }),
    httpResponse(body, { status: '302 Found', headers: { Location: '/followed' } }),
    httpResponse(body, { status: '401 Unauthorized', headers: { 'WWW-Authenticate': 'Basic realm="a"' } }),
    httpResponse(body, { status: '500 Internal Server Error' }),
  ];
}

const pieces = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  ' ',
  ':',
  '\r\n\r\n',
  '\u00e9',
  '\u00ff',
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/2 ',
  '\r\nContent-Length: 0',
  '\r\nContent-Length: -1',
  '\r\nContent-Length: 99999999999999999999',
  '\r\nTransfer-Encoding: chunked',
  '\r\nTransfer-Encoding: gzip, chunked',
  '\r\nContent-Encoding: gzip',
  '\r\nContent-Encoding: br',
  '\r\nLocation: http://[\r\n',
  '\r\nLocation: //192.0.2.1/followed\r\n',
  '\r\nX-A: \u00fc\r\n',
  '\r\n folded',
  '\r\nConnection: close',
  '\r\nUpgrade: h2c\r\nConnection: Upgrade',
  '\r\nSet-Cookie: a=\u00e9; Path=/',
  '\r\nProxy-Authenticate: Basic',
  '0\r\n\r\n',
  'ffffffff\r\n',
  '<status>logout_ok</status>',
  '000',
  '600',
  '999',
  '204',
  '304',
  '407',
];

function mutate(bytes: Buffer, random: Random): Buffer {
  const headEnd = Math.max(1, bytes.indexOf('\r\n\r\n'));
  // Most of what can go wrong is in the first line and the headers.
  const at = random.below(random.oneOf([12, 40, headEnd, headEnd + 4, bytes.length + 1]));
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at);
  const length = 1 + random.below(random.oneOf([2, 10, 200]));
  const byte = (value: number): Buffer =>
    Buffer.concat([before, Buffer.from([value & 0xff]), after.subarray(1)]);
  switch (random.below(9)) {
    case 0:
      return byte((bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 1:
      return byte(random.below(256));
    case 2:
      return byte(0x80 + random.below(128));
    case 3:
      return byte(0x30 + random.below(10));
    case 4:
      return Buffer.concat([before, after.subarray(length)]);
    case 5:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 6:
      return random.below(4) === 0 ? before : byte(0x20);
    default:
      return Buffer.concat([before, Buffer.from(random.oneOf(pieces), 'latin1'), after]);
  }
}
