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

const rows: readonly [deletion: string, probe: string, OcsReply, OcsReply, outcome: object][] = [
  ['200', '401', ok, unauthorised, { kind: 'ended' }],
  ['200', 'accepted', ok, ok, notEnded],
  ['200', '403', ok, forbidden, http(403)],
  ['200', '503', ok, http(503, 120_000), http(503, 120_000)],
  ['401', '401', unauthorised, unauthorised, { kind: 'already-ended' }],
  ['401', 'accepted', unauthorised, ok, http(401)],
  ['401', '403', unauthorised, forbidden, http(403)],
  ['401', '429', unauthorised, http(429, 1000), http(429, 1000)],
  ['403', '401', forbidden, unauthorised, { kind: 'already-ended' }],
  ['403', 'accepted', forbidden, ok, http(403)],
  ['403', '403', forbidden, forbidden, http(403)],
  ['403', '503', forbidden, http(503), http(503)],
];

test.each(rows)(
  'a deletion answered with %s, and a probe with %s',
  async (_deletion, _probe, deletion, probe, outcome) => {
    expect(await judgeEnding(deletion, () => Promise.resolve(probe))).toEqual(outcome);
  },
);

test('a deletion whose answer says nothing is not probed, and asks to be left alone for as long as the server said', async () => {
  const probe = () => Promise.reject(new Error('probed'));
  expect(await judgeEnding(http(503, 120_000), probe)).toEqual(http(503, 120_000));
});
