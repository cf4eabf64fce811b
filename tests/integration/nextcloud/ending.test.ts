import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../servers/nextcloud/nextcloud.ts';
import {
  startNextcloud,
  type NextcloudOptions,
  type RunningNextcloud,
} from '../../servers/nextcloud/nextcloud.ts';
import { credentialFor, startClient } from './client.ts';

let server: RunningNextcloud;
beforeEach(async () => {
  server = await startNextcloud({ webRoot: '/nc' });
});
afterEach(() => server.close());

/** Another server in the first one's place. */
async function instead(options: NextcloudOptions): Promise<void> {
  await server.close();
  server = await startNextcloud(options);
}

/** A signed-in device, and a client that ends it. */
function signedIn(deadline?: number) {
  const device = server.addDevice();
  const service = startClient(deadline).at(server.url);
  const credential = credentialFor(server.url, device);
  return { ...device, credential, end: (cancel?: AbortSignal) => service.end(credential, cancel) };
}

const http = (status: number) => ({ kind: 'unclear', problem: { kind: 'http-error', status } });

describe('a fault of the deletion', () => {
  const rows: readonly [name: string, fault: Fault, outcome: object, isOpen: boolean][] = [
    [
      'answered as done, without effect',
      { kind: 'no-effect' },
      { kind: 'unclear', problem: { kind: 'not-ended' } },
      true,
    ],
    ['403, and still open', { kind: 'forbidden' }, http(403), true],
    [
      '403, and ended all the same',
      { kind: 'forbidden', takesEffect: true },
      { kind: 'already-ended' },
      false,
    ],
    ['503 with a page', { kind: 'http-status', status: 503 }, http(503), true],
    ['404', { kind: 'http-status', status: 404 }, http(404), true],
    [
      '500, and ended all the same',
      { kind: 'http-status', status: 500, takesEffect: true },
      http(500),
      false,
    ],
    ['429', { kind: 'throttled' }, http(429), true],
    ['401 of a proxy', { kind: 'proxy-password' }, http(401), true],
    ['a captive portal', { kind: 'html' }, { kind: 'unclear', problem: { kind: 'malformed' } }, true],
    [
      'a redirect',
      { kind: 'redirect' },
      { kind: 'unclear', problem: { kind: 'redirect', status: 302 } },
      true,
    ],
    [
      'the connection cut',
      { kind: 'drop-before-reply' },
      { kind: 'unclear', problem: { kind: 'connection-lost' } },
      true,
    ],
    [
      'the answer lost',
      { kind: 'drop-before-reply', takesEffect: true },
      { kind: 'unclear', problem: { kind: 'connection-lost' } },
      false,
    ],
    [
      'the answer cut',
      { kind: 'drop-in-reply' },
      { kind: 'unclear', problem: { kind: 'connection-lost' } },
      false,
    ],
  ];

  test.each(rows)('%s', async (_name, fault, outcome, isOpen) => {
    const { end, appPassword } = signedIn();
    server.faults.set({ ...fault, request: 'deletion', times: 1 });
    expect(await end()).toEqual(outcome);
    expect(server.livePasswords()).toEqual(isOpen ? [appPassword] : []);
    expect(server.redirectsFollowed()).toBe(0);
    // Asked once more, all is well.
    expect(await end()).toEqual({ kind: isOpen ? 'ended' : 'already-ended' });
    expect(server.livePasswords()).toEqual([]);
  });

  test.each([
    [{ kind: 'no-effect' }, { kind: 'unclear', problem: { kind: 'not-ended' } }],
    [{ kind: 'forbidden' }, http(403)],
  ] as const)('%j is told also where the server takes no app password alone', async (fault, outcome) => {
    await instead({ bearer: false });
    const { end, appPassword } = signedIn();
    server.faults.set({ ...fault, request: 'deletion', times: 1 });
    expect(await end()).toEqual(outcome);
    expect(server.livePasswords()).toEqual([appPassword]);
  });

  test('no answer at all', async () => {
    const { end } = signedIn(300);
    server.faults.set({ kind: 'no-answer', request: 'deletion' });
    expect(await end()).toEqual({ kind: 'unclear', problem: { kind: 'timeout' } });
  });

  test('called off', async () => {
    const { end } = signedIn();
    server.faults.set({ kind: 'no-answer' });
    expect(await end(AbortSignal.timeout(50))).toMatchObject({ kind: 'unclear' });
  });
});

