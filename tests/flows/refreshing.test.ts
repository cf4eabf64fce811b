import { describe, expect, it } from 'vitest';
import type { Http, HttpRequest } from '../../electron/core/ports/http.ts';
import type { Keychain } from '../../electron/core/ports/keychain.ts';
import { readCredential, type Credential } from '../../electron/services/oauth/credential.ts';
import { Secret } from '../../electron/core/secret.ts';
import { inKeychain, shown, signedOut, signIn, untilState, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { startOAuthService, type OAuthService, type OAuthServiceOptions } from '../support/other-services.ts';
import type { TestApp, TestAppOptions } from '../support/test-app.ts';

/** Access tokens that lapse after an hour are replaced before, by refresh tokens that a real server lets be used but once. */

const flow = useFlow();
const minute = 60_000;
/** When an access token of an hour is replaced. */
const due = 55 * minute;

interface SignedIn {
  readonly app: TestApp;
  readonly service: OAuthService;
  readonly clock: ManualClock;
  readonly id: string;
  /** What was asked of the token endpoint and of revocation, in order. */
  readonly asked: readonly string[];
}

async function signedIn(
  options: Partial<TestAppOptions> = {},
  configuration: OAuthServiceOptions['configuration'] = {},
): Promise<SignedIn> {
  const service = await flow.take(startOAuthService({ configuration }));
  const clock = new ManualClock();
  const { asked, withHttp } = listening();
  const app = await flow.app({ clock, withHttp, ...options });
  await app.signoff.start();
  const id = await signIn(app, service.id);
  return { app, service, clock, id, asked };
}

/** An access token that is replaced after eight minutes: long before a check, which would ask for a new one, too. */
function signedInForTenMinutes(): Promise<SignedIn> {
  return signedIn({}, { ttl: { AccessToken: 600 } });
}

/** Waits until what is waited for next is so far ahead, in milliseconds. */
function untilNextIs(clock: ManualClock, pause: number): Promise<void> {
  return expect.poll(() => clock.nextIn).toBe(pause);
}

/** Writes down what is asked of the token endpoint and of revocation. */
function listening(): { readonly asked: string[]; readonly withHttp: (http: Http) => Http } {
  const asked: string[] = [];
  return {
    asked,
    withHttp: (http) => (request, signal) => {
      asked.push(nameOf(request));
      return http(request, signal);
    },
  };
}

function nameOf({ url, body }: HttpRequest): string {
  const { pathname } = new URL(url);
  const grant = new URLSearchParams(body ?? '').get('grant_type');
  return pathname === '/token' ? (grant ?? '') : pathname.slice(1);
}

function refreshes(asked: readonly string[]): number {
  return asked.filter((name) => name === 'refresh_token').length;
}

/** The credential in the keychain, as its own adapter reads it. */
async function kept(id: string): Promise<Credential> {
  const text = await inKeychain(flow, id);
  const credential = text === null ? null : readCredential(new Secret(text));
  if (credential === null) throw new Error('The keychain holds no credential');
  return credential;
}

function untilRefreshed(asked: readonly string[], times: number): Promise<void> {
  return expect.poll(() => refreshes(asked)).toBe(times);
}

/** Lets time go by until something has happened. */
function untilLater(clock: ManualClock, hasHappened: () => boolean): Promise<void> {
  const look = (): boolean => {
    clock.advance(minute);
    return hasHappened();
  };
  return expect.poll(look).toBe(true);
}

describe('credentials that lapse', () => {
  it('are kept fresh, each time before the access token lapses, and are durable at once', async () => {
    const { app, service, clock, id, asked } = await signedIn();
    const first = await kept(id);
    clock.advance(due - minute);
    expect(refreshes(asked)).toBe(0);
    clock.advance(minute);
    await untilRefreshed(asked, 1);
    await expect.poll(async () => (await kept(id)).refreshToken).not.toBe(first.refreshToken);
    await untilLater(clock, () => refreshes(asked) === 2);
    await expect.poll(async () => (await kept(id)).mayHaveUnseen).toBe(false);
    await app.close();

    const next = await flow.app({ clock, directory: app.directory });
    expect(await next.signoff.checkSession(id)).toEqual({ kind: 'open' });
    expect(await next.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(await service.liveSessions()).toEqual([]);
  });

  it('are refreshed one at a time, and a check waits for it', async () => {
    const { app, service, clock, id, asked } = await signedIn();
    const answer = Promise.withResolvers<undefined>();
    service.server.strikes.set(/^\/token/, { kind: 'held', until: answer.promise });
    clock.advance(due);
    await untilRefreshed(asked, 1);
    const check = app.signoff.checkSession(id);
    app.networkReturns();
    await app.signoff.goOn('network');
    answer.resolve(undefined);
    expect(await check).toEqual({ kind: 'open' });
    expect(refreshes(asked)).toBe(1);
    expect(await app.signoff.signOut(id)).toMatchObject({ session: 'ended' });
    expect(await service.liveSessions()).toEqual([]);
  });

  it('are not refreshed any more once the account is signing out', async () => {
    const { app, service, clock, id, asked } = await signedIn();
    service.server.strikes.set(/revocation/, { kind: 'reply', status: 503 });
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'pending', session: 'unknown' });
    clock.advance(due);
    clock.advance(due);
    await app.signoff.idle();
    expect(refreshes(asked)).toBe(0);
    service.server.strikes.clear();
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(await service.liveSessions()).toEqual([]);
  });

  it.each(['the refresher', 'a check'])(
    'that %s is just replacing are signed out by the new ones, and nothing lives on',
    async (who) => {
      const { app, service, clock, id, asked } = await signedIn();
      const answer = Promise.withResolvers<undefined>();
      service.server.strikes.set(/^\/token/, { kind: 'held', until: answer.promise });
      if (who === 'a check') service.server.strikes.set(/^\/me/, lapsed, 1);
      if (who === 'a check') void app.signoff.checkSession(id);
      else clock.advance(due);
      await untilRefreshed(asked, 1);
      const signingOut = app.signoff.signOut(id);
      await untilState(app, id, 'signing-out');
      service.server.strikes.clear();
      answer.resolve(undefined);
      expect(await signingOut).toEqual(signedOut);
      expect(await service.liveSessions()).toEqual([]);
    },
  );

  it('that the service does not accept any more end the account, once it was asked twice', async () => {
    const { app, service, clock, id, asked } = await signedIn();
    await service.revokeAll();
    await untilLater(clock, () => shown(app, id)?.state.kind === 'session-ended');
    expect(refreshes(asked)).toBeGreaterThan(1);
    await expect.poll(() => inKeychain(flow, id)).toBeNull();
  });

  it('are asked for with pauses that grow while the service is down, and begin anew once it has answered', async () => {
    const { service, clock, asked } = await signedInForTenMinutes();
    service.server.strikes.set(/^\/token/, down);
    clock.advance(8 * minute);
    for (const [failed, pause] of [0.5, 1, 2, 4, 8].entries()) {
      await untilRefreshed(asked, failed + 1);
      await untilNextIs(clock, pause * minute);
      clock.advance(pause * minute);
    }
    await untilRefreshed(asked, 6);
    await untilNextIs(clock, 16 * minute);
    service.server.strikes.clear();
    clock.advance(16 * minute);
    await untilRefreshed(asked, 7);
    await untilNextIs(clock, 8 * minute);

    service.server.strikes.set(/^\/token/, down);
    clock.advance(8 * minute);
    await untilRefreshed(asked, 8);
    await untilNextIs(clock, minute / 2);
  });

  it('are asked for at once when the network returns, and pauses begin anew', async () => {
    const { app, service, clock, asked } = await signedInForTenMinutes();
    service.server.strikes.set(/^\/token/, down);
    clock.advance(8 * minute);
    await untilRefreshed(asked, 1);
    await untilNextIs(clock, minute / 2);
    clock.advance(minute / 2);
    await untilRefreshed(asked, 2);
    await untilNextIs(clock, minute);
    app.networkReturns();
    clock.advance(0);
    await untilRefreshed(asked, 3);
    await untilNextIs(clock, minute / 2);
  });

  it('are not asked for sooner than the service asked, though the network returns', async () => {
    const { app, service, clock, asked } = await signedInForTenMinutes();
    service.server.strikes.set(/^\/token/, { ...down, headers: { 'Retry-After': '1200' } });
    clock.advance(8 * minute);
    await untilRefreshed(asked, 1);
    await untilNextIs(clock, 20 * minute);
    app.networkReturns();
    await untilNextIs(clock, 20 * minute);
    clock.advance(20 * minute - 1);
    await app.signoff.idle();
    expect(refreshes(asked)).toBe(1);
    clock.advance(1);
    await untilRefreshed(asked, 2);
  });
});

