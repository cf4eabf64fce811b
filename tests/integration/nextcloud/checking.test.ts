import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { Fault } from '../../servers/nextcloud/nextcloud.ts';
import { startNextcloud, type RunningNextcloud } from '../../servers/nextcloud/nextcloud.ts';
import { attemptOf, credentialFor, held, startClient } from './client.ts';
import { signInOnPage } from './person.ts';

let server: RunningNextcloud;
beforeEach(async () => {
  server = await startNextcloud();
});
afterEach(() => server.close());

function check() {
  return startClient().at(server.url).check(credentialFor(server.url, server.addDevice()));
}

const rows: readonly [name: string, fault: Fault, problem: object][] = [
  ['503', { kind: 'http-status', status: 503 }, { kind: 'http-error', status: 503 }],
  ['404', { kind: 'http-status', status: 404 }, { kind: 'http-error', status: 404 }],
  ['403', { kind: 'forbidden' }, { kind: 'http-error', status: 403 }],
  ['429', { kind: 'throttled' }, { kind: 'http-error', status: 429 }],
  ['401 of a proxy', { kind: 'proxy-password' }, { kind: 'http-error', status: 401 }],
  ['a captive portal', { kind: 'html' }, { kind: 'malformed' }],
  ['a redirect', { kind: 'redirect' }, { kind: 'redirect', status: 302 }],
  ['a cut answer', { kind: 'drop-in-reply' }, { kind: 'connection-lost' }],
  [
    'OCS that says otherwise than HTTP',
    { kind: 'changed', change: (body) => body.replace('"statuscode":200', '"statuscode":997') },
    { kind: 'unknown-status' },
  ],
];

test.each(rows)('%s says nothing of the session', async (_name, fault, problem) => {
  server.faults.set({ ...fault, request: 'user' });
  expect(await check()).toEqual({ kind: 'unclear', problem });
  expect(server.redirectsFollowed()).toBe(0);
});

test('a session sleeps after a change of the person’s password, and wakes when they sign in with the new one', async () => {
  const device = server.addDevice();
  const service = startClient().at(server.url);
  const credential = credentialFor(server.url, device);
  server.changePassword('ada', 'a-new-one-5512');
  expect(await service.check(credential)).toEqual({ kind: 'ended' });
  const attempt = attemptOf(await service.begin({ withoutBrowser: false }));
  await signInOnPage(attempt.page.reveal(), { user: 'ada', password: 'a-new-one-5512' });
  expect(await service.check(credential)).toMatchObject({ kind: 'open' });
});

test('what the keychain holds of another version is sent nowhere', async () => {
  const service = startClient().at(server.url);
  for (const text of [
    '',
    'bare',
    '{"version":2}',
    '{"version":1,"server":"http://cloud.example/","loginName":"a","appPassword":"b"}',
  ]) {
    const kept = held(new Secret(text));
    expect(await service.check(kept)).toEqual({ kind: 'unclear', problem: { kind: 'malformed' } });
    expect(await service.end(kept)).toEqual({ kind: 'out-of-reach' });
    expect(await service.complete(kept.secret)).toEqual({ kind: 'rejected' });
  }
  expect(server.requests).toEqual([]);
});
