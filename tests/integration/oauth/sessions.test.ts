import { describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { holdInMemory } from '../../support/held-credential.ts';
import { altered, opened } from './journey.ts';
import { json } from './model-server.ts';
import { breaking, configured, groundFor, signedIn } from './played-service.ts';

/* What is asked, in which order, and what is said of it, at a server that this process plays. */

const lost = { kind: 'unclear', problem: { kind: 'connection-lost' } };
const notEnded = { kind: 'unclear', problem: { kind: 'not-ended' } };
const insecure = { kind: 'unclear', problem: { kind: 'insecure-address' } };

describe('a refresh', () => {
  test('is marked durably before it is asked for, and its tokens are kept before they are used', async () => {
    const ground = groundFor({ hasLapsed: true });
    const held = await signedIn(ground);
    const before = opened(held.secret);
    await ground.service.check(held);
    expect(ground.asked()).toEqual(['user', 'refresh', 'user']);
    const [, marked, fresh] = held.kept.map(opened);
    expect(marked).toEqual({ ...before, mayHaveUnseen: true });
    expect(fresh).toMatchObject({ accessToken: ground.server.accessToken, mayHaveUnseen: false });
    expect(ground.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${fresh?.accessToken ?? ''}`);
  });

  test('is not asked for where the mark is not durable', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    held.refuse();
    expect((await ground.service.refresh(held)).kind).toBe('unclear');
    expect(ground.asked()).toEqual([]);
    expect(opened(held.secret)).toEqual(opened(held.kept[0] ?? held.secret));
  });

  test('that the service refuses with its word says so twice', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    ground.server.isRefreshGood = false;
    expect(await ground.service.refresh(held)).toEqual({ kind: 'ended' });
    expect(await ground.service.refresh(held)).toEqual({ kind: 'ended' });
  });

  test.each([
    ['no answer', breaking],
    ['a page', { ...json(200, {}), body: new TextEncoder().encode('<html>') }],
    ['500', json(500, { error: 'invalid_grant' })],
    ['503', json(503, {})],
  ])('whose answer is lost leaves a doubt, which the next one settles: %s', async (_, draft) => {
    const ground = groundFor({ rotates: false });
    const held = await signedIn(ground);
    ground.answerNext('refresh', draft);
    expect((await ground.service.refresh(held)).kind).toBe('unclear');
    expect(opened(held.secret).mayHaveUnseen).toBe(true);
    expect(await ground.service.refresh(held)).toEqual({ kind: 'fresh' });
    expect(opened(held.secret).mayHaveUnseen).toBe(false);
  });

  test('whose answer is lost, at a service that gives new refresh tokens: nobody knows, and nothing is called ended', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    ground.answerNext('refresh', breaking);
    expect(await ground.service.refresh(held)).toEqual(lost);
    expect(await ground.service.refresh(held)).toEqual(lost);
    ground.server.isAccessGood = false;
    expect(await ground.service.check(held)).toEqual(lost);
    ground.asked();
    expect(await ground.service.end(held)).toEqual({ kind: 'out-of-reach' });
    // What is held is revoked all the same.
    expect(ground.asked()).toEqual(['refresh', 'revoke-refresh', 'revoke-access']);
    expect(ground.server.isRefreshGood).toBe(true);
  });

  test('is due some time before the access token lapses', async () => {
    const ground = groundFor();
    const { service } = ground;
    const held = await signedIn(ground);
    const { givenAt, expiresAt } = opened(held.secret);
    expect((expiresAt ?? 0) - (givenAt ?? 0)).toBe(3_600_000);
    expect(service.refreshDue(held.secret)).toBe((expiresAt ?? 0) - 300_000);
    expect(service.refreshDue(altered(held.secret, { expiresAt: (givenAt ?? 0) + 60_000 }))).toBe(
      (givenAt ?? 0) + 48_000,
    );
    expect(service.refreshDue(altered(held.secret, { refreshToken: null }))).toBe(null);
    expect(service.refreshDue(altered(held.secret, { expiresAt: null }))).toBe(null);
    expect(service.refreshDue(new Secret('not a credential'))).toBe(null);
  });
});

describe('a check', () => {
  test('takes a refusal without a word for no end: a wrong secret is refused so, too', async () => {
    const ground = groundFor({ isSilent: true, hasLapsed: true });
    const held = await signedIn(ground);
    ground.server.isRefreshGood = false;
    const withoutWord = { kind: 'unclear', problem: { kind: 'http-error', status: 400 } };
    expect(await ground.service.check(held)).toEqual(withoutWord);
    expect(await ground.service.refresh(held)).toEqual(withoutWord);
  });

  test('does not take the answer about somebody else', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    for (const members of [
      { sub: 'another', preferred_username: 'pat' },
      { preferred_username: 'pat' },
      {},
    ]) {
      ground.answerNext('user', json(200, members));
      expect(await ground.service.check(held)).toEqual({ kind: 'unclear', problem: { kind: 'malformed' } });
    }
    expect(await ground.service.check(held)).toMatchObject({ kind: 'open', user: { login: 'pat' } });
  });

  test('asks with a new token where the old one is not accepted, and by nothing else than a 401', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    ground.answerNext('user', json(401, { error: 'invalid_token' }));
    expect(await ground.service.check(held)).toMatchObject({ kind: 'open' });
    expect(ground.asked()).toEqual(['user', 'refresh', 'user']);
    const page = { ...json(401, {}), contentType: 'text/html', body: new TextEncoder().encode('<html>') };
    for (const draft of [json(403, {}), json(404, {}), json(500, {}), page, json(302, {})]) {
      ground.answerNext('user', draft);
      expect((await ground.service.check(held)).kind).toBe('unclear');
      expect(ground.asked()).toEqual(['user']);
    }
  });
});

describe('an end', () => {
  test('is the refresh token, the access token, then the proof by both', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    expect(await ground.service.end(held)).toEqual({ kind: 'ended' });
    expect(ground.asked()).toEqual(['revoke-refresh', 'revoke-access', 'user', 'refresh']);
    expect(ground.server.isOpen).toBe(false);
    expect(opened(held.secret).mayHaveUnseen).toBe(false);
  });

  test('that a service only claims is told, and what the proof brought to light is kept and revoked', async () => {
    const ground = groundFor({ lies: true, hasLapsed: true });
    const held = await signedIn(ground);
    expect(await ground.service.end(held)).toEqual(notEnded);
    expect(ground.asked()).toEqual([
      'revoke-refresh',
      'revoke-access',
      'user',
      'refresh',
      'revoke-refresh',
      'revoke-access',
    ]);
    expect(opened(held.secret)).toMatchObject({
      refreshToken: ground.server.refreshToken,
      mayHaveUnseen: false,
    });
    const revoked = ground.requests.slice(-2).map(({ body }) => new URLSearchParams(body ?? '').get('token'));
    expect(revoked).toEqual([ground.server.refreshToken, ground.server.accessToken]);
  });

  test('that a service claims while it accepts the access token is told without a refresh', async () => {
    const ground = groundFor({ lies: true });
    expect(await ground.service.end(await signedIn(ground))).toEqual(notEnded);
    expect(ground.asked()).toEqual(['revoke-refresh', 'revoke-access', 'user']);
  });

  test.each(['revoke-refresh', 'revoke-access'] as const)(
    'waits as long as the service asks: %s',
    async (call) => {
      const ground = groundFor();
      const held = await signedIn(ground);
      ground.answerNext(call, { ...json(503, {}), retryAfter: '120' });
      const wanted = { kind: 'unclear', problem: { kind: 'http-error', status: 503 }, retryAfter: 120_000 };
      expect(await ground.service.end(held)).toEqual(wanted);
      expect(await ground.service.end(held)).toEqual({ kind: 'ended' });
    },
  );

  test('had come already where the service does not know the refresh token', async () => {
    const ground = groundFor({ cascades: true });
    const held = await signedIn(ground);
    ground.server.isRefreshGood = false;
    ground.server.isAccessGood = false;
    ground.answerNext('revoke-refresh', json(400, { error: 'invalid_token' }));
    expect(await ground.service.end(held)).toEqual({ kind: 'already-ended' });
  });

  test('is not proved by the access token alone, which the service does not know any more', async () => {
    const ground = groundFor({ lies: true, hasLapsed: true });
    const held = await signedIn(ground);
    ground.answerNext('revoke-access', json(400, { error: 'invalid_token' }));
    expect(await ground.service.end(held)).toEqual(notEnded);
  });

  test('by a refusal without a word takes two, and an access token that is not accepted', async () => {
    const ground = groundFor({ isSilent: true });
    expect(await ground.service.end(await signedIn(ground))).toEqual({ kind: 'ended' });
    expect(ground.asked()).toEqual(['revoke-refresh', 'revoke-access', 'user', 'refresh', 'refresh']);
    const without = groundFor({ isSilent: true });
    const held = await signedIn(without);
    const server = { ...opened(held.secret).server, user: null };
    expect(await without.service.end(holdInMemory(altered(held.secret, { server })))).toEqual({
      kind: 'unclear',
      problem: { kind: 'http-error', status: 400 },
    });
  });

  test('is never said where there is nothing to prove it by', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    const server = { ...opened(held.secret).server, user: null };
    const bare = holdInMemory(altered(held.secret, { server, refreshToken: null }));
    expect((await ground.service.end(bare)).kind).toBe('unclear');
    expect((await ground.service.check(bare)).kind).toBe('unclear');
    expect(ground.asked()).toEqual(['revoke-access']);
  });

  test('is proved by the refresh token where no endpoint takes the access token', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    const server = { ...opened(held.secret).server, user: null };
    expect(await ground.service.end(holdInMemory(altered(held.secret, { server })))).toEqual({
      kind: 'ended',
    });
    const unfit = groundFor();
    const other = await signedIn(unfit);
    unfit.answerNext('user', json(403, { error: 'insufficient_scope' }));
    expect(await unfit.service.end(other)).toEqual({ kind: 'ended' });
  });

  test('cannot be had where the service revokes nothing; nothing is asked', async () => {
    const ground = groundFor();
    const { secret } = await signedIn(ground);
    const server = { ...opened(secret).server, revocation: null };
    const lapsing = altered(secret, {
      server,
      refreshToken: null,
      expiresAt: Date.parse('2026-01-01T01:00:00Z'),
    });
    expect(await ground.service.end(holdInMemory(lapsing))).toEqual({
      kind: 'cannot-end',
      lapsesAt: '2026-01-01T01:00:00.000Z',
    });
    expect(await ground.service.end(holdInMemory(altered(secret, { server })))).toEqual({
      kind: 'cannot-end',
      lapsesAt: null,
    });
    expect(ground.asked()).toEqual([]);
  });
});

describe('the destination and the client', () => {
  test('were fixed at sign-in: nothing is discovered later', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    for (const ask of ['check', 'refresh', 'end'] as const) await ground.service[ask](held);
    expect(ground.asked()).not.toContain('discovery');
  });

  test('belong to the account: a credential of another issuer, or altered, goes nowhere', async () => {
    const ground = groundFor();
    const { secret } = await signedIn(ground);
    const { server } = opened(secret);
    const wrong = [
      altered(secret, { server: { ...server, issuer: 'https://other.example' } }),
      altered(secret, { server: { ...server, token: 'http://id.example/token' } }),
      altered(secret, {
        server: { ...server, user: server.user && { ...server.user, endpoint: 'http://127.0.0.1/' } },
      }),
      new Secret(secret.reveal().slice(1)),
      new Secret(''),
    ];
    for (const each of wrong) {
      for (const ask of ['check', 'refresh', 'end'] as const)
        expect(await ground.service[ask](holdInMemory(each))).toEqual(insecure);
      expect(await ground.service.complete(each)).toEqual(insecure);
    }
    expect(ground.asked()).toEqual([]);
  });

  test('keep the secret out of what is held, and take it from what is configured now', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    expect(held.secret.reveal()).not.toContain('the secret');
    ground.configure({ ...configured, clientSecret: new Secret('another secret') });
    expect(ground.service.appCredential?.reveal()).toBe('another secret');
    await ground.service.refresh(held);
    expect(ground.requests.at(-1)?.headers['authorization']).toBe(`Basic ${btoa('signoff:another+secret')}`);
  });

  test('without its secret, or with that of another client, nothing is asked', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    for (const client of [
      null,
      { ...configured, clientSecret: null },
      { ...configured, clientId: 'another' },
    ]) {
      ground.configure(client);
      expect(await ground.service.end(held)).toEqual({ kind: 'not-configured' });
    }
    expect(ground.asked()).toEqual([]);
    ground.configure(null);
    expect(ground.service.isConfigured).toBe(false);
    expect(ground.service.appCredential).toBe(null);
    expect(await ground.service.begin({ withoutBrowser: false })).toEqual({ kind: 'not-configured' });
  });

  test('of a public client are enough to end a session whose service is in no list any more', async () => {
    const ground = groundFor();
    ground.configure({ clientId: 'signoff', clientSecret: null });
    const held = await signedIn(ground);
    ground.configure(null);
    expect(await ground.service.end(held)).toEqual({ kind: 'ended' });
  });
});

describe('a request', () => {
  test('that hands over what is good for one use is made once, and no other is', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    await ground.service.check(held);
    await ground.service.refresh(held);
    await ground.service.end(held);
    for (const { body, onlyOnce } of ground.requests)
      expect([body, onlyOnce]).toEqual([body, body?.includes('grant_type') === true ? true : undefined]);
  });

  test('is not made once it was called off', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    for (const ask of ['check', 'refresh', 'end'] as const)
      expect((await ground.service[ask](held, AbortSignal.abort())).kind).toBe('unclear');
    expect(ground.asked()).toEqual([]);
    expect(opened(held.secret).mayHaveUnseen).toBe(false);
  });

  test('for tokens that is called off underway still brings them', async () => {
    const ground = groundFor();
    const held = await signedIn(ground);
    const controller = new AbortController();
    ground.whenAsked(() => {
      controller.abort();
    });
    expect(await ground.service.refresh(held, controller.signal)).toEqual({ kind: 'fresh' });
    expect(opened(held.secret).refreshToken).toBe(ground.server.refreshToken);
  });
});
