import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../electron/services/oauth/caller.ts';
import {
  judgeRevocation,
  judgeRevocationByAccessToken,
} from '../../../electron/services/oauth/judge-revocation.ts';

const answer = (status: number, body: string, retryAfter: number | null = null): Answer => ({
  kind: 'response',
  status,
  contentType: null,
  retryAfter,
  body: new TextEncoder().encode(body),
});
const done = { kind: 'done' };
const notKnown = { kind: 'not-known' };
const refused = { kind: 'refused' };
const unclear = (problem: object) => ({ kind: 'unclear', problem });
const malformed = unclear({ kind: 'malformed' });
const httpError = (status: number) => unclear({ kind: 'http-error', status });

describe('the answer to a revocation', () => {
  it.each([
    [200, '', done],
    [200, ' \r\n', done],
    [200, '{}', done],
    [200, ' { } ', done],
    [200, 'null', done],
    [200, '{"error":"invalid_token"}', notKnown],
    [400, '{"error":"invalid_token","error_description":"Token expired or revoked"}', notKnown],
    [401, '', refused],
    [401, '{"error":"invalid_client"}', refused],
    [401, '<html>', refused],
    [403, '{"error":"unauthorized_client"}', refused],
    [403, '', refused],
    [400, '{"error":"invalid_client"}', refused],
    [400, '{"error":"unauthorized_client"}', refused],
    [400, '{"error":"invalid_request","error_description":"Unmatching clients"}', refused],
    [400, '{"error":"unsupported_token_type"}', refused],
    [200, '{"error":"invalid_client"}', refused],
    [200, '<!doctype html><title>Welcome</title>', malformed],
    [200, '{"revoked":true}', malformed],
    [200, '{"error":"something_else"}', malformed],
    [200, '[]', malformed],
    [200, '""', malformed],
    [200, 'true', malformed],
    [200, 'OK', malformed],
    [200, '{"error":"invalid_token"', malformed],
    [400, '', httpError(400)],
    [400, '{}', httpError(400)],
    [400, 'null', httpError(400)],
    [400, '{"error":"invalid_grant"}', httpError(400)],
    [201, '', httpError(201)],
    [204, '', httpError(204)],
    [302, '', unclear({ kind: 'redirect', status: 302 })],
    [404, '{"error":"invalid_token"}', httpError(404)],
    [429, '', httpError(429)],
    [500, '{"error":"invalid_token"}', httpError(500)],
    [503, '', httpError(503)],
    [600, '', httpError(600)],
  ])('%i %s', (status, body, verdict) => {
    expect(judgeRevocation(answer(status, body))).toEqual(verdict);
  });

  it('keeps how long the service wants to be left alone', () => {
    expect(judgeRevocation(answer(503, '', 120_000))).toEqual({ ...httpError(503), retryAfter: 120_000 });
  });

  it('is about the token where the access token revokes itself', () => {
    expect(judgeRevocationByAccessToken(answer(401, '{"error":{".tag":"expired_access_token"}}'))).toEqual(
      notKnown,
    );
    expect(judgeRevocationByAccessToken(answer(200, 'null'))).toEqual(done);
    expect(judgeRevocationByAccessToken(answer(403, ''))).toEqual(refused);
  });

  it('that did not come says nothing', () => {
    const failed: Answer = { kind: 'failed', problem: { kind: 'timeout' }, received: new Uint8Array() };
    expect(judgeRevocation(failed)).toEqual(unclear({ kind: 'timeout' }));
  });
});