const down = { kind: 'reply', status: 503 } as const;

const lapsed = { kind: 'reply', status: 401, body: '{"error":"invalid_token"}' } as const;

describe('a keychain that fails just when new tokens have come', () => {
  /** Takes nothing while it is told so. */
  function failing(): { readonly withPorts: TestAppOptions['withPorts']; fails: boolean } {
    const state = {
      fails: false,
      withPorts: (ports: Parameters<NonNullable<TestAppOptions['withPorts']>>[0]) => ({
        ...ports,
        keychain: wrapped(ports.keychain),
      }),
    };
    const wrapped = (keychain: Keychain): Keychain => ({
      askAgain: () => keychain.askAgain(),
      probe: () => keychain.probe(),
      read: (name) => keychain.read(name),
      remove: (name) => keychain.remove(name),
      write: (name, secret) =>
        state.fails
          ? Promise.resolve({ kind: 'unavailable', reason: 'failing' } as const)
          : keychain.write(name, secret),
    });
    return state;
  }

  async function rotatedInMemory(): Promise<SignedIn & { readonly keychain: ReturnType<typeof failing> }> {
    const keychain = failing();
    const one = await signedIn({ ...(keychain.withPorts && { withPorts: keychain.withPorts }) });
    const answer = Promise.withResolvers<undefined>();
    one.service.server.strikes.set(/^\/token/, { kind: 'held', until: answer.promise }, 1);
    one.clock.advance(due);
    await untilRefreshed(one.asked, 1);
    keychain.fails = true;
    answer.resolve(undefined);
    await expect.poll(() => one.app.signoff.memoryAccounts()).toEqual([one.id]);
    expect((await kept(one.id)).mayHaveUnseen).toBe(true);
    return { ...one, keychain };
  }

  it('costs nothing: they are held in memory, and written as soon as it takes them', async () => {
    const { app, service, id, keychain } = await rotatedInMemory();
    expect(await service.liveSessions()).toHaveLength(1);
    keychain.fails = false;
    await app.signoff.checkAll();
    expect(shown(app, id)?.state.kind).toBe('signed-in');
    expect(app.signoff.memoryAccounts()).toEqual([]);
    expect((await kept(id)).mayHaveUnseen).toBe(false);
    await app.close();
    const next = await flow.app({ directory: app.directory });
    expect(await next.signoff.signOut(id)).toMatchObject({ session: 'ended' });
    expect(await service.liveSessions()).toEqual([]);
  });

  it('keeps nobody from signing out with them', async () => {
    const { app, service, id, keychain } = await rotatedInMemory();
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'pending' });
    expect(await service.liveSessions()).toEqual([]);
    keychain.fails = false;
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', credentials: 'removed' });
    expect(await service.liveSessions()).toEqual([]);
  });

  it('is told where the process dies with them', async () => {
    const { app, id } = await rotatedInMemory();
    await app.close();
    const next = await flow.app({ directory: app.directory });
    expect(await next.signoff.signOut(id)).toMatchObject({ problem: { kind: 'credentials-used-up' } });
  });
});
