import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../electron/services/oauth/caller.ts';
import { readTokenAnswer } from '../../../electron/services/oauth/tokens.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const answer = (status: number, body: string): Answer => ({
  kind: 'response',
  status,
  contentType: 'application/json',
  retryAfter: null,
  body: bytes(body),
});
const brokenOff = (received: string): Answer => ({
  kind: 'failed',
  problem: { kind: 'connection-lost' },
  received: bytes(received),
});

describe("a token endpoint's answer", () => {
  it('gives its tokens', () => {
    const body =
      '{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":3600,"scope":"x y"}';
    expect(readTokenAnswer(answer(200, body))).toEqual({
      kind: 'tokens',
      tokens: { accessToken: 'a', refreshToken: 'r', lifetime: 3_600_000, scope: 'x y', isWhole: true },
    });
  });

  it.each([
    ['without a refresh token', '{"access_token":"a"}', null],
    ['without its type', '{"access_token":"a","refresh_token":"r","expires_in":"60"}', 'r'],
    ['with an ID token that is none', '{"access_token":"a","refresh_token":"r","id_token":"x"}', 'r'],
  ])('is whole %s', (_, body, refreshToken) => {
    const reply = readTokenAnswer(answer(200, body));
    expect(reply).toMatchObject({
      kind: 'tokens',
      tokens: { accessToken: 'a', refreshToken, isWhole: true },
    });
  });

  it.each([
    ['garbage behind it', answer(200, '{"access_token":"a","refresh_token":"r"}<!-- 0.1 s -->'), 'a', 'r'],
    ['garbage in front of it', answer(200, 'Warning: x\n{"access_token":"a","refresh_token":"r"}'), 'a', 'r'],
    ['broken off behind the tokens', brokenOff('{"access_token":"a","refresh_token":"r","exp'), 'a', 'r'],
    ['broken off in the refresh token', brokenOff('{"access_token":"a","refresh_token":"r'), 'a', null],
    ['another good status', answer(201, '{"access_token":"a","refresh_token":"r"}'), 'a', 'r'],
    ['one within another', answer(200, '{"data":{"access_token":"a","refresh_token":"r"}}'), 'a', 'r'],
    ['escapes', answer(200, '{"access_token":"\\u0061\\/","refresh_token":"r"'), 'a/', 'r'],
    ['the form of a query', answer(200, 'access_token=a%2B&refresh_token=r&token_type=bearer'), 'a+', 'r'],
    ['a query that broke off', brokenOff('access_token=a&refresh_token=r'), 'a', null],
    ['a refresh token alone', answer(200, '{"refresh_token":"r"}'), null, 'r'],
    ['a refresh token of another type', answer(200, '{"access_token":"a","refresh_token":17}'), 'a', null],
    [
      'a byte that is no character',
      answer(200, '{"access_token":"a","refresh_token":"r","x":"\udc00"'),
      'a',
      'r',
    ],
  ] as const)('gives what can be saved: %s', (_, given, accessToken, refreshToken) => {
    const reply = readTokenAnswer(given);
    expect(reply).toMatchObject({ kind: 'tokens', tokens: { accessToken, refreshToken, isWhole: false } });
  });

  it.each(['-1', '0', '1e99', '"soon"', 'null', '{}', '315360001'])('has no lifetime of %s', (expires) => {
    const reply = readTokenAnswer(answer(200, `{"access_token":"a","expires_in":${expires}}`));
    expect(reply).toMatchObject({ kind: 'tokens', tokens: { lifetime: null } });
  });

  it.each([
    ['a line break', '{"access_token":"a\\r\\nCookie: x"}'],
    ['more than ASCII', '{"access_token":"ä"}'],
    ['nothing', '{"access_token":""}'],
    ['far too much', `{"access_token":"${'a'.repeat(20_000)}"}`],
  ])('holds no token of %s', (_, body) => {
    expect(readTokenAnswer(answer(200, body))).toMatchObject({
      kind: 'unclear',
      problem: { kind: 'malformed' },
    });
  });

  it.each([
    [400, '{"error":"invalid_grant"}', 'invalid_grant'],
    [401, '{"error":"invalid_client"}', 'invalid_client'],
    [200, '{"error":"bad_verification_code"}', 'bad_verification_code'],
    [400, '', ''],
    [401, '', ''],
  ])('is a refusal: %i %s', (status, body, error) => {
    expect(readTokenAnswer(answer(status, body))).toMatchObject({ kind: 'refused', status, error });
  });

  it.each([
    [500, '{"error":"invalid_grant"}', { kind: 'http-error', status: 500 }],
    [302, '{"error":"invalid_grant"}', { kind: 'redirect', status: 302 }],
    [404, '{"error":"invalid_grant"}', { kind: 'http-error', status: 404 }],
    [400, '<p>invalid_grant', { kind: 'http-error', status: 400 }],
    [400, '{"error":{"code":"invalid_grant"}}', { kind: 'http-error', status: 400 }],
    [200, '', { kind: 'malformed' }],
    [403, '{"access_token":"a"}', { kind: 'http-error', status: 403 }],
  ])('says nothing: %i %s', (status, body, problem) => {
    expect(readTokenAnswer(answer(status, body))).toEqual({ kind: 'unclear', problem });
  });
});
