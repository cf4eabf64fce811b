import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../electron/core/registry-changes.ts';
import type { Fault } from '../service/faults.ts';
import {
  answeringSignIn,
  calls,
  changedKeychain,
  deadlineAt,
  inKeychain,
  shown,
  signedInAccount,
  signIn,
  until,
  untilGone,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();

/** Nothing is left: no account, no item in the keychain, no session. */
async function expectNothingLeft({ ports }: TestApp, ids: readonly string[]): Promise<void> {
  expect(ports.registry.current().accounts).toEqual([]);
  expect(flow.service.liveTokens()).toEqual([]);
  for (const id of ids) {
    expect(await inKeychain(flow, id)).toBeNull();
    expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
  }
}

describe('a sign-in that cannot begin says why, and leaves nothing', () => {
  it('a key that is refused', async () => {
    const { service } = flow;
    const app = await flow.app({ apiKey: service.restrictedKey });
    expect(await app.signoff.signIn()).toEqual({ kind: 'failed', problem: { kind: 'restricted' } });
    expect(app.signoff.snapshot().signIn).toEqual({
      step: 'failed',
      serviceKind: 'openbox',
      service: service.url,
      problem: { kind: 'restricted' },
    });
    await expectNothingLeft(app, []);
    expect(await app.signoff.handlers.cancelSignIn({})).toEqual({ kind: 'done' });
    expect(app.signoff.snapshot().signIn).toBeNull();
  });

  it('no key', async () => {
    const app = await flow.app({ appSecret: () => Promise.resolve(null) });
    expect(await app.signoff.signIn()).toEqual({ kind: 'failed', problem: { kind: 'no-api-key' } });
    expect(flow.service.requests).toEqual([]);
  });

  it.each<{ fault: Fault; problem: object }>([
    { fault: { kind: 'html' }, problem: { kind: 'malformed' } },
    { fault: { kind: 'http-status', status: 503 }, problem: { kind: 'http-error', status: 503 } },
    { fault: { kind: 'no-answer' }, problem: { kind: 'timeout' } },
    { fault: { kind: 'redirect', to: 'other-origin' }, problem: { kind: 'redirect', status: 307 } },
  ])('an answer without a ticket: $fault.kind', async ({ fault, problem }) => {
    const app = await flow.app({ serviceDeadline: deadlineAt(fault) });
    flow.service.faults.set({ ...fault, action: 'get_ticket' });
    expect(await app.signoff.signIn()).toEqual({ kind: 'failed', problem });
    await expectNothingLeft(app, []);
  });

  it('a locked keychain: the service is not even asked', async () => {
    const { service, keyring } = flow;
    const app = await flow.app();
    await keyring.lock();
    try {
      const problem = { kind: 'keychain', reason: 'locked' };
      expect(await app.signoff.signIn()).toEqual({ kind: 'failed', problem });
    } finally {
      await keyring.unlock();
    }
    expect(service.requests).toEqual([]);
  });
});

describe('«is this you?»', () => {
  it('is asked before the account is there; yes keeps it', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const { signoff } = app;
    expect(await signoff.handlers.confirmSignIn({ isMe: true })).toEqual({ kind: 'not-now' });
    const signingIn = clock.hurry(1_000, signoff.signIn());
    const { signIn: view, accounts } = await until(signoff, (now) => now.signIn?.step === 'confirming');
    expect(view).toEqual({
      step: 'confirming',
      serviceKind: 'openbox',
      service: service.url,
      login: service.login,
      storage: 'keychain',
    });
    expect(accounts).toEqual([]);
    expect(await signoff.handlers.startSignIn({ service: null })).toEqual({ kind: 'not-now' });
    expect(await signoff.handlers.confirmSignIn({ isMe: true })).toEqual({ kind: 'done' });
    // Too late to cancel: from here on it is signed out.
    expect(await signoff.handlers.cancelSignIn({})).toEqual({ kind: 'not-now' });
    expect(await signingIn).toMatchObject({ kind: 'signed-in' });
    expect(signoff.snapshot()).toMatchObject({
      signIn: null,
      accounts: [{ login: service.login, state: { kind: 'signed-in' } }],
    });
  });

  it('no ends the session at the service', async () => {
    const app = await flow.app({ clock: new ManualClock() });
    expect(await answeringSignIn(app, false)).toEqual({ kind: 'undone', over: true });
    const [past] = app.signoff.snapshot().history;
    await expectNothingLeft(app, past === undefined ? [] : [past.id]);
    expect(flow.service.issuedTokens()).toHaveLength(1);
  });

  it('no, and the service does not answer: it is not forgotten', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    service.faults.set({ kind: 'http-status', status: 500, action: 'logout', times: 1 });
    expect(await answeringSignIn(app, false)).toEqual({ kind: 'undone', over: false });
    const [account] = app.signoff.snapshot().accounts;
    expect(account).toMatchObject({ login: service.login, state: { kind: 'signing-out' } });
    const id = account?.id ?? '';
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    await expectNothingLeft(app, [id]);
  });
});

