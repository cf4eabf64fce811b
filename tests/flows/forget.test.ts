import { describe, expect, it } from 'vitest';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import { calls, inKeychain, shown, signedInAccount, untilState, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();

function forgotten(session: SignOutOutcome['session']): SignOutOutcome {
  return { outcome: 'forgotten', session, credentials: 'removed', problem: null };
}

/** An account whose sign-out waits for the service. */
async function waitingAccount(app: TestApp): Promise<{ readonly id: string; readonly token: string }> {
  const account = await signedInAccount(app, flow.service);
  flow.service.faults.set({ kind: 'http-status', status: 500, action: 'logout', times: 1 });
  await app.signoff.signOut(account.id);
  return account;
}

it('takes the token away without asking, and says what is known of the session', async () => {
  const { service } = flow;
  const app = await flow.app();
  const { id, token } = await waitingAccount(app);
  expect(await app.signoff.forget(id)).toEqual(forgotten('unknown'));
  expect(calls(service, 'logout')).toBe(1);
  expect(service.liveTokens()).toEqual([token]);
  expect(await inKeychain(flow, id)).toBeNull();
  expect(app.signoff.snapshot()).toMatchObject({
    accounts: [],
    history: [{ id, session: 'unknown', forgotten: true }],
  });
  // Asking once more gives the same answer.
  expect(await app.signoff.signOut(id)).toEqual(forgotten('unknown'));
});

it('of a refused sign-out: the session is open', async () => {
  const { service } = flow;
  const app = await flow.app({ apiKey: service.restrictedKey });
  const { id, token } = await signedInAccount(app, service);
  await app.signoff.signOut(id);
  expect(await app.signoff.forget(id)).toEqual(forgotten('open'));
  expect(service.liveTokens()).toEqual([token]);
});

it('is not for an account that is signed in', async () => {
  const app = await flow.app();
  const { id } = await signedInAccount(app, flow.service);
  expect(await app.signoff.forget(id)).toBeNull();
  expect(await app.signoff.handlers.forget({ account: id })).toEqual({ kind: 'not-now' });
  expect(await app.signoff.handlers.forget({ account: 'nobody' })).toEqual({ kind: 'no-such-account' });
  expect(await app.signoff.forget('nobody')).toBeNull();
  expect(shown(app, id)?.state.kind).toBe('signed-in');
  expect(await inKeychain(flow, id)).not.toBeNull();
});

it('of a session that ended elsewhere hides nothing: it is over', async () => {
  const { service } = flow;
  const clock = new ManualClock();
  const app = await flow.app({ clock });
  const { id, token } = await signedInAccount(app, service);
  service.revoke(token);
  await clock.hurry(3_000, app.signoff.checkSession(id));
  expect(await app.signoff.forget(id)).toMatchObject({ outcome: 'signed-out', session: 'already-ended' });
  expect(app.signoff.snapshot().history).toMatchObject([{ id, forgotten: false }]);
});

describe('while a call is under way', () => {
  it('its answer still counts: what was ended is not called forgotten', async () => {
    const { service } = flow;
    const app = await flow.app();
    const { id } = await signedInAccount(app, service);
    service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 200 });
    const signingOut = app.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    expect(await app.signoff.forget(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(await signingOut).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(app.signoff.snapshot().history).toMatchObject([{ id, session: 'ended', forgotten: false }]);
  });

  it('that never answers: it is forgotten when its time is up', async () => {
    const { service } = flow;
    const app = await flow.app({ serviceDeadline: 1_000 });
    const { id, token } = await signedInAccount(app, service);
    service.faults.set({ kind: 'no-answer', action: 'logout' });
    const signingOut = app.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    const forgetting = app.signoff.forget(id);
    await untilState(app, id, 'signing-out', (state) => state.forgotten);
    expect(await forgetting).toEqual(forgotten('unknown'));
    expect(await signingOut).toEqual(forgotten('unknown'));
    expect(calls(service, 'logout')).toBe(1);
    expect(await inKeychain(flow, id)).toBeNull();
    expect(service.liveTokens()).toEqual([token]);
  });
});

it('with a locked keychain is finished when it opens, over a restart, without a word to the service', async () => {
  const { service, keyring } = flow;
  const app = await flow.app();
  const { id, token } = await waitingAccount(app);
  await keyring.lock();
  try {
    expect(await app.signoff.forget(id)).toEqual({
      outcome: 'credentials-not-removed',
      session: 'unknown',
      credentials: 'kept',
      problem: { kind: 'keychain', reason: 'locked' },
    });
    expect(shown(app, id)?.state).toMatchObject({ kind: 'signing-out', forgotten: true });
  } finally {
    await keyring.unlock();
  }
  expect(await inKeychain(flow, id)).toBe(token);
  await app.close();
  const next = await flow.app({ directory: app.directory });
  await next.signoff.start();
  expect(next.signoff.snapshot()).toMatchObject({
    accounts: [],
    history: [{ id, session: 'unknown', forgotten: true }],
  });
  expect(await inKeychain(flow, id)).toBeNull();
  expect(calls(service, 'logout')).toBe(1);
});
