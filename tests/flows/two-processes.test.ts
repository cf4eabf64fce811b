import { describe, expect, it } from 'vitest';
import type { Keychain, KeychainUnavailable } from '../../electron/core/ports/keychain.ts';
import type { Parts } from '../../electron/core/parts.ts';
import {
  calls,
  inKeychain,
  shown,
  signedInAccount,
  signIn,
  until,
  untilGone,
  untilState,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();

const ended = { outcome: 'signed-out', session: 'ended', credentials: 'removed', problem: null };

/** Two on one data directory, the first of which is at work. */
async function twoApps(
  first: Parameters<typeof flow.app>[0] = {},
  second: Parameters<typeof flow.app>[0] = {},
): Promise<{ readonly a: TestApp; readonly b: TestApp }> {
  const a = await flow.app(first);
  const b = await flow.app({ ...second, directory: a.directory });
  return { a, b };
}

describe('an account that the other one is busy with', () => {
  it('is signed out once, and both tell how it ended', async () => {
    const { service } = flow;
    const { a, b } = await twoApps();
    const { id } = await signedInAccount(a, service);
    service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 300 });
    const first = a.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    expect(await b.signoff.signOut(id)).toEqual(ended);
    expect(await first).toEqual(ended);
    expect(calls(service, 'logout')).toBe(1);
    expect(b.signoff.snapshot().history).toHaveLength(1);
  });

  it('is not taken up by the other’s start', async () => {
    const { service } = flow;
    const { a, b } = await twoApps();
    const { id } = await signedInAccount(a, service);
    service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 300 });
    const first = a.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    await b.signoff.start();
    await first;
    expect(calls(service, 'logout')).toBe(1);
    await untilGone(b, id);
  });

  it('is signed out by the other when the first one is gone', async () => {
    const { service } = flow;
    const { a, b } = await twoApps({ serviceDeadline: 60_000 });
    const { id } = await signedInAccount(a, service);
    service.faults.set({ kind: 'no-answer', action: 'logout', times: 1 });
    void a.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    const second = b.signoff.signOut(id);
    await a.close();
    expect(await second).toEqual(ended);
    expect(await inKeychain(flow, id)).toBeNull();
  });

  it('is noticed within a minute where the first one went without a word', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const a = await flow.app({ serviceDeadline: 60_000 });
    const { id } = await signedInAccount(a, service);
    service.faults.set({ kind: 'no-answer', action: 'logout', times: 1 });
    void a.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    const b = await flow.app({ clock, directory: a.directory });
    await b.signoff.start();
    expect(calls(service, 'logout')).toBe(1);
    await a.close();
    await clock.reach(60_000);
    expect(await untilGone(b, id)).toMatchObject({ session: 'ended' });
  });

  it('that never comes to an end is told about as it stands', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const { a, b } = await twoApps({ serviceDeadline: 60_000 }, { clock });
    const { id } = await signedInAccount(a, service);
    service.faults.set({ kind: 'no-answer', action: 'logout', times: 1 });
    void a.signoff.signOut(id);
    await service.waitForRequest(({ action }) => action === 'logout');
    expect(await clock.hurry(200, b.signoff.signOut(id))).toEqual({
      outcome: 'pending',
      session: 'open',
      credentials: 'kept',
      problem: { kind: 'busy-elsewhere' },
    });
    expect(calls(service, 'logout')).toBe(1);
  });
});

it('two that start together ask once for each account that waits', async () => {
  const { service } = flow;
  const dead = await flow.app({ serviceDeadline: 60_000 });
  const ids = [];
  service.faults.set({ kind: 'no-answer', action: 'logout', times: 5 });
  for (let count = 0; count < 5; count += 1) {
    const { id } = await signedInAccount(dead, service);
    ids.push(id);
    void dead.signoff.signOut(id);
  }
  await service.waitForRequest(({ action }) => action === 'logout', 5);
  await dead.close();
  const a = await flow.app({ directory: dead.directory });
  const b = await flow.app({ directory: dead.directory });
  await Promise.all([a.signoff.start(), b.signoff.start()]);
  for (const id of ids) {
    expect(await untilGone(a, id)).toMatchObject({ session: 'ended' });
    expect(await untilGone(b, id)).toMatchObject({ session: 'ended' });
  }
  expect(calls(service, 'logout')).toBe(10);
  expect(a.parts.registry.current().history).toHaveLength(5);
});

