import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../electron/core/check-session.ts';
import type { Fault } from '../service/faults.ts';
import {
  calls,
  changedKeychain,
  deadlineAt,
  inKeychain,
  shown,
  signedInAccount,
  untilState,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

const flow = useFlow();
const ask = 'get_account_info';

it('an open session is confirmed, with the time', async () => {
  const clock = new ManualClock();
  const app = await flow.app({ clock });
  const { id } = await signedInAccount(app, flow.service);
  expect(await app.signoff.checkSession(id)).toEqual({ kind: 'open' });
  expect(shown(app, id)?.state).toEqual({
    kind: 'signed-in',
    checking: false,
    confirmedAt: clock.now().toISOString(),
    checkProblem: null,
    syncFailed: false,
  });
});

describe('not_logged_in', () => {
  it('is believed when it is said again three seconds later', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const stopped: string[] = [];
    const app = await flow.app({
      clock,
      engine: { start: () => Promise.resolve(), stop: (id) => Promise.resolve(void stopped.push(id)) },
    });
    const { id, token } = await signedInAccount(app, service);
    service.revoke(token);
    const checking = app.signoff.checkSession(id);
    await clock.reach(3_000);
    expect(calls(service, ask)).toBe(1);
    expect(shown(app, id)?.state).toMatchObject({ kind: 'signed-in', checking: true });
    expect(await checking).toEqual({ kind: 'ended', credentials: 'removed' });
    expect(calls(service, ask)).toBe(2);
    expect(shown(app, id)?.state).toEqual({
      kind: 'session-ended',
      endedAt: clock.now().toISOString(),
      credentials: 'removed',
    });
    expect(stopped).toEqual([id]);
    expect(await inKeychain(flow, id)).toBeNull();
    // It is over: nothing is asked any more.
    expect(await app.signoff.checkSession(id)).toEqual({ kind: 'not-now' });
    expect(calls(service, ask)).toBe(2);
  });

  it('is not asked again before three seconds are over', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const { id, token } = await signedInAccount(app, service);
    service.revoke(token);
    const checking = app.signoff.checkSession(id);
    await service.waitForRequest(({ action, status }) => action === ask && status !== null);
    await clock.reach(3_000);
    expect(clock.now().getTime() - new ManualClock().now().getTime()).toBe(3_000);
    await checking;
  });

  it.each<{ name: string; second: Fault | null; expected: CheckResult }>([
    { name: 'is taken back by an open session', second: null, expected: { kind: 'open' } },
    {
      name: 'is not believed where the second answer is unclear',
      second: { kind: 'html' },
      expected: { kind: 'problem', problem: { kind: 'malformed' } },
    },
    {
      name: 'is not believed where the key is refused then',
      second: { kind: 'restricted' },
      expected: { kind: 'problem', problem: { kind: 'restricted' } },
    },
  ])('$name', async ({ second, expected }) => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const { id, token } = await signedInAccount(app, service);
    const body = '<response><status>not_logged_in</status></response>';
    service.faults.set({ kind: 'reply', action: ask, times: 1, body });
    if (second !== null) service.faults.set({ ...second, action: ask });
    expect(await clock.hurry(3_000, app.signoff.checkSession(id))).toEqual(expected);
    expect(calls(service, ask)).toBe(2);
    expect(shown(app, id)?.state.kind).toBe('signed-in');
    expect(await inKeychain(flow, id)).toBe(token);
  });

  it('of a token that the keychain does not let go of: it is removed later', async () => {
    const { service, keyring } = flow;
    const clock = new ManualClock();
    const app = await flow.app({
      clock,
      ...changedKeychain((keychain) => ({
        remove: async (name) => {
          await keyring.lock();
          return keychain.remove(name);
        },
      })),
    });
    const { id, token } = await signedInAccount(app, service);
    service.revoke(token);
    try {
      const result = await clock.hurry(3_000, app.signoff.checkSession(id));
      expect(result).toEqual({ kind: 'ended', credentials: 'kept' });
      expect(shown(app, id)?.state).toMatchObject({ kind: 'session-ended', credentials: 'kept' });
      expect(await app.signoff.removeDeadCredentials()).toBe(1);
    } finally {
      await keyring.unlock();
    }
    const next = await flow.app({ directory: app.directory });
    expect(await next.signoff.removeDeadCredentials()).toBe(0);
    expect(shown(next, id)?.state).toMatchObject({ kind: 'session-ended', credentials: 'removed' });
    expect(await inKeychain(flow, id)).toBeNull();
  });
});

