import { describe, expect, it } from 'vitest';
import type { Fault } from '../service/faults.ts';
import { calls, signedInAccount, until, untilGone, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** Somebody sets the computer's clock while something waits. */

const flow = useFlow();
const second = 1_000;
const minute = 60 * second;

const fails: Fault = { kind: 'http-status', status: 500, action: 'logout' };

describe('a sign-out that waits', () => {
  it.each([
    { set: 'back by five hours', to: '2025-12-31T19:00:00.000Z' },
    { set: 'back by a year', to: '2025-01-01T00:00:00.000Z' },
  ])('is asked for again in time where the clock was set $set', async ({ to }) => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    service.faults.set({ ...fails, times: 1 });
    await app.signoff.signOut(id);
    clock.set(to);
    await app.signoff.goOn('configuration');
    clock.advance(30 * second - 1);
    expect(calls(service, 'logout')).toBe(1);
    clock.advance(1);
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
  });

  it('is not asked for early where the clock was set forward by an hour', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    service.faults.set({ ...fails, times: 1 });
    await app.signoff.signOut(id);
    clock.set('2026-01-01T01:00:00.000Z');
    await app.signoff.goOn('configuration');
    expect(calls(service, 'logout')).toBe(1);
    clock.advance(30 * second);
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
  });

  it.each([
    { set: 'back by five hours', to: '2025-12-31T19:00:00.000Z' },
    { set: 'forward by an hour', to: '2026-01-01T01:00:00.000Z' },
  ])('is asked for at the next start where the clock was set $set in between', async ({ to }) => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const { id } = await signedInAccount(app, service);
    service.faults.set({ ...fails, times: 2 });
    await app.signoff.signOut(id);
    await app.close();
    clock.set(to);
    const next = await flow.app({ clock, directory: app.directory });
    await next.signoff.start();
    expect(calls(service, 'logout')).toBe(2);
    await clock.reach(minute);
    expect(await untilGone(next, id)).toMatchObject({ session: 'ended' });
  });
});

describe('the ticket of a sign-in', () => {
  it.each([
    { set: 'forward by an hour', to: '2026-01-01T01:00:00.000Z', expiresAt: '2026-01-01T01:10:00.000Z' },
    { set: 'back by five hours', to: '2025-12-31T19:00:00.000Z', expiresAt: '2025-12-31T19:10:00.000Z' },
  ])('is waited with for as long as ever where the clock is set $set', async ({ to, expiresAt }) => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock, onPage: () => undefined });
    const told = new Set<string>();
    app.signoff.onChange(() => {
      const { signIn: view } = app.signoff.snapshot();
      if (view?.step === 'waiting') told.add(view.expiresAt);
    });
    const signingIn = app.signoff.signIn();
    await until(app.signoff, (now) => now.signIn?.step === 'waiting');
    clock.set(to);
    expect(await clock.hurry(1_000, signingIn)).toEqual({ kind: 'failed', problem: { kind: 'expired' } });
    expect([...told]).toEqual(['2026-01-01T00:10:00.000Z', expiresAt]);
    expect(clock.elapsed()).toBe(600_000);
    expect(calls(service, 'get_auth_token')).toBe(600);
    expect(service.liveTokens()).toEqual([]);
  });
});
