import { expect, test } from 'vitest';
import { judgeEnding } from '../../../electron/services/nextcloud/ending.ts';
import type { OcsReply } from '../../../electron/services/nextcloud/ocs-reply.ts';

const ok: OcsReply = { kind: 'ok', data: [] };
const unauthorised: OcsReply = { kind: 'unauthorised' };
const http = (status: number, retryAfter?: number) =>
  ({
    kind: 'unclear',
    problem: { kind: 'http-error', status },
    ...(retryAfter !== undefined && { retryAfter }),
  }) as const;
const forbidden: OcsReply = { kind: 'forbidden', unclear: http(403) };
const notEnded = { kind: 'unclear', problem: { kind: 'not-ended' } };

const rows: readonly [deletion: string, OcsReply, probe: string, OcsReply, outcome: object][] = [
  ['200', ok, '401', unauthorised, { kind: 'ended' }],
  ['200', ok, 'accepted', ok, notEnded],
  ['200', ok, '403', forbidden, http(403)],
  ['200', ok, '503', http(503, 120_000), http(503, 120_000)],
  ['401', unauthorised, '401', unauthorised, { kind: 'already-ended' }],
  ['401', unauthorised, 'accepted', ok, http(401)],
  ['401', unauthorised, '403', forbidden, http(403)],
  ['401', unauthorised, '429', http(429, 1000), http(429, 1000)],
  ['403', forbidden, '401', unauthorised, { kind: 'already-ended' }],
  ['403', forbidden, 'accepted', ok, http(403)],
  ['403', forbidden, '403', forbidden, http(403)],
  ['403', forbidden, '503', http(503), http(503)],
];

test.each(rows)(
  'a deletion answered with %s and a probe with %4$s',
  async (_deletion, deletion, _probe, probe, outcome) => {
    expect(await judgeEnding(deletion, () => Promise.resolve(probe))).toEqual(outcome);
  },
);

test('a deletion whose answer says nothing is not probed, and asks to be left alone for as long as the server said', async () => {
  const probe = () => Promise.reject(new Error('probed'));
  expect(await judgeEnding(http(503, 120_000), probe)).toEqual(http(503, 120_000));
});
