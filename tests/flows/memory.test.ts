import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answeringSignIn,
  calls,
  changedKeychain,
  inKeychain,
  shown,
  signIn,
  until,
  untilGone,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A computer without a keychain. */
const flow = useFlow({ keyring: 'no-secret-service' });

afterEach(async () => {
  await flow.keyring.killDaemon();
});

const missing = { kind: 'keychain', reason: 'missing' } as const;

describe('without a keychain', () => {
  it('a command that ends does not sign in: its session would stay open for ever', async () => {
    const app = await flow.app({ staysOpen: false });
    expect(await app.signoff.signIn()).toEqual({ kind: 'failed', problem: missing });
    expect(flow.service.requests).toEqual([]);
  });

  it('an app that stays open holds the token in memory, says so, and writes it nowhere', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    const { signIn: view } = await until(app.signoff, (now) => now.signIn?.step === 'confirming');
    expect(view).toMatchObject({ storage: 'memory' });
    await app.signoff.handlers.confirmSignIn({ isMe: true });
    const result = await signingIn;
    const id = result?.kind === 'signed-in' ? result.account : '';
    expect(shown(app, id)).toMatchObject({ storage: 'memory', state: { kind: 'signed-in' } });
    expect(app.signoff.snapshot().notices).toEqual([missing]);

    const [token = ''] = service.liveTokens();
    const [ticket = ''] = service.issuedTickets();
    for (const file of readdirSync(app.directory).filter((name) => /\.(json|log)$/.test(name))) {
      const text = readFileSync(path.join(app.directory, file), 'utf8');
      expect(text).not.toContain(token);
      expect(text).not.toContain(ticket);
    }
    expect(await app.signoff.checkSession(id)).toEqual({ kind: 'open' });
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(service.liveTokens()).toEqual([]);
    expect(app.signoff.snapshot().accounts).toEqual([]);
  });

  it('declined, the session is ended as well', async () => {
    const app = await flow.app({ clock: new ManualClock() });
    expect(await answeringSignIn(app, false)).toEqual({ kind: 'undone', over: true });
    expect(flow.service.liveTokens()).toEqual([]);
    expect(app.ports.registry.current().accounts).toEqual([]);
  });

  it('a lost answer, cancelled: the ticket in memory still leads to the session, and it is ended', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    await app.signoff.start();
    const lost = service.faults.set({
      kind: 'drop-before-reply',
      action: 'get_auth_token',
      takesEffect: true,
    });
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    await service.waitForRequest(({ action, fault }) => action === 'get_auth_token' && fault !== null, 2);
    await app.signoff.handlers.cancelSignIn({});
    expect(await signingIn).toEqual({ kind: 'undone', over: false });
    expect(service.liveTokens()).toHaveLength(1);
    lost();
    await clock.reach(60_000);
    await until(app.signoff, ({ history }) => history.length === 1);
    expect(service.liveTokens()).toEqual([]);
    expect(app.ports.registry.current()).toMatchObject({ accounts: [], interruptedSignIns: [] });
  });
});

describe('an app that is about to end', () => {
  it('ends every session whose token only it holds', async () => {
    const app = await flow.app({ clock: new ManualClock() });
    const id = await signIn(app);
    expect(await app.signoff.signOutMemoryAccounts()).toEqual([]);
    expect(flow.service.liveTokens()).toEqual([]);
    expect(app.signoff.snapshot().history).toMatchObject([{ id, session: 'ended' }]);
  });

  it('tells which it could not', async () => {
    const app = await flow.app({ clock: new ManualClock() });
    const id = await signIn(app);
    flow.service.faults.set({ kind: 'http-status', status: 500, action: 'logout' });
    expect(await app.signoff.signOutMemoryAccounts()).toEqual([id]);
  });

  it('does not leave the session of a sign-in behind that is being asked about', async () => {
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    await until(app.signoff, (now) => now.signIn?.step === 'confirming');
    expect(await app.signoff.signOutMemoryAccounts()).toEqual([]);
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
    expect(flow.service.liveTokens()).toEqual([]);
  });
});

describe('a process that died with a token in its memory', () => {
  it('leaves an account that is shown as what it is: signed out here, the session open, the key gone', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    const id = await signIn(app);
    await app.close();

    const next = await flow.app({ directory: app.directory });
    expect(shown(next, id)?.state).toEqual({
      kind: 'credentials-unavailable',
      reason: 'absent',
      checking: false,
    });
    await next.signoff.start();
    expect(shown(next, id)?.state).toMatchObject({
      kind: 'signing-out',
      session: 'open',
      problem: { kind: 'credentials-missing' },
      nextAttemptAt: null,
    });
    expect(await next.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', session: 'open' });
    expect(next.signoff.snapshot()).toMatchObject({ accounts: [], history: [{ id, forgotten: true }] });
    expect(calls(service, 'logout')).toBe(0);
  });
});

describe('a keychain that turns up', () => {
  it('takes the token over', async () => {
    const { service, keyring } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    const id = await signIn(app);
    await keyring.startDaemon('unlocked');
    await app.signoff.handlers.retryKeychain({});
    await until(
      app.signoff,
      ({ accounts, notices }) => accounts[0]?.storage === 'keychain' && notices.length === 0,
    );
    await app.signoff.idle();
    expect(await inKeychain(flow, id)).toBe(service.liveTokens()[0]);
    expect(app.ports.registry.current().accounts).toMatchObject([{ id, storage: 'keychain' }]);
    await app.close();

    const next = await flow.app({ directory: app.directory });
    expect(await next.signoff.checkSession(id)).toEqual({ kind: 'open' });
    expect(await next.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(await inKeychain(flow, id)).toBeNull();
  });

  it('and does not take it leaves it where it is', async () => {
    const { keyring } = flow;
    const app = await flow.app({
      clock: new ManualClock(),
      ...changedKeychain(() => ({
        write: () => Promise.resolve({ kind: 'unavailable', reason: 'failing' }),
      })),
    });
    const id = await signIn(app);
    await keyring.startDaemon('unlocked');
    await app.signoff.handlers.retryKeychain({});
    await until(app.signoff, ({ notices }) =>
      notices.some((notice) => notice.kind === 'keychain' && notice.reason === 'failing'),
    );
    await until(app.signoff, ({ accounts }) => accounts[0]?.storage === 'memory');
    expect(await app.signoff.checkSession(id)).toEqual({ kind: 'open' });
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(await inKeychain(flow, id)).toBeNull();
  });

  it('and takes the token just when the account is signed out keeps nothing of it', async () => {
    const { service, keyring } = flow;
    let signingOut: Promise<unknown> = Promise.resolve();
    const app = await flow.app({
      clock: new ManualClock(),
      ...changedKeychain((keychain) => ({
        write: async (name, secret) => {
          signingOut = app.signoff.signOut(name);
          // A sign-out that did not wait for its turn would be through before the token is written.
          await Promise.race([untilGone(app, name), pause(500)]);
          return keychain.write(name, secret);
        },
      })),
    });
    const id = await signIn(app);
    await keyring.startDaemon('unlocked');
    await app.signoff.handlers.retryKeychain({});
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
    expect(await signingOut).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    await app.signoff.idle();
    expect(await inKeychain(flow, id)).toBeNull();
    expect(service.liveTokens()).toEqual([]);
  });
});
