import { describe, expect, it } from 'vitest';
import {
  answeringSignIn,
  calls,
  inKeychain,
  shown,
  signedInAccount,
  until,
  untilGone,
  useFlow,
} from '../support/flow.ts';
import { FailingDisk } from '../support/failing-disk.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();

/** The changes of the registry that fail: the n-th alone, or all from there on. */
const plans = [1, 2, 3, 4, 5, 6].flatMap((from) => [
  { from, to: from, name: `change ${from}` },
  { from, to: Infinity, name: `every change from ${from} on` },
]);

interface Scene {
  readonly app: TestApp;
  readonly disk: FailingDisk;
  readonly clock: ManualClock;
  readonly ids: Set<string>;
}

async function scene(): Promise<Scene> {
  const disk = new FailingDisk();
  const clock = new ManualClock();
  const ids = new Set<string>();
  const app = await flow.app({
    clock,
    withPorts: (ports) => ({
      ...disk.under(ports),
      newId: () => {
        const id = ports.newId();
        ids.add(id);
        return id;
      },
    }),
  });
  return { app, disk, clock, ids };
}

/**
 * The app's process dies while the disk is as it is, and the next one starts on a disk that works: whatever the first one
 * said, every live session is one that an account here can end, and no item lies in the keychain that no account knows.
 */
async function expectNothingLost({ app, disk, clock, ids }: Scene): Promise<TestApp> {
  await app.close();
  disk.heal();
  const next = await flow.app({ directory: app.directory, clock });
  // The start checks what is signed in, and believes an end when it is said twice.
  await clock.hurry(3_000, next.signoff.start());
  await next.signoff.idle();
  const { accounts } = next.ports.registry.current();
  const reachable = await Promise.all(accounts.map(({ id }) => inKeychain(flow, id)));
  for (const token of flow.service.liveTokens()) expect(reachable).toContain(token);
  for (const id of ids) {
    if (accounts.some((account) => account.id === id)) continue;
    expect(await inKeychain(flow, id)).toBeNull();
    expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
  }
  expect(accounts.every(({ state }) => state.kind !== 'signing-in')).toBe(true);
  return next;
}