describe('a fault of the probe', () => {
  const rows: readonly [name: string, fault: Fault, outcome: object][] = [
    ['503', { kind: 'http-status', status: 503 }, http(503)],
    ['403', { kind: 'forbidden' }, http(403)],
    ['401 of a proxy', { kind: 'proxy-password' }, http(401)],
    ['a captive portal', { kind: 'html' }, { kind: 'unclear', problem: { kind: 'malformed' } }],
    ['cut', { kind: 'drop-in-reply' }, { kind: 'unclear', problem: { kind: 'connection-lost' } }],
  ];

  test.each(rows)('%s', async (_name, fault, outcome) => {
    const { end } = signedIn();
    // The first question, whether the app password alone is enough, goes well.
    server.faults.set({ kind: 'latency', milliseconds: 0, request: 'user', times: 1 });
    server.faults.set({ ...fault, request: 'user', times: 1 });
    expect(await end()).toEqual(outcome);
    expect(await end()).toEqual({ kind: 'already-ended' });
  });
});

describe('a server', () => {
  test('in maintenance, which ends a moment later', async () => {
    const { end } = signedIn();
    server.setMaintenance(true);
    expect(await end()).toEqual(http(503));
    server.setMaintenance(false);
    expect(await end()).toEqual({ kind: 'ended' });
  });

  test('that is down', async () => {
    const { end } = signedIn();
    await server.goDown();
    expect(await end()).toEqual({ kind: 'unclear', problem: { kind: 'unreachable' } });
    await server.comeUp();
    expect(await end()).toEqual({ kind: 'ended' });
  });

  test('that counts attempts to break in counts none where it takes the app password alone', async () => {
    for (let devices = 0; devices < 12; devices += 1)
      expect(await signedIn().end()).toEqual({ kind: 'ended' });
    expect(server.failedLogins()).toBe(0);
    expect(server.requests.filter(({ authorization }) => authorization !== 'bearer')).toEqual([]);
  });

  test('that takes no app password alone counts one probe', async () => {
    await instead({ bearer: false });
    expect(await signedIn().end()).toEqual({ kind: 'ended' });
    expect(server.failedLogins()).toBe(1);
  });

  test('whose proxy sends on or refuses whoever shows an app password alone', async () => {
    for (const fault of [
      { kind: 'redirect' },
      { kind: 'html' },
      { kind: 'forbidden' },
      { kind: 'proxy-password' },
    ] as const) {
      const { end } = signedIn();
      server.faults.set({ ...fault, request: 'user', times: 1 });
      expect(await end()).toEqual({ kind: 'ended' });
    }
    expect(server.livePasswords()).toEqual([]);
  });
});

describe('a session that is over already', () => {
  test.each([{}, { bearer: false }, { refusal: 'xml' }, { bearer: false, refusal: 'xml' }] as const)(
    'because the person deleted the device: %j',
    async (options) => {
      await instead(options);
      const { end, appPassword } = signedIn();
      server.revoke(appPassword);
      expect(await end()).toEqual({ kind: 'already-ended' });
    },
  );

  test('because the person’s password was changed: the app password sleeps, and nothing can tell', async () => {
    const { end, appPassword } = signedIn();
    server.changePassword('ada', 'a-new-one-5512');
    expect(await end()).toEqual({ kind: 'already-ended' });
    expect(server.devices()).toMatchObject([{ appPassword, isAsleep: true }]);
  });

  test('because the account was closed', async () => {
    const { end } = signedIn();
    server.setEnabled('ada', false);
    expect(await end()).toEqual({ kind: 'already-ended' });
  });
});

describe('a credential without its login name', () => {
  test('is ended by the app password alone', async () => {
    const { appPassword } = server.addDevice();
    const service = startClient().at(server.url);
    const credential = credentialFor(server.url, { loginName: null, appPassword });
    expect(await service.check(credential)).toMatchObject({
      kind: 'open',
      user: { login: 'ada@example.com' },
    });
    expect(await service.end(credential)).toEqual({ kind: 'ended' });
    expect(server.livePasswords()).toEqual([]);
  });

  test('is out of reach where that does not do, and nothing is said of its session', async () => {
    await instead({ bearer: false });
    const { appPassword } = server.addDevice();
    const service = startClient().at(server.url);
    const credential = credentialFor(server.url, { loginName: null, appPassword });
    expect(await service.check(credential)).toEqual(http(401));
    expect(await service.end(credential)).toEqual({ kind: 'out-of-reach' });
  });

  test('is asked for again after a server that is in maintenance', async () => {
    const { appPassword } = server.addDevice();
    const service = startClient().at(server.url);
    const credential = credentialFor(server.url, { loginName: null, appPassword });
    server.setMaintenance(true);
    expect(await service.end(credential)).toEqual(http(503));
  });
});