describe('cancelled', () => {
  it('while it asks for a ticket', async () => {
    const { service } = flow;
    const app = await flow.app();
    service.faults.set({ kind: 'no-answer', action: 'get_ticket' });
    const signingIn = app.signoff.signIn();
    await service.waitForRequest(({ action }) => action === 'get_ticket');
    await app.signoff.handlers.cancelSignIn({});
    expect(app.signoff.snapshot().signIn).toEqual({
      step: 'undoing',
      serviceKind: 'openbox',
      service: service.url,
    });
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
    await expectNothingLeft(app, []);
  });

  it('before the page is shown: it is not shown any more', async () => {
    let pages = 0;
    const app = await flow.app({
      onPage: () => (pages += 1),
      ...changedKeychain((keychain) => ({
        write: async (name, secret) => {
          const written = await keychain.write(name, secret);
          await app.signoff.handlers.cancelSignIn({});
          return written;
        },
      })),
    });
    expect(await app.signoff.signIn()).toEqual({ kind: 'undone', over: true });
    expect(pages).toBe(0);
    await expectNothingLeft(app, []);
  });

  it('while it waits for the person', async () => {
    const clock = new ManualClock();
    const app = await flow.app({ clock, onPage: () => undefined });
    const told = new Set<string>();
    app.signoff.onChange(() => {
      const { signIn: view } = app.signoff.snapshot();
      if (view?.step === 'waiting') told.add(view.expiresAt);
    });
    const signingIn = app.signoff.signIn();
    await until(app.signoff, ({ signIn: view }) => view?.step === 'waiting');
    const [record] = app.ports.registry.current().accounts;
    expect(record).toMatchObject({ state: { kind: 'signing-in' } });
    await app.signoff.handlers.cancelSignIn({});
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
    await expectNothingLeft(app, [record?.id ?? '']);
    expect(clock.nextIn).toBeNull();
  });

  it('a moment after the person signed in on the page: the session that has begun is ended', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock(), onPage: () => undefined });
    const signingIn = app.signoff.signIn();
    await until(app.signoff, ({ signIn: view }) => view?.step === 'waiting');
    const [ticket = ''] = service.issuedTickets();
    service.signInAs(ticket);
    await app.signoff.handlers.cancelSignIn({});
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
    expect(service.issuedTokens()).toHaveLength(1);
    expect(calls(service, 'logout')).toBe(1);
    await expectNothingLeft(app, []);
  });

  it('while it asks whether it is you', async () => {
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    await until(app.signoff, ({ signIn: view }) => view?.step === 'confirming');
    await app.signoff.handlers.cancelSignIn({});
    expect(await app.signoff.handlers.confirmSignIn({ isMe: true })).toEqual({ kind: 'not-now' });
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
    await expectNothingLeft(app, []);
  });

  it('by the end of the app', async () => {
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    await until(app.signoff, ({ signIn: view }) => view?.step === 'confirming');
    app.signoff.stop();
    await app.signoff.idle();
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
    await expectNothingLeft(app, []);
  });
});