describe.each(plans)('a disk that fails at $name', ({ from, to }) => {
  it('of signing in', async () => {
    const { app, disk, ...rest } = await scene();
    disk.plan(app.directory, from, to);
    const result = await answeringSignIn(app, true);
    const saysNotSaved = app.signoff.snapshot().notices.some(({ kind }) => kind === 'registry-not-saved');
    expect(saysNotSaved).toBe(app.ports.registry.hasUnsavedChanges());
    if (result?.kind === 'signed-in') {
      // What is said to be kept is kept: it was written by the last change at the latest.
      const next = await expectNothingLost({ app, disk, ...rest });
      expect(shown(next, result.account)?.state.kind).toBe('signed-in');
    } else {
      expect(result).toEqual({ kind: 'failed', problem: { kind: 'not-saved' } });
      expect(flow.service.liveTokens()).toEqual([]);
      await expectNothingLost({ app, disk, ...rest });
    }
  });

  it('of signing in again: whoever is not signed in anew stays signed in as before', async () => {
    const { app, disk, ...rest } = await scene();
    const first = await answeringSignIn(app, true);
    if (first?.kind !== 'signed-in') throw new Error('The first sign-in failed');
    disk.plan(app.directory, from, to);
    const again = await answeringSignIn(app, true);
    // The session that is not kept is ended behind the answer.
    await expect.poll(() => flow.service.liveTokens()).toHaveLength(1);
    await app.signoff.idle();
    const signedIn = again?.kind === 'signed-in' ? again.account : first.account;
    const stays = (host: TestApp): string[] =>
      host.signoff
        .snapshot()
        .accounts.filter(({ state }) => state.kind === 'signed-in')
        .map(({ id }) => id);
    expect(stays(app)).toEqual([signedIn]);
    expect(flow.service.liveTokens()).toEqual([await inKeychain(flow, signedIn)]);
    expect(stays(await expectNothingLost({ app, disk, ...rest }))).toEqual([signedIn]);
  });

  it('of signing out', async () => {
    const { service } = flow;
    const { app, disk, ...rest } = await scene();
    const { id } = await signedInAccount(app, service);
    disk.plan(app.directory, from, to);
    const outcome = await app.signoff.signOut(id);
    expect(service.liveTokens()).toEqual([]);
    expect(outcome?.session).toBe('ended');
    const removed = (await inKeychain(flow, id)) === null;
    expect(outcome?.credentials === 'removed').toBe(removed);
    expect(outcome?.outcome).toBe(removed ? 'signed-out' : 'credentials-not-removed');
    if (!removed) expect(outcome?.problem).toEqual({ kind: 'not-saved' });
    const unsaved = app.ports.registry.hasUnsavedChanges();
    expect(app.signoff.snapshot().notices).toEqual(unsaved ? [{ kind: 'registry-not-saved' }] : []);

    const next = await expectNothingLost({ app, disk, ...rest });
    // An end that the disk never heard of is found out again.
    expect(shown(next, id)?.state.kind ?? 'gone').toMatch(/^(gone|session-ended)$/);
    expect(await inKeychain(flow, id)).toBeNull();
  });

  it('of a sign-out that the service does not answer', async () => {
    const { service } = flow;
    const { app, disk, ...rest } = await scene();
    const { id, token } = await signedInAccount(app, service);
    service.faults.set({ kind: 'http-status', status: 500, action: 'logout', times: 1 });
    disk.plan(app.directory, from, to);
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'pending', session: 'unknown' });
    expect(shown(app, id)?.state.kind).toBe('signing-out');
    expect(await inKeychain(flow, id)).toBe(token);
    const next = await expectNothingLost({ app, disk, ...rest });
    if (shown(next, id) !== undefined) await next.signoff.signOut(id);
    expect(service.liveTokens()).toEqual([]);
    expect(await inKeychain(flow, id)).toBeNull();
  });

  it('of forgetting', async () => {
    const { service } = flow;
    const { app, disk, ...rest } = await scene();
    const { id } = await signedInAccount(app, service);
    service.faults.set({ kind: 'http-status', status: 500, action: 'logout' });
    await app.signoff.signOut(id);
    disk.plan(app.directory, from, to);
    expect(await app.signoff.forget(id)).toMatchObject({ outcome: 'forgotten', credentials: 'removed' });
    expect(await inKeychain(flow, id)).toBeNull();
    await app.close();
    disk.heal();
    const next = await flow.app({ directory: app.directory, clock: rest.clock });
    await next.signoff.start();
    // Where the disk never heard of it, the account says that its key is gone, and not that the session is over.
    const state = shown(next, id)?.state;
    if (state !== undefined) {
      expect(state).toMatchObject({
        kind: 'signing-out',
        session: 'unknown',
        problem: { kind: 'credentials-missing' },
      });
      await next.signoff.forget(id);
    }
    expect(next.signoff.snapshot()).toMatchObject({ accounts: [], history: [{ id, forgotten: true }] });
  });

  it('of a check that finds the session ended', async () => {
    const { service } = flow;
    const { app, disk, ...rest } = await scene();
    const { id, token } = await signedInAccount(app, service);
    service.revoke(token);
    disk.plan(app.directory, from, to);
    const result = await rest.clock.hurry(3_000, app.signoff.checkSession(id));
    expect(result).toMatchObject({ kind: 'ended' });
    expect(shown(app, id)?.state).toMatchObject({ kind: 'session-ended' });
    const next = await expectNothingLost({ app, disk, ...rest });
    expect(shown(next, id)?.state).toMatchObject({ kind: 'session-ended', credentials: 'removed' });
    expect(await inKeychain(flow, id)).toBeNull();
  });
});

it('on a disk that fails for good everybody is signed out at the service, and it is said that nothing is written', async () => {
  const { service } = flow;
  const { app, disk } = await scene();
  const ids = [];
  for (let count = 0; count < 10; count += 1) ids.push((await signedInAccount(app, service)).id);
  disk.plan(app.directory, 1, Infinity);
  await app.signoff.signOutAll(ids);
  expect(service.liveTokens()).toEqual([]);
  expect(app.signoff.snapshot().notices).toEqual([{ kind: 'registry-not-saved' }]);
  await app.close();
  disk.heal();
});

it('what waited for the disk is finished by itself when the disk is back', async () => {
  const { service } = flow;
  const { app, disk, clock } = await scene();
  await app.signoff.start();
  const { id } = await signedInAccount(app, service);
  disk.plan(app.directory, 1, Infinity);
  expect(await app.signoff.signOut(id)).toMatchObject({
    outcome: 'credentials-not-removed',
    session: 'ended',
    problem: { kind: 'not-saved' },
  });
  disk.heal();
  await until(app.signoff, ({ notices }) => notices.length === 0);
  await clock.reach(30_000);
  expect(await untilGone(app, id)).toMatchObject({ session: 'ended', forgotten: false });
  expect(await inKeychain(flow, id)).toBeNull();
  expect(calls(service, 'logout')).toBe(1);
});