describe('a sign-in of the other one', () => {
  it('is left alone while its process lives, and undone when it is gone', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const a = await flow.app({ clock: new ManualClock(), onPage: () => undefined });
    void a.signoff.signIn();
    await until(a.signoff, (now) => now.signIn?.step === 'waiting');
    const [record] = a.parts.registry.current().accounts;
    const id = record?.id ?? '';
    const b = await flow.app({ clock, directory: a.directory });
    await b.signoff.start();
    expect(await b.signoff.undoInterruptedSignIns()).toBe(0);
    await clock.reach(60_000);
    await b.signoff.goOn('due');
    expect(calls(service, 'get_auth_token')).toBe(0);
    expect(b.parts.registry.current().accounts).toEqual([record]);
    expect(b.signoff.snapshot().accounts).toEqual([]);

    // Its ticket led to a session that it did not hear of any more.
    service.signInAs(service.issuedTickets()[0] ?? '');
    expect(await inKeychain(flow, `${id}.ticket`)).not.toBeNull();
    a.vanish();
    await clock.reach(60_000);
    await until(b.signoff, ({ history }) => history.length === 1);
    expect(service.issuedTokens()).toHaveLength(1);
    expect(service.liveTokens()).toEqual([]);
    expect(await inKeychain(flow, id)).toBeNull();
    expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
  });
});

describe('an account whose token lies in the other one’s memory', () => {
  const missing: KeychainUnavailable = { kind: 'unavailable', reason: 'missing' };
  const never = (): Promise<KeychainUnavailable> => Promise.resolve(missing);
  const none: Keychain = {
    askAgain: () => undefined,
    probe: never,
    read: never,
    write: never,
    remove: never,
  };
  const withParts = (parts: Parts): Parts => ({ ...parts, keychain: none });

  /** The first app holds the account, the second one does not. */
  async function held(): Promise<{ readonly a: TestApp; readonly b: TestApp; readonly id: string }> {
    const { a, b } = await twoApps({ clock: new ManualClock(), withParts }, { withParts });
    await a.signoff.start();
    await b.signoff.start();
    const id = await signIn(a);
    await untilState(b, id, 'signed-in');
    return { a, b, id };
  }

  it('is signed out by the one that holds it when the other is asked', async () => {
    const { service } = flow;
    const { a, b, id } = await held();
    expect(await b.signoff.signOut(id)).toEqual(ended);
    expect(service.liveTokens()).toEqual([]);
    expect(calls(service, 'logout')).toBe(1);
    await untilGone(a, id);
  });

  it('and whose sign-out waits is tried again, once, when the other is asked', async () => {
    const { service } = flow;
    const { a, b, id } = await held();
    service.faults.set({ kind: 'restricted', action: 'logout', times: 2 });
    const refused = {
      outcome: 'refused',
      session: 'open',
      credentials: 'kept',
      problem: { kind: 'restricted' },
    };
    expect(await a.signoff.signOut(id)).toEqual(refused);
    await untilState(b, id, 'signing-out', ({ problem }) => problem !== null);
    expect(await b.signoff.signOut(id)).toEqual(refused);
    expect(calls(service, 'logout')).toBe(2);
    expect(await b.signoff.signOut(id)).toEqual(ended);
  });

  it('and whose sign-out waits is forgotten when the other is asked', async () => {
    const { service } = flow;
    const { a, b, id } = await held();
    service.faults.set({ kind: 'restricted', action: 'logout' });
    await a.signoff.signOut(id);
    await untilState(b, id, 'signing-out', ({ problem }) => problem !== null);
    expect(await b.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', session: 'open' });
    expect(calls(service, 'logout')).toBe(1);
    await untilGone(a, id);
    expect(await a.signoff.signOutMemoryAccounts()).toEqual([]);
  });

  it('is shown by both, and the other does not say that its key is gone', async () => {
    const { b, id } = await held();
    expect(shown(b, id)).toMatchObject({ storage: 'memory', state: { kind: 'signed-in' } });
    expect(await b.signoff.checkSession(id)).toEqual({ kind: 'not-now' });
    expect(shown(b, id)).toMatchObject({ state: { kind: 'signed-in' } });
  });
});