describe('the ticket', () => {
  it('is waited with for ten minutes', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock, onPage: () => undefined });
    const began = clock.now().getTime();
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    const { signIn: view } = await until(app.signoff, (now) => now.signIn?.step === 'waiting');
    expect(view).toMatchObject({ expiresAt: '2026-01-01T00:10:00.000Z' });
    expect(await signingIn).toEqual({ kind: 'failed', problem: { kind: 'expired' } });
    expect(clock.now().getTime() - began).toBe(600_000);
    expect(calls(service, 'get_auth_token')).toBe(600);
    await expectNothingLeft(app, []);
  });

  it('that the service does not know any more ends it', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock(), onPage: () => service.expireTickets() });
    expect(await answeringSignIn(app, true)).toEqual({ kind: 'failed', problem: { kind: 'rejected' } });
    await expectNothingLeft(app, []);
    expect(app.signoff.snapshot().notices).toEqual([]);
  });

  it('asked about with a key that was refused meanwhile', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    service.faults.set({ kind: 'restricted', action: 'get_auth_token' });
    expect(await answeringSignIn(app, true)).toEqual({ kind: 'failed', problem: { kind: 'restricted' } });
    await expectNothingLeft(app, []);
  });
});

describe('a lost answer with the token in it', () => {
  const lost: Fault = { kind: 'drop-before-reply', action: 'get_auth_token', takesEffect: true };

  it('is asked for again', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    // Two: a call whose connection broke may be made once more by itself.
    service.faults.set({ ...lost, times: 2 });
    const id = await signIn(app);
    expect(service.liveTokens()).toEqual([await inKeychain(flow, id)]);
  });

  it('does not leave the session open when the person cancels then', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const clear = service.faults.set(lost);
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    await service.waitForRequest(({ action, fault }) => action === 'get_auth_token' && fault !== null, 2);
    await app.signoff.handlers.cancelSignIn({});
    expect(await signingIn).toEqual({ kind: 'undone', over: false });
    expect(service.liveTokens()).toHaveLength(1);
    const [record] = app.ports.registry.current().accounts;
    expect(await inKeychain(flow, `${record?.id ?? ''}.ticket`)).toBe(service.issuedTickets()[0]);

    expect(await app.signoff.undoInterruptedSignIns()).toBe(1);
    clear();
    expect(await app.signoff.undoInterruptedSignIns()).toBe(0);
    await expectNothingLeft(app, [record?.id ?? '']);
  });

  it('from a service that gives it only once: a person is told that a session may be open', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    service.faults.set({ ...lost, times: 2 });
    const body = '<response><status>get_auth_token_error</status></response>';
    service.faults.set({ kind: 'reply', action: 'get_auth_token', body });
    expect(await answeringSignIn(app, true)).toEqual({ kind: 'failed', problem: { kind: 'rejected' } });
    const [notice] = app.signoff.snapshot().notices;
    expect(notice).toMatchObject({ kind: 'sign-in-interrupted', service: service.url });
    expect(app.ports.registry.current().accounts).toEqual([]);
    const id = notice?.kind === 'sign-in-interrupted' ? notice.id : '';
    expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
    await app.signoff.handlers.dismissNotice({ kind: 'sign-in-interrupted', id });
    expect(app.signoff.snapshot().notices).toEqual([]);
  });
});

