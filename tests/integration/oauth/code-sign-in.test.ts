import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SignInAttempt } from '../../../electron/core/ports/service.ts';
import { readPending } from '../../../electron/services/oauth/pending.ts';
import { json } from './model-server.ts';
import { groundFor, type Ground } from './played-service.ts';

interface Begun {
  readonly ground: Ground;
  readonly attempt: SignInAttempt;
  /** What the page was asked for. */
  readonly page: URLSearchParams;
  /** Where the service sends the browser back to, with these parameters. */
  readonly back: (parameters: Readonly<Record<string, string>>) => string;
}

async function begin(): Promise<Begun> {
  const ground = groundFor();
  const reply = await ground.service.begin({ withoutBrowser: false });
  if (reply.kind !== 'begun') throw new Error(reply.kind);
  const { attempt } = reply;
  onTestFinished(() => {
    attempt.close();
  });
  const page = new URL(attempt.page.reveal()).searchParams;
  return {
    ground,
    attempt,
    page,
    back: (parameters) => {
      const url = new URL(page.get('redirect_uri') ?? '');
      url.search = new URLSearchParams({ state: page.get('state') ?? '', ...parameters }).toString();
      return url.href;
    },
  };
}

/** The pending secret as it is now, without waiting. */
async function now({ attempt }: Begun) {
  const pending = readPending(await attempt.next(AbortSignal.abort()));
  return pending?.kind === 'code' ? pending.outcome : undefined;
}

const arrived = (attempt: SignInAttempt) => attempt.next(AbortSignal.timeout(60_000));

