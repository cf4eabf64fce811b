import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import type { Fault } from '../service/faults.ts';
import {
  calls,
  changedKeychain,
  inKeychain,
  shown,
  signedInAccount,
  untilGone,
  untilState,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const fails: Fault = { kind: 'http-status', status: 500, action: 'logout' };

/** How long until the next attempt, in milliseconds; null: there will be none by itself. */
function waits(app: TestApp, id: string): number | null {
  const state = shown(app, id)?.state;
  if (state?.kind !== 'signing-out') throw new Error('Nothing waits');
  if (state.nextAttemptAt === null) return null;
  return Date.parse(state.nextAttemptAt) - app.ports.clock.now().getTime();
}

/** Waits until the service has been asked so often, and what came of it is written down. */
async function untilAsked(app: TestApp, id: string, count: number): Promise<void> {
  await flow.service.waitForRequest(({ action, status }) => action === 'logout' && status !== null, count);
  await untilState(app, id, 'signing-out', ({ step }) => step === null);
}

describe('an answer that was not clear', () => {
  it('is asked for again after 30 s, then after pauses that double, also over a restart', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    service.faults.set(fails);
    await app.signoff.signOut(id);
    expect(waits(app, id)).toBe(30 * second);

    clock.advance(30 * second - 1);
    expect(calls(service, 'logout')).toBe(1);
    clock.advance(1);
    await untilAsked(app, id, 2);
    expect(waits(app, id)).toBe(minute);
    await clock.reach(minute);
    await untilAsked(app, id, 3);
    expect(waits(app, id)).toBe(2 * minute);
    await app.close();
    expect(clock.nextIn).toBeNull();

    const next = await flow.app({ clock, directory: app.directory });
    await next.signoff.start();
    expect(calls(service, 'logout')).toBe(4);
    expect(waits(next, id)).toBe(4 * minute);
    service.faults.clear();
    await clock.reach(4 * minute);
    expect(await untilGone(next, id)).toMatchObject({ session: 'ended' });
    expect(service.liveTokens()).toEqual([]);
  });

  it('is asked for again at once when the network returns', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    await service.goDown();
    expect(await app.signoff.signOut(id)).toMatchObject({ problem: { kind: 'unreachable' } });
    await service.comeUp();
    app.networkReturns();
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
  });

  it('is asked for again when a person asks', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    const { id } = await signedInAccount(app, service);
    service.faults.set({ ...fails, times: 1 });
    expect(await app.signoff.handlers.retrySignOut({ account: id })).toEqual({ kind: 'not-now' });
    await app.signoff.signOut(id);
    expect(await app.signoff.handlers.retrySignOut({ account: id })).toEqual({ kind: 'done' });
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
  });
});

describe('a refused key', () => {
  it('is not tried again by itself: not in time, not with the network, not at the next start', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const apiKey = service.restrictedKey;
    const app = await flow.app({ clock, apiKey });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    await app.signoff.signOut(id);
    expect(waits(app, id)).toBeNull();
    await app.signoff.goOn('network');
    await app.signoff.goOn('keychain');
    await app.signoff.goOn('configuration');
    clock.advance(hour - 1);
    await app.signoff.goOn('due');
    await app.close();
    const next = await flow.app({ clock, directory: app.directory, apiKey });
    await next.signoff.start();
    expect(calls(service, 'logout')).toBe(1);
    expect(shown(next, id)?.state).toMatchObject({ kind: 'signing-out', problem: { kind: 'restricted' } });

    await next.signoff.handlers.retrySignOut({ account: id });
    await untilAsked(next, id, 2);
  });

  it('is tried again by the next start with another key', async () => {
    const { service } = flow;
    const app = await flow.app({ apiKey: service.restrictedKey });
    const { id } = await signedInAccount(app, service);
    await app.signoff.signOut(id);
    const next = await flow.app({ directory: app.directory });
    await next.signoff.start();
    expect(await untilGone(next, id)).toMatchObject({ session: 'ended' });
  });

  it.each([
    { what: 'a refused key', first: () => flow.service.restrictedKey, problem: 'restricted' },
    { what: 'no key', first: () => null, problem: 'no-api-key' },
  ])('$what: another one is noticed within a minute', async ({ first, problem }) => {
    const { service } = flow;
    const clock = new ManualClock();
    let key: string | null = first();
    const app = await flow.app({
      clock,
      appSecret: () => Promise.resolve(key === null ? null : new Secret(key)),
    });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    expect(await app.signoff.signOut(id)).toMatchObject({ problem: { kind: problem } });
    const before = calls(service, 'logout');
    await clock.reach(minute);
    await app.signoff.goOn('due');
    expect(calls(service, 'logout')).toBe(before);
    key = service.apiKey;
    await clock.reach(minute);
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
  });
});

describe('a keychain that cannot be read while signing out', () => {
  it.each([
    { reason: 'locked', pause: 30 * second },
    { reason: 'failing', pause: 30 * second },
    { reason: 'missing', pause: 30 * second },
    // Each attempt would put the same question to somebody who is not there.
    { reason: 'no-answer', pause: 10 * minute },
  ] as const)('$reason: goes on by itself', async ({ reason, pause }) => {
    const { service } = flow;
    const clock = new ManualClock();
    let available = false;
    let reads = 0;
    const app = await flow.app({
      clock,
      ...changedKeychain((keychain) => ({
        read: (name) => {
          reads += 1;
          if (available) return keychain.read(name);
          return Promise.resolve({ kind: 'unavailable', reason });
        },
      })),
    });
    await app.signoff.start();
    const { id } = await signedInAccount(app, service);
    await app.signoff.signOut(id);
    expect(waits(app, id)).toBe(pause);
    const before = reads;
    app.networkReturns();
    await app.signoff.goOn('network');
    clock.advance(pause - 1);
    expect(reads).toBe(before);
    available = true;
    clock.advance(1);
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
    expect(await inKeychain(flow, id)).toBeNull();
  });
});

it('what cannot be helped is not tried', async () => {
  const { service } = flow;
  const app = await flow.app({ clock: new ManualClock() });
  await app.signoff.start();
  const { id } = await signedInAccount(app, service);
  await flow.keychain.remove(id);
  expect(await app.signoff.signOut(id)).toMatchObject({ problem: { kind: 'credentials-missing' } });
  const { accounts } = app.ports.registry.current();
  for (const trigger of ['start', 'due', 'network', 'keychain', 'configuration'] as const) {
    await app.signoff.goOn(trigger);
  }
  expect(app.ports.registry.current().accounts).toEqual(accounts);
  expect(calls(service, 'logout')).toBe(0);
});
