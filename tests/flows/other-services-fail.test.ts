import { describe, expect, it } from 'vitest';
import type { Http } from '../../electron/core/ports/http.ts';
import { inKeychain, shown, signIn, until, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { startNextcloudService, startOAuthService, type OtherService } from '../support/other-services.ts';
import type { TestApp } from '../support/test-app.ts';

/** What becomes of an account at Nextcloud and OAuth services that do not do what they should. */

const flow = useFlow();
const minute = 60_000;
const hour = 60 * minute;

describe('a service that cannot end a single session', () => {
  it('is told as such, with nothing kept here, until the person takes it off the list', async () => {
    const service = await flow.take(
      startOAuthService({ configuration: { features: { revocation: { enabled: false } } } }),
    );
    const app = await flow.app();
    const id = await signIn(app, service.id);
    const problem = { kind: 'cannot-end-session', lapsesAt: null };
    expect(await app.signoff.signOut(id)).toEqual({
      ...{ outcome: 'cannot-end', session: 'open', credentials: 'removed', problem },
    });
    expect(await inKeychain(flow, id)).toBeNull();
    await app.close();

    const next = await flow.app({ directory: app.directory });
    await next.signoff.goOn('start');
    expect(shown(next, id)?.state).toMatchObject({ kind: 'signing-out', session: 'open', problem });
    expect(await next.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', session: 'open' });
    expect(next.signoff.snapshot().accounts).toEqual([]);
  });
});

/** Each makes the end of a session one that has no effect, and gives what undoes that. */
const withoutEffect: readonly (readonly [
  string,
  () => Promise<{ readonly service: OtherService; readonly heal: () => void }>,
])[] = [
  [
    'Nextcloud',
    async () => {
      const service = await startNextcloudService();
      return { service, heal: service.server.faults.set({ kind: 'no-effect', request: 'deletion' }) };
    },
  ],
  [
    'OAuth 2',
    async () => {
      const service = await startOAuthService();
      return { service, heal: service.server.strikes.set(/revocation/, { kind: 'reply', status: 200 }) };
    },
  ],
];

describe.each(withoutEffect)('%s that says that it ended the session, and did not', (_, start) => {
  it('is not believed, and is asked again by itself', async () => {
    const { service, heal } = await start();
    await flow.take(Promise.resolve(service));
    const app = await flow.app();
    const id = await signIn(app, service.id);
    expect(await app.signoff.signOut(id)).toEqual({
      ...{ outcome: 'pending', session: 'open', credentials: 'kept', problem: { kind: 'not-ended' } },
    });
    expect(await service.liveSessions()).toHaveLength(1);
    heal();
    await app.signoff.goOn('network');
    expect(app.signoff.snapshot().history).toMatchObject([{ id, session: 'ended' }]);
    expect(await service.liveSessions()).toEqual([]);
  });

  it('can be given up', async () => {
    const { service } = await start();
    await flow.take(Promise.resolve(service));
    const app = await flow.app();
    const id = await signIn(app, service.id);
    await app.signoff.signOut(id);
    expect(await app.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', session: 'open' });
    expect(await inKeychain(flow, id)).toBeNull();
  });
});

describe('a refresh whose answer is lost', () => {
  it('is told, and what can be ended is', async () => {
    const service = await flow.take(startOAuthService());
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    await app.signoff.start();
    const id = await signIn(app, service.id);
    service.server.strikes.set(/^\/token/, { kind: 'answer-lost' });
    clock.advance(55 * minute);
    await app.signoff.idle();
    await app.close();
    service.server.strikes.clear();
    const next = await flow.app({ directory: app.directory });
    expect(await next.signoff.signOut(id)).toMatchObject({
      ...{ outcome: 'pending', session: 'unknown', problem: { kind: 'credentials-used-up' } },
    });
    expect(await inKeychain(flow, id)).toBeNull();
    expect(await next.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', session: 'unknown' });
  });
});

describe('a service that asks to be left alone for a while', () => {
  it.each(['OAuth 2', 'Nextcloud'])('%s is, also over a restart', async (kind) => {
    const oauth = kind === 'OAuth 2' ? await flow.take(startOAuthService()) : null;
    const nextcloud = oauth === null ? await flow.take(startNextcloudService()) : null;
    const service: OtherService | null = oauth ?? nextcloud;
    if (service === null) throw new Error('There is no service');
    const clock = new ManualClock();
    const answers = { count: 0 };
    const withHttp =
      (http: Http): Http =>
      async (request, signal) => {
        const reply = await http(request, signal);
        if (!/revocation|apppassword/.test(request.url)) return reply;
        answers.count += 1;
        return answers.count === 1 ? { ...reply, status: 503, retryAfter: '43200', body: null } : reply;
      };
    const app = await flow.app({ clock, withHttp });
    const id = await signIn(app, service.id);
    expect(await app.signoff.signOut(id)).toMatchObject({ problem: { kind: 'http-error', status: 503 } });
    expect(waits(app, id)).toBe(12 * hour);
    await app.close();

    const next = await flow.app({ clock, withHttp, directory: app.directory });
    await next.signoff.start();
    next.networkReturns();
    clock.advance(12 * hour - 1);
    await next.signoff.idle();
    expect(answers.count).toBe(1);
    clock.advance(1);
    await until(next.signoff, ({ accounts }) => accounts.length === 0);
    expect(answers.count).toBeGreaterThan(1);
  });
});

/** How long until the next attempt, in milliseconds. */
function waits(app: TestApp, id: string): number | null {
  const state = shown(app, id)?.state;
  if (state?.kind !== 'signing-out' || state.nextAttemptAt === null) return null;
  return Date.parse(state.nextAttemptAt) - app.ports.clock.now().getTime();
}

describe('a sign-in that is cut off by the end of the app', () => {
  /** Lets no request for such a path come through: before it is sent, or before its answer is seen. */
  function cutAt(
    path: RegExp,
    when: 'before' | 'behind',
  ): { readonly withHttp: (http: Http) => Http; readonly reached: Promise<undefined> } {
    const reached = Promise.withResolvers<undefined>();
    return {
      reached: reached.promise,
      withHttp: (http) => async (request, signal) => {
        if (!path.test(request.url)) return http(request, signal);
        if (when === 'behind') await http(request, signal);
        reached.resolve(undefined);
        return new Promise(() => undefined);
      },
    };
  }

  async function cutOff(service: OtherService, path: RegExp, when: 'before' | 'behind'): Promise<TestApp> {
    const { withHttp, reached } = cutAt(path, when);
    const app = await flow.app({ withHttp, serviceDeadline: 1_000 });
    const signingIn = app.signoff.signIn(service.id);
    await reached;
    await app.close();
    // It is as good as dead: nothing that it still does can be written down.
    await signingIn.catch(() => undefined);
    const next = await flow.app({ directory: app.directory });
    await next.signoff.undoInterruptedSignIns();
    return next;
  }

  it('with a code that was not exchanged, is undone: its session is ended', async () => {
    const service = await flow.take(startOAuthService());
    const { signoff, ports } = await cutOff(service, /\/token$/, 'before');
    expect(ports.registry.current()).toMatchObject({ accounts: [], interruptedSignIns: [] });
    expect(signoff.snapshot().notices).toEqual([]);
    expect(await service.liveSessions()).toEqual([]);
  });

  it('with a code whose tokens were lost, is told, and the service takes back what it gave', async () => {
    const service = await flow.take(startOAuthService());
    const { ports } = await cutOff(service, /\/token$/, 'behind');
    expect(ports.registry.current().accounts).toEqual([]);
    expect(ports.registry.current().interruptedSignIns).toHaveLength(1);
    expect(await service.liveSessions()).toEqual([]);
  });

  it('while the service is asked whose the session is, has its tokens in the keychain already', async () => {
    const service = await flow.take(startOAuthService());
    const { withHttp, reached } = cutAt(/\/me$/, 'before');
    const app = await flow.app({ withHttp, serviceDeadline: 1_000 });
    const signingIn = app.signoff.signIn(service.id);
    await reached;
    const [account] = app.ports.registry.current().accounts;
    const kept = await inKeychain(flow, account?.id ?? '');
    const [session = []] = await service.liveSessions();
    expect(session.filter((token) => kept?.includes(token) !== true)).toEqual([]);
    expect(session).toHaveLength(2);
    await app.close();
    await signingIn.catch(() => undefined);
  });

  it('with an app password that was lost, is told', async () => {
    const service = await flow.take(startNextcloudService());
    const { signoff, ports } = await cutOff(service, /\/poll$/, 'behind');
    expect(ports.registry.current().accounts).toEqual([]);
    expect(ports.registry.current().interruptedSignIns).toHaveLength(1);
    expect(signoff.snapshot().notices).toHaveLength(1);
    expect(await service.liveSessions()).toHaveLength(1);
  });
});
