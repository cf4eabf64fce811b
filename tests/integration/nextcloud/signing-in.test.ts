import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../servers/nextcloud/nextcloud.ts';
import { startNextcloud, type RunningNextcloud } from '../../servers/nextcloud/nextcloud.ts';
import { attemptOf, held, startClient } from './client.ts';

let server: RunningNextcloud;
beforeEach(async () => {
  server = await startNextcloud({ webRoot: '/nc' });
});
afterEach(() => server.close());

async function begin(client = startClient(), address = server.url) {
  const service = client.at(address);
  const attempt = attemptOf(await service.begin({ withoutBrowser: false }));
  return { service, attempt, grant: () => server.grant(attempt.page.reveal()) };
}

describe('the beginning', () => {
  const rows: readonly [name: string, fault: Fault, problem: object, retryAfter?: number][] = [
    ['404', { kind: 'http-status', status: 404 }, { kind: 'http-error', status: 404 }],
    ['a captive portal', { kind: 'html' }, { kind: 'malformed' }],
    ['a redirect', { kind: 'redirect' }, { kind: 'redirect', status: 302 }],
    ['cut', { kind: 'drop-in-reply' }, { kind: 'connection-lost' }],
    [
      'a page on another server',
      {
        kind: 'changed',
        change: (body) => body.replace(/"login":"http:\\\/\\\/[^\\]*/, '"login":"https:\\/\\/cloud.example'),
      },
      { kind: 'redirect', status: 0 },
    ],
    [
      'a page that is none',
      { kind: 'changed', change: (body) => body.replace(/"login":"[^"]*"/, '"login":"javascript:alert(1)"') },
      { kind: 'insecure-address' },
    ],
    [
      'a user in an address',
      {
        kind: 'changed',
        change: (body) => body.replace(/"endpoint":"http:\\\/\\\//, '"endpoint":"http:\\/\\/ada@'),
      },
      { kind: 'malformed' },
    ],
  ];

  test.each(rows)('%s: no sign-in, and nobody is followed', async (_name, fault, problem) => {
    server.faults.set({ ...fault, request: 'begin' });
    const service = startClient().at(server.url);
    expect(await service.begin({ withoutBrowser: false })).toEqual({ kind: 'unclear', problem });
    expect(server.redirectsFollowed()).toBe(0);
  });

  test('in maintenance the wait that the server asks for is kept', async () => {
    server.setMaintenance(true);
    const service = startClient().at(server.url);
    expect(await service.begin({ withoutBrowser: false })).toEqual({
      kind: 'unclear',
      problem: { kind: 'http-error', status: 503 },
      retryAfter: 120_000,
    });
  });

  test.each([
    ['https://cloud.example', { kind: 'redirect', status: 0 }],
    ['http://cloud.example', { kind: 'insecure-address' }],
  ])(
    'a server that calls itself %s is not asked for the app password there',
    async (namedOrigin, problem) => {
      await server.close();
      server = await startNextcloud({ namedOrigin });
      const service = startClient().at(server.url);
      expect(await service.begin({ withoutBrowser: false })).toEqual({ kind: 'unclear', problem });
    },
  );

  test.each(['http://cloud.example/', 'https://ada@cloud.example/', 'cloud.example'])(
    'at %s nothing is asked',
    async (address) => {
      const service = startClient().at(address);
      expect(await service.begin({ withoutBrowser: false })).toEqual({
        kind: 'unclear',
        problem: { kind: 'insecure-address' },
      });
    },
  );

  test('the page is good for twenty minutes, less what it needs for a last question', async () => {
    const { attempt } = await begin();
    expect(attempt.lifetime).toBe(20 * 60 * 1000 - 5_000);
    expect(attempt.userCode).toBeNull();
    attempt.close();
  });

  test('a wait is called off at once', async () => {
    const { attempt } = await begin();
    expect(await attempt.next(AbortSignal.abort())).toBe(attempt.pending);
  });
});

describe('the answer that is given once', () => {
  test('is not lost to a process that ended before it asked', async () => {
    const { attempt, grant } = await begin();
    grant();
    const granted = await startClient().at(server.url).complete(attempt.pending);
    expect(granted.kind).toBe('granted');
    expect(await startClient().at(server.url).complete(attempt.pending)).toEqual({ kind: 'rejected' });
  });

  test('lost: nobody says from then on that no session has begun', async () => {
    const client = startClient();
    const { service, attempt, grant } = await begin(client);
    expect(await service.complete(attempt.pending)).toEqual({ kind: 'waiting' });
    grant();
    server.faults.set({ kind: 'drop-before-reply', request: 'poll', times: 1, takesEffect: true });
    const lost = { kind: 'unclear', problem: { kind: 'connection-lost' } };
    expect(await service.complete(attempt.pending)).toEqual(lost);
    expect(await service.complete(attempt.pending)).toEqual(lost);
    // An adapter for the same server, of the same process, knows the same.
    expect(await client.at(server.url).complete(attempt.pending)).toEqual(lost);
    client.clock.advance(20 * 60 * 1000);
    expect(await service.complete(attempt.pending)).toEqual({ kind: 'rejected' });
    expect(server.livePasswords()).toHaveLength(1);
  });

  test('a question that got no answer before the person signed in does no harm', async () => {
    const { service, attempt, grant } = await begin();
    server.faults.set({ kind: 'http-status', status: 502, request: 'poll', times: 1 });
    expect(await service.complete(attempt.pending)).toMatchObject({ kind: 'unclear' });
    grant();
    expect(await service.complete(attempt.pending)).toMatchObject({ kind: 'granted' });
  });

  test('where the server could not be reached, nothing was lost', async () => {
    const { service, attempt } = await begin();
    await server.goDown();
    expect(await service.complete(attempt.pending)).toEqual({
      kind: 'unclear',
      problem: { kind: 'unreachable' },
    });
    await server.comeUp();
    expect(await service.complete(attempt.pending)).toEqual({ kind: 'waiting' });
  });

  test('after another process nobody knows whether it was given', async () => {
    const { attempt } = await begin();
    expect(await startClient().at(server.url).complete(attempt.pending)).toEqual({ kind: 'rejected' });
  });

  test('a web server’s 404 is not the server’s', async () => {
    const { service, attempt } = await begin();
    server.faults.set({ kind: 'http-status', status: 404, request: 'poll', times: 1 });
    expect(await service.complete(attempt.pending)).toEqual({
      kind: 'unclear',
      problem: { kind: 'http-error', status: 404 },
    });
  });

  const damages: readonly [name: string, fault: Fault][] = [
    ['cut behind the app password', { kind: 'drop-in-reply', missing: 1 }],
    ['without its end', { kind: 'changed', change: (body) => body.slice(0, -1) }],
    ['with a page behind it', { kind: 'changed', change: (body) => `${body}<html>` }],
    ['without a login name', { kind: 'changed', change: (body) => body.replace('loginName', 'login') }],
    ['with a login name that is none', { kind: 'changed', change: (body) => body.replace('"ada"', '17') }],
    [
      'with a server elsewhere',
      { kind: 'changed', change: (body) => body.replace(/127[^"]*/, 'cloud.example') },
    ],
    [
      'with a server in clear',
      { kind: 'changed', change: (body) => body.replace(/"server":"[^"]*"/, '"server":"ftp://x"') },
    ],
    ['with a character that is none', { kind: 'changed', change: (body) => body.replace('{', '{"\\ud800') }],
  ];

  test.each(damages)('is kept though it came %s, and the session is ended', async (_name, fault) => {
    const { service, attempt, grant } = await begin();
    grant();
    server.faults.set({ ...fault, request: 'poll', times: 1 });
    const reply = await service.complete(attempt.pending);
    if (reply.kind !== 'granted') throw new Error(reply.kind);
    expect(JSON.parse(reply.credential.reveal())).toMatchObject({ server: server.url });
    expect(await service.end(held(reply.credential))).toEqual({ kind: 'ended' });
    expect(server.livePasswords()).toEqual([]);
  });
});

test('the address that the server gives itself is kept with the session, where only its path is another', async () => {
  const { service, attempt, grant } = await begin();
  grant();
  server.faults.set({
    kind: 'changed',
    request: 'poll',
    change: (body) => body.replace(/\\\/nc"/, '\\/another\\/path"'),
  });
  const reply = await service.complete(attempt.pending);
  if (reply.kind !== 'granted') throw new Error(reply.kind);
  const { origin } = new URL(server.url);
  expect(JSON.parse(reply.credential.reveal())).toMatchObject({ server: `${origin}/another/path/` });
});
