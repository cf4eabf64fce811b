import { afterEach, expect, test } from 'vitest';
import {
  startNextcloud,
  type NextcloudOptions,
  type RunningNextcloud,
} from '../../servers/nextcloud/nextcloud.ts';
import { attemptOf, held, startClient } from './client.ts';
import { signInOnPage } from './person.ts';

let server: RunningNextcloud;
afterEach(() => server.close());

const whereAndHow: readonly NextcloudOptions[] = [
  {},
  { webRoot: '/nc' },
  { webRoot: '/a/b', refusal: 'xml' },
  { bearer: false },
  { bearer: false, refusal: 'xml' },
];

test.each(whereAndHow)(
  'signed in on the pages, checked, signed out and signed in again: %j',
  async (options) => {
    server = await startNextcloud(options);
    const { at, clock, log } = startClient();
    const service = at(server.url);
    const [ada] = server.users;
    const signIn = async () => {
      const attempt = attemptOf(await service.begin({ withoutBrowser: false }));
      expect(await service.complete(attempt.pending)).toEqual({ kind: 'waiting' });
      const visits = await signInOnPage(attempt.page.reveal(), {
        user: 'ada',
        password: ada?.password ?? '',
      });
      expect(visits.map(({ title }) => title)).toEqual([
        'Connect to your account',
        'Log in to Nextcloud',
        'Account access',
        'Account connected',
      ]);
      const pending = await clock.hurry(2_000, attempt.next(new AbortController().signal));
      const granted = await service.complete(pending);
      if (granted.kind !== 'granted') throw new Error(granted.kind);
      expect(granted.user).toEqual({ login: 'ada', userId: '', displayName: '', quota: null });
      return held(granted.credential);
    };

    const first = await signIn();
    expect(server.devices()).toMatchObject([{ name: 'Signoff on a test_s computer' }]);
    expect(await service.check(first)).toEqual({
      kind: 'open',
      user: {
        login: 'ada',
        userId: 'ada',
        displayName: 'Ada Lovelace',
        quota: { used: 1_234_567, total: 5 * 2 ** 30 },
      },
    });
    expect(service.refreshes).toBe(false);
    expect(service.refreshDue(first.secret)).toBeNull();
    expect(await service.refresh(first)).toEqual({ kind: 'fresh' });
    expect(await service.end(first)).toEqual({ kind: 'ended' });
    expect(server.devices()).toEqual([]);
    expect(await service.check(first)).toEqual({ kind: 'ended' });
    expect(await service.end(first)).toEqual({ kind: 'already-ended' });

    const second = await signIn();
    expect(await service.check(second)).toMatchObject({ kind: 'open' });
    expect(await service.end(second)).toEqual({ kind: 'ended' });
    expect(server.livePasswords()).toEqual([]);
    const said = JSON.stringify(log.entries);
    expect(server.issuedSecrets().filter((secret) => said.includes(secret))).toEqual([]);
  },
);

test('signed in by e-mail address and a second factor, without a limit to what may be kept', async () => {
  server = await startNextcloud();
  const { at } = startClient();
  const service = at(server.url);
  const attempt = attemptOf(await service.begin({ withoutBrowser: true }));
  const person = { user: 'grace@example.com', password: 'battery-staple-2846' };
  const rejected = await signInOnPage(attempt.page.reveal(), { ...person, code: '000000' });
  expect(rejected.at(-1)?.title).toBe('Two-factor authentication');
  expect(await service.complete(attempt.pending)).toEqual({ kind: 'waiting' });
  const visits = await signInOnPage(attempt.page.reveal(), { ...person, code: '246810' });
  expect(visits.at(-1)?.title).toBe('Account connected');
  const granted = await service.complete(attempt.pending);
  if (granted.kind !== 'granted') throw new Error(granted.kind);
  expect(await service.check(held(granted.credential))).toEqual({
    kind: 'open',
    user: {
      login: 'grace@example.com',
      userId: '7f0c2e5a-grace',
      displayName: 'Grace Hopper',
      quota: { used: 3 * 2 ** 30, total: null },
    },
  });
});