describe('an answer that says nothing changes nothing', () => {
  it.each<Fault>([
    { kind: 'no-answer' },
    { kind: 'drop-before-reply' },
    { kind: 'http-status', status: 404 },
    { kind: 'http-status', status: 500 },
    { kind: 'redirect', to: 'other-origin' },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'unknown-status', value: 'logout_ok' },
    { kind: 'two-statuses' },
    { kind: 'fault' },
    { kind: 'restricted' },
  ])('$kind', async (fault) => {
    const { service } = flow;
    const app = await flow.app({ serviceDeadline: deadlineAt(fault) });
    const { id, token } = await signedInAccount(app, service);
    const before = app.ports.registry.current();
    service.faults.set(fault);
    const result = await app.signoff.checkSession(id);
    expect(result.kind).toBe('problem');
    const problem = result.kind === 'problem' ? result.problem : null;
    expect(shown(app, id)?.state).toEqual({
      kind: 'signed-in',
      checking: false,
      confirmedAt: null,
      checkProblem: problem,
      syncFailed: false,
    });
    expect(app.ports.registry.current()).toBe(before);
    expect(await inKeychain(flow, id)).toBe(token);

    service.faults.clear();
    await app.signoff.checkSession(id);
    expect(shown(app, id)?.state).toMatchObject({ kind: 'signed-in', checkProblem: null });
  });
});

describe('signing out during a check', () => {
  it('does not wait for the service’s answer to it', async () => {
    const { service } = flow;
    const app = await flow.app({ serviceDeadline: 60_000 });
    const { id } = await signedInAccount(app, service);
    service.faults.set({ kind: 'no-answer', action: ask });
    const checking = app.signoff.checkSession(id);
    await service.waitForRequest(({ action }) => action === ask);
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
    expect(await checking).toEqual({ kind: 'not-now' });
  });

  it('does not wait for the second opinion', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const { id, token } = await signedInAccount(app, service);
    service.revoke(token);
    const checking = app.signoff.checkSession(id);
    await service.waitForRequest(({ action, status }) => action === ask && status !== null);
    const signedOut = await app.signoff.signOut(id);
    expect(signedOut).toMatchObject({ outcome: 'signed-out', session: 'already-ended' });
    expect(await checking).toEqual({ kind: 'not-now' });
    expect(app.signoff.snapshot().history).toHaveLength(1);
  });

  it('does not wait for an engine that hangs', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({
      clock,
      engine: { start: () => Promise.resolve(), stop: () => new Promise(() => undefined) },
    });
    const { id, token } = await signedInAccount(app, service);
    service.revoke(token);
    const checking = app.signoff.checkSession(id);
    await clock.reach(3_000);
    await untilState(app, id, 'session-ended');
    const signingOut = app.signoff.signOut(id);
    expect(await clock.hurry(5_000, checking)).toMatchObject({ kind: 'ended' });
    expect(await clock.hurry(5_000, signingOut)).toMatchObject({ session: 'already-ended' });
  });
});

it('two checks at once are one', async () => {
  const app = await flow.app();
  const { id } = await signedInAccount(app, flow.service);
  await Promise.all([app.signoff.checkSession(id), app.signoff.checkSession(id)]);
  expect(calls(flow.service, ask)).toBe(1);
});

it('an app that stays open checks at the start, and every hour', async () => {
  const { service } = flow;
  const clock = new ManualClock();
  const app = await flow.app({ clock });
  const { id } = await signedInAccount(app, service);
  await app.signoff.start();
  expect(calls(service, ask)).toBe(1);
  for (const hour of [1, 2]) {
    await untilState(app, id, 'signed-in', ({ checking }) => !checking);
    clock.advance(60 * 60 * 1000);
    await service.waitForRequest(({ action }) => action === ask, hour + 1);
  }
  await untilState(app, id, 'signed-in', ({ checking }) => !checking);
  app.signoff.stop();
  expect(clock.nextIn).toBeNull();
});