describe('the way back from the page', () => {
  test('brings a code, which is in the pending secret before it is exchanged', async () => {
    const begun = await begin();
    const { ground, attempt, page, back } = begun;
    expect(page.get('code_challenge_method')).toBe('S256');
    expect(page.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(await ground.service.complete(attempt.pending)).toEqual({ kind: 'waiting' });
    const answer = await fetch(back({ code: 'the code', iss: 'https://id.example' }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('You can go back to');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const pending = await arrived(attempt);
    expect(ground.asked()).toEqual(['discovery']);
    expect(await ground.service.complete(pending)).toMatchObject({ kind: 'granted' });
    expect(ground.requests.map(({ onlyOnce }) => onlyOnce)).toEqual([undefined, true, undefined]);
    const sent = new URLSearchParams(
      ground.requests.find(({ body }) => body?.includes('code_verifier'))?.body ?? '',
    );
    expect(sent.get('code')).toBe('the code');
    expect(sent.get('redirect_uri')).toBe(page.get('redirect_uri'));
    const digest = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(sent.get('code_verifier') ?? ''),
    );
    expect(Buffer.from(digest).toString('base64url')).toBe(page.get('code_challenge'));
  });

  test('with anything else is ignored', async () => {
    const begun = await begin();
    const { back } = begun;
    const code = back({ code: 'c' });
    const strange: readonly [string, RequestInit?][] = [
      [back({ code: 'c', state: 'another' })],
      [back({ code: 'c', state: '' })],
      [code.replace(/state=[^&]*&?/, '')],
      [back({ code: 'c', iss: 'https://evil.example' })],
      [back({ error: 'access_denied', state: 'another' })],
      [back({ code: '' })],
      [back({})],
      [`${code}&state=another`],
      [`${code}&code=another`],
      [`${code}&id_token=x`],
      [code.replace('/callback?', '/?')],
      [code.replace('/callback?', '/callback/?')],
      [code.replace('/callback?', '//callback?')],
      [code, { method: 'POST' }],
      [code, { method: 'HEAD' }],
      [code, { method: 'OPTIONS' }],
      [new URL('/favicon.ico', code).href],
    ];
    for (const [url, init] of strange) {
      const answer = await fetch(url, init);
      expect([url, answer.status]).toEqual([url, 404]);
    }
    expect(await now(begun)).toBe(null);
    expect((await fetch(code)).status).toBe(200);
    expect(await now(begun)).toEqual({ kind: 'code', code: 'c' });
  });

  test('of another host’s page is ignored', async () => {
    const begun = await begin();
    const { host, port, pathname, search } = new URL(begun.back({ code: 'c' }));
    const statusFor = (hostHeader: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${hostHeader}Connection: close\r\n\r\n`),
        );
        let text = '';
        socket.setEncoding('latin1').on('data', (data: string) => (text += data));
        socket.on('close', () => {
          resolve(text.slice(9, 12));
        });
      });
    expect(await statusFor(`Host: evil.example:${port}\r\n`)).toBe('404');
    expect(await statusFor(`Host: localhost:${port}\r\n`)).toBe('404');
    expect(await statusFor(`Host: 127.0.0.1\r\n`)).toBe('404');
    expect(await statusFor('')).toBe('400');
    expect(await now(begun)).toBe(null);
    expect(await statusFor(`Host: ${host}\r\n`)).toBe('200');
  });

  test('counts the first time', async () => {
    const begun = await begin();
    await fetch(begun.back({ code: 'first' }));
    await fetch(begun.back({ code: 'second' }));
    await fetch(begun.back({ error: 'access_denied' }));
    expect(await now(begun)).toEqual({ kind: 'code', code: 'first' });
  });

  test.each([
    ['access_denied', { kind: 'declined' }],
    ['invalid_scope', { kind: 'rejected' }],
    ['server_error', { kind: 'rejected' }],
    ['unauthorized_client', { kind: 'refused' }],
  ])('with the error %s asks nothing', async (error, reply) => {
    const { ground, attempt, back } = await begin();
    expect((await fetch(back({ error }))).status).toBe(200);
    expect(await ground.service.complete(await arrived(attempt))).toEqual(reply);
    expect(ground.asked()).toEqual(['discovery']);
  });

  test('is closed with the attempt', async () => {
    const { attempt, back } = await begin();
    attempt.close();
    await expect(fetch(back({ code: 'c' }))).rejects.toThrow();
  });

  test('is waited for until it is called off; a code that was tried is not tried again at once', async () => {
    const begun = await begin();
    const { attempt, ground, back } = begun;
    expect(await now(begun)).toBe(null);
    await fetch(back({ code: 'c' }));
    await arrived(attempt);
    let isOver = false;
    const again = arrived(attempt).then(() => (isOver = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect([isOver, ground.clock.nextIn]).toEqual([false, 5000]);
    ground.clock.advance(5000);
    await again;
  });
});

describe('the exchange of a code', () => {
  const exchange = async (...answers: Parameters<Ground['answerNext']>[1][]) => {
    const { ground, attempt, back } = await begin();
    await fetch(back({ code: 'c' }));
    const pending = await arrived(attempt);
    const replies: unknown[] = [];
    for (const answer of answers) {
      ground.answerNext('exchange', answer);
      replies.push(await ground.service.complete(pending));
    }
    return replies;
  };

  test('that is lost is settled by the same code: the service takes back what it gave', async () => {
    const lost = { ...json(200, {}), breaksAfter: 0 };
    expect(await exchange(lost, json(400, { error: 'invalid_grant' }))).toEqual([
      { kind: 'unclear', problem: { kind: 'connection-lost' } },
      { kind: 'rejected' },
    ]);
  });

  test('that brings a token brings an account, whatever else is wrong', async () => {
    const tokens = json(200, { access_token: 'a', refresh_token: 'r', id_token: 'none' });
    const text = new TextDecoder().decode(tokens.body);
    const replies = await exchange(
      tokens,
      { ...tokens, breaksAfter: text.indexOf(',"id_token') },
      { ...tokens, body: new TextEncoder().encode(`${text}<br>`), contentType: 'text/html' },
      { ...tokens, status: 201 },
    );
    expect(replies).toMatchObject(replies.map(() => ({ kind: 'granted' })));
  });

  test.each([
    [401, 'invalid_client', { kind: 'refused' }],
    [400, 'unauthorized_client', { kind: 'refused' }],
    [400, 'invalid_request', { kind: 'refused' }],
    [403, 'invalid_code', { kind: 'rejected' }],
    [400, 'temporarily_unavailable', { kind: 'unclear', problem: { kind: 'http-error', status: 400 } }],
    [500, 'invalid_grant', { kind: 'unclear', problem: { kind: 'http-error', status: 500 } }],
  ])('%i %s', async (status, error, reply) => {
    expect(await exchange(json(status, { error }))).toEqual([reply]);
  });
});
