import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogoutReply } from '../../../electron/services/openbox/api.ts';
import { outlineOf } from '../../../electron/services/openbox/outline.ts';
import {
  judgeAccountInfo,
  judgeAuthToken,
  judgeLogout,
  judgeTicket,
} from '../../../electron/services/openbox/judge.ts';
import { judgeResponse } from '../../../electron/services/openbox/judgement.ts';
import { wireFormats, type WireFormat } from '../../../shared/wire-format.ts';
import { contentType, documented, over, pieces, statuses } from './mutated-bodies.ts';
import { statusOf } from './oracle.ts';

/**
 * Random replies: each gets a judgement, and none says that a session is over unless an independent
 * reader finds exactly one of the words that mean it.
 */

const randomRuns = 20_000;

/** For a machine that is busy with something else; on one that is not, all of it takes seconds. */
const manyMinutes = 600_000;

const format = fc.constantFrom(...wireFormats);
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
    `${randomRuns} random ones`,
    () => {
      const noise = fc.uint8Array({ maxLength: 2_000 });
      const markup = fc
        .array(fc.constantFrom(...pieces), { maxLength: 40 })
        .map((parts) => Buffer.concat(parts));
      fc.assert(
        fc.property(format, fc.oneof(noise, markup), contentType, (asked, body, type) => {
          judge(body, asked, type);
          expect(outlineOf(body).bytes).toBe(body.byteLength);
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
    (text) => text.replace(/\bSOAP-ENV\b/g, 's').replace(/\bns4\b/g, 'tns'),
    (text) => text.replace(/^\ufeff?/, '$&\r\n\t '),
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
