import { describe, expect, test } from 'vitest';
import { readOcsReply } from '../../../electron/services/nextcloud/ocs-reply.ts';

const now = new Date('2026-11-27T10:00:00Z');

function read(status: number, body: string | Uint8Array, retryAfter: string | null = null) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return readOcsReply({ kind: 'response', status, contentType: null, retryAfter, body: bytes }, now);
}

const ocs = (status: string, statuscode: unknown, data: unknown = []) =>
  JSON.stringify({ ocs: { meta: { status, statuscode, message: '' }, data } });

/** As servers before version 28 refuse, whatever was asked for. */
const refusedInXml = `<?xml version="1.0"?>
<ocs>
 <meta>
  <status>failure</status>
  <statuscode>997</statuscode>
  <message>Unauthorised</message>
  <totalitems></totalitems>
  <itemsperpage/>
 </meta>
 <data/>
</ocs>
`;

describe('HTTP’s status is believed where OCS’s agrees', () => {
  test.each([
    ['200', 200, ocs('ok', 200, { id: 'ada' }), { kind: 'ok', data: { id: 'ada' } }],
    ['401', 401, ocs('failure', 997), { kind: 'unauthorised' }],
    ['401 in the second version’s number', 401, ocs('failure', 401), { kind: 'unauthorised' }],
    ['401 in XML', 401, refusedInXml, { kind: 'unauthorised' }],
    [
      '403',
      403,
      ocs('failure', 403),
      { kind: 'forbidden', unclear: { kind: 'unclear', problem: { kind: 'http-error', status: 403 } } },
    ],
  ])('%s', (_name, status, body, reply) => {
    expect(read(status, body)).toEqual(reply);
  });
});

describe('and where it does not, nothing is known', () => {
  test.each([
    ['200 of the first version', 200, ocs('ok', 100), 'unknown-status'],
    ['200 that says 997', 200, ocs('failure', 997), 'unknown-status'],
    ['200 that says both', 200, ocs('failure', 200), 'unknown-status'],
    ['200 in words', 200, ocs('ok', '200'), 'malformed'],
    ['200 without data', 200, '{"ocs":{"meta":{"status":"ok","statuscode":200}}', 'malformed'],
    ['200 with a page', 200, '<!DOCTYPE html><title>Welcome</title>', 'malformed'],
    ['200 with nothing', 200, '', 'malformed'],
    ['200 with null', 200, 'null', 'malformed'],
    ['200 in bytes that are no text', 200, new Uint8Array([0x7b, 0xff, 0x7d]), 'malformed'],
    ['204', 204, '', 'http-error'],
    ['401 with nothing', 401, '', 'http-error'],
    ['401 with a page', 401, '<html>997</html>', 'http-error'],
    ['401 that says ok', 401, ocs('ok', 200), 'http-error'],
    ['401 that says ok by its number alone', 401, ocs('ok', 997), 'http-error'],
    ['401 that says 404', 401, ocs('failure', 404), 'http-error'],
    ['401 in XML that says 404', 401, refusedInXml.replace('997', '404'), 'http-error'],
    ['401 in XML with more in it', 401, refusedInXml.replace('<data/>', '<data><a/></data>'), 'http-error'],
    ['401 in XML twice', 401, refusedInXml + refusedInXml, 'http-error'],
    ['302', 302, ocs('failure', 997), 'redirect'],
    ['404', 404, ocs('failure', 404), 'http-error'],
    ['500', 500, ocs('failure', 997), 'http-error'],
    ['503', 503, ocs('failure', 503), 'http-error'],
  ])('%s', (_name, status, body, problem) => {
    expect(read(status, body)).toMatchObject({ kind: 'unclear', problem: { kind: problem } });
  });
});

test('how long the server asks to be left alone is kept', () => {
  expect(read(503, '', '120')).toMatchObject({ retryAfter: 120_000 });
  expect(read(429, '', 'Fri, 27 Nov 2026 10:00:30 GMT')).toMatchObject({ retryAfter: 30_000 });
  expect(read(401, '', '5')).toMatchObject({ retryAfter: 5_000 });
  expect(read(403, '', '5')).toMatchObject({ unclear: { retryAfter: 5_000 } });
  expect(read(503, '', 'soon')).not.toHaveProperty('retryAfter');
});
