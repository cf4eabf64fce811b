import { describe, expect, it } from 'vitest';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { Keychain, KeychainUnavailable } from '../../electron/core/ports/keychain.ts';
import type { SyncEngine } from '../../electron/core/ports/sync-engine.ts';
import {
  calls,
  changedKeychain,
  inKeychain,
  shown,
  signedInAccount,
  signedOut,
  until,
  untilGone,
  untilState,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

const flow = useFlow();

describe('signing out with a keychain', () => {
  it('that is locked while signing out: the session is open, nothing is asked, and it goes on when the keychain opens', async () => {
    const { service, keyring } = flow;
    const app = await flow.app();
    const { signoff } = app;
    const { id } = await signedInAccount(app, service);
    await keyring.lock();
    try {
      expect(await signoff.signOut(id)).toEqual({
        outcome: 'pending',
        session: 'open',
        credentials: 'unknown',
        problem: { kind: 'keychain', reason: 'locked' },
      });
      expect(calls(service, 'logout')).toBe(0);
      expect(signoff.snapshot().notices).toContainEqual({ kind: 'keychain', reason: 'locked' });
    } finally {
      await keyring.unlock();
    }
    await signoff.handlers.retryKeychain({});
    expect(await untilGone(app, id)).toMatchObject({ id, session: 'ended' });
    expect(service.liveTokens()).toEqual([]);
    expect(signoff.snapshot().notices).toEqual([]);
  });

  it('that is locked when the token is to go: the outcome names it, and only the removal is tried again', async () => {
    const { service, keyring } = flow;
    const app = await flow.app({
      ...changedKeychain((keychain) => ({
        remove: async (name) => {
          await keyring.lock();
          return keychain.remove(name);
        },
      })),
    });
    const { id, token } = await signedInAccount(app, service);
    try {
      const notRemoved: SignOutOutcome = {
        outcome: 'credentials-not-removed',
        session: 'ended',
        credentials: 'kept',
        problem: { kind: 'keychain', reason: 'locked' },
      };
      expect(await app.signoff.signOut(id)).toEqual(notRemoved);
      expect(await app.signoff.signOut(id)).toEqual(notRemoved);
    } finally {
      await keyring.unlock();
    }
    expect(await inKeychain(flow, id)).toBe(token);
    expect(calls(service, 'logout')).toBe(1);

    const next = await flow.app({ directory: app.directory });
    expect(shown(next, id)?.state).toMatchObject({ kind: 'signing-out', session: 'ended' });
    expect(await next.signoff.signOut(id)).toEqual(signedOut);
    expect(await inKeychain(flow, id)).toBeNull();
    expect(calls(service, 'logout')).toBe(1);
  });

  it('that is empty: nobody can end the session from here, and nobody says that it ended', async () => {
    const { service } = flow;
    const app = await flow.app();
    const { id } = await signedInAccount(app, service);
    await flow.keychain.remove(id);
    expect(await app.signoff.signOut(id)).toEqual({
      outcome: 'pending',
      session: 'open',
      credentials: 'removed',
      problem: { kind: 'credentials-missing' },
    });
    expect(calls(service, 'logout')).toBe(0);
    expect(await app.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', session: 'open' });
  });
});

describe('an account whose keychain', () => {
  it.each<{ name: string; does: (keychain: Keychain) => Keychain; reason: string }>([
    {
      name: 'hangs',
      does: (keychain) => ({ ...keychain, read: () => unavailable('no-answer') }),
      reason: 'no-answer',
    },
    {
      name: 'fails',
      does: (keychain) => ({ ...keychain, read: () => unavailable('failing') }),
      reason: 'failing',
    },
    {
      name: 'has gone',
      does: (keychain) => ({ ...keychain, read: () => unavailable('missing') }),
      reason: 'missing',
    },
  ])('$name is shown as that, and never as signed out', async ({ does, reason }) => {
    const app = await flow.app({ withPorts: (ports) => ({ ...ports, keychain: does(ports.keychain) }) });
    const { id, token } = await signedInAccount(app, flow.service);
    await app.signoff.checkSession(id);
    expect(shown(app, id)?.state).toEqual({ kind: 'credentials-unavailable', reason, checking: false });
    expect(app.signoff.snapshot().notices).toEqual([{ kind: 'keychain', reason }]);
    expect(app.ports.registry.current().accounts).toMatchObject([{ id, state: { kind: 'signed-in' } }]);
    expect(flow.service.liveTokens()).toEqual([token]);
    expect(calls(flow.service, 'get_account_info')).toBe(0);
  });

  it('is locked comes back with it: its engine stops and starts again', async () => {
    const { service, keyring } = flow;
    const events: string[] = [];
    const app = await flow.app({ engine: engineThatTells(events) });
    const { signoff } = app;
    const { id } = await signedInAccount(app, service);
    await signoff.start();
    expect(events).toEqual([`start ${id}`]);
    await keyring.lock();
    try {
      await signoff.checkSession(id);
      expect(shown(app, id)?.state).toMatchObject({ kind: 'credentials-unavailable', reason: 'locked' });
      await signoff.handlers.retryKeychain({});
      await signoff.probeKeychain();
      expect(shown(app, id)?.state).toMatchObject({ kind: 'credentials-unavailable', reason: 'locked' });
    } finally {
      await keyring.unlock();
    }
    expect(events).toEqual([`start ${id}`, `stop ${id}`]);
    await signoff.handlers.retryKeychain({});
    await untilState(app, id, 'signed-in', ({ confirmedAt }) => confirmedAt !== null);
    expect(events).toEqual([`start ${id}`, `stop ${id}`, `start ${id}`]);
  });

  it('is open but empty is told from one that cannot be read', async () => {
    const app = await flow.app();
    const { id } = await signedInAccount(app, flow.service);
    await flow.keychain.remove(id);
    expect(await app.signoff.checkSession(id)).toEqual({
      kind: 'problem',
      problem: { kind: 'credentials-missing' },
    });
    expect(shown(app, id)?.state).toMatchObject({ kind: 'credentials-unavailable', reason: 'absent' });
    expect(app.signoff.snapshot().notices).toEqual([]);
  });
});

it('a keychain that really hangs costs its deadline, and nothing else', async () => {
  const { service, keyring } = flow;
  const app = await flow.app({ keychainDeadline: 8_000 });
  const { id, token } = await signedInAccount(app, service);
  keyring.pauseDaemon();
  try {
    expect(await app.signoff.signOut(id)).toMatchObject({
      outcome: 'pending',
      session: 'open',
      problem: { kind: 'keychain', reason: 'no-answer' },
    });
  } finally {
    keyring.resumeDaemon();
  }
  expect(service.liveTokens()).toEqual([token]);
  expect(await app.signoff.signOut(id)).toEqual(signedOut);
});

it('a check that waits for a keychain that hangs keeps no sign-out waiting, and every screen says at once that it began', async () => {
  const { service, keyring } = flow;
  const app = await flow.app();
  const { id } = await signedInAccount(app, service);
  keyring.pauseDaemon();
  try {
    const checking = app.signoff.checkSession(id);
    await until(app.signoff, () => {
      const state = shown(app, id)?.state;
      return state?.kind === 'signed-in' && state.checking;
    });
    const signingOut = app.signoff.signOut(id);
    // Far sooner than the keychain's own deadline of 30 seconds, which this test would not live to see.
    await until(app.signoff, () => {
      const state = shown(app, id)?.state;
      return state?.kind === 'signing-out' && state.step === 'asking-service';
    });
    expect(await checking).toEqual({ kind: 'not-now' });
    keyring.resumeDaemon();
    expect(await signingOut).toEqual(signedOut);
  } finally {
    keyring.resumeDaemon();
  }
});

it('a keychain that nobody opens is not asked for each account at every look', async () => {
  const { service, keyring } = flow;
  const clock = new ManualClock();
  let reads = 0;
  const app = await flow.app({
    clock,
    ...changedKeychain((keychain) => ({
      read: (name) => {
        reads += 1;
        return keychain.read(name);
      },
    })),
  });
  const { id } = await signedInAccount(app, service);
  await signedInAccount(app, service);
  await keyring.lock();
  try {
    await app.signoff.start();
    expect(shown(app, id)?.state).toMatchObject({ kind: 'credentials-unavailable', reason: 'locked' });
    await app.signoff.checkAll();
    expect(reads).toBe(0);
  } finally {
    await keyring.unlock();
  }
  await app.signoff.checkAll();
  expect(reads).toBe(2);
  await until(app.signoff, ({ notices }) => notices.length === 0);
});

function unavailable(reason: KeychainUnavailable['reason']): Promise<KeychainUnavailable> {
  return Promise.resolve({ kind: 'unavailable', reason });
}

function engineThatTells(events: string[]): SyncEngine {
  return {
    start: (id) => Promise.resolve(void events.push(`start ${id}`)),
    stop: (id) => Promise.resolve(void events.push(`stop ${id}`)),
  };
}