describe('the same person again', () => {
  it('takes the place of the earlier account, whose session is ended', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    const earlier = await signIn(app);
    const id = await signIn(app);
    expect(await untilGone(app, earlier)).toMatchObject({ session: 'ended' });
    expect(service.liveTokens()).toEqual([await inKeychain(flow, id)]);
    expect(await inKeychain(flow, earlier)).toBeNull();
    expect(app.signoff.snapshot().accounts).toMatchObject([{ id, state: { kind: 'signed-in' } }]);
  });

  it('by a command that ends: the earlier session has been ended before it does', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock(), staysOpen: false });
    const { id: earlier } = await signedInAccount(app, service);
    await app.ports.registry.update(
      changeAccount(earlier, (record) => ({ ...record, userId: String(service.users[0]?.userId) })),
    );
    service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 100 });
    const id = await signIn(app);
    expect(app.signoff.snapshot()).toMatchObject({ accounts: [{ id }], history: [{ id: earlier }] });
    expect(service.liveTokens()).toEqual([await inKeychain(flow, id)]);
  });

  describe.each([
    { what: 'agreed', isMe: true },
    { what: 'declined', isMe: false },
  ])('at a service that gives the same token again, $what', ({ isMe }) => {
    it('leaves the account that was there signed in, and one copy of the token', async () => {
      const service = await flow.startService({ sameTokenPerUser: true });
      const app = await flow.app({ clock: new ManualClock() });
      const earlier = await signIn(app);
      const ids = new Set<string>();
      app.signoff.onChange(() => {
        for (const { id } of app.ports.registry.current().accounts) ids.add(id);
      });
      const result = await answeringSignIn(app, isMe);
      expect(result).toEqual(isMe ? { kind: 'signed-in', account: earlier } : { kind: 'undone', over: true });
      expect(app.signoff.snapshot().accounts).toMatchObject([{ id: earlier, state: { kind: 'signed-in' } }]);
      expect(service.liveTokens()).toEqual([await inKeychain(flow, earlier)]);
      expect(ids.size).toBe(2);
      for (const id of ids) if (id !== earlier) expect(await inKeychain(flow, id)).toBeNull();
      expect(await app.signoff.checkSession(earlier)).toEqual({ kind: 'open' });
    });
  });

  it('while the earlier sign-out of the same session waits: the person is signed in, and it is not ended', async () => {
    const service = await flow.startService({ sameTokenPerUser: true });
    const app = await flow.app({ clock: new ManualClock() });
    const earlier = await signIn(app);
    service.faults.set({ kind: 'http-status', status: 500, action: 'logout', times: 1 });
    await app.signoff.signOut(earlier);
    const id = await signIn(app);
    expect(app.signoff.snapshot().accounts).toMatchObject([{ id, state: { kind: 'signed-in' } }]);
    expect(service.liveTokens()).toEqual([await inKeychain(flow, id)]);
    expect(await inKeychain(flow, earlier)).toBeNull();
  });

  it('is told from another person, and from the same name at another service', async () => {
    const first = flow.service;
    const app = await flow.app({ clock: new ManualClock() });
    const { id: grace } = await signedInAccount(app, first, 'grace@example.com');
    const ada = await signIn(app);
    const second = await flow.startService({});
    const elsewhere = await flow.app({ clock: new ManualClock(), directory: app.directory });
    const adaElsewhere = await signIn(elsewhere);
    expect(elsewhere.signoff.snapshot().accounts.map(({ id }) => id)).toEqual([grace, ada, adaElsewhere]);
    expect(first.liveTokens()).toHaveLength(2);
    expect(second.liveTokens()).toHaveLength(1);
    // Each is signed out where it belongs, whatever the settings say now.
    expect(await elsewhere.signoff.signOut(ada)).toMatchObject({ session: 'ended' });
    expect(shown(elsewhere, adaElsewhere)?.state.kind).toBe('signed-in');
    expect(first.liveTokens()).toEqual([await inKeychain(flow, grace)]);
  });
});

it('a page that cannot be offered leaves nothing behind for good', async () => {
  const app = await flow.app({
    withPorts: (ports) => ({ ...ports, pages: { offer: () => Promise.reject(new Error('no page')) } }),
  });
  await expect(app.signoff.signIn()).rejects.toThrow('no page');
  expect(app.signoff.snapshot().signIn).toBeNull();
  const [record] = app.ports.registry.current().accounts;
  expect(await app.signoff.undoInterruptedSignIns()).toBe(0);
  await expectNothingLeft(app, [record?.id ?? '']);
});
