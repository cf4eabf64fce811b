import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Fault } from '../service/faults.ts';
import { answeringSignIn, inKeychain, until, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';

const flow = useFlow();

describe('a service that fails while it waits for the person', () => {
  const failing: Fault = { kind: 'http-status', status: 500, action: 'get_auth_token' };

  it('is shown as failing while it lasts', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock, onPage: () => undefined });
    const clear = service.faults.set(failing);
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    const shownProblem = (now: Snapshot) => (now.signIn?.step === 'waiting' ? now.signIn.problem : null);
    const snapshot = await until(app.signoff, (now) => shownProblem(now) !== null);
    expect(shownProblem(snapshot)).toEqual({ kind: 'http-error', status: 500 });
    clear();
    await until(app.signoff, (now) => now.signIn?.step === 'waiting' && now.signIn.problem === null);
    await app.signoff.handlers.cancelSignIn({});
    expect(await signingIn).toEqual({ kind: 'undone', over: true });
  });

  it('to the end is the reason in the end: not that the person was too slow', async () => {
    const { service } = flow;
    const app = await flow.app({ clock: new ManualClock(), onPage: () => undefined });
    service.faults.set(failing);
    const problem = { kind: 'http-error', status: 500 };
    expect(await answeringSignIn(app, true)).toEqual({ kind: 'failed', problem });
    // Nobody knows whether it began a session.
    expect(app.signoff.snapshot().notices).toMatchObject([
      { kind: 'sign-in-unfinished', service: service.url },
    ]);
    service.faults.clear();
    expect(await app.signoff.undoInterruptedSignIns()).toBe(0);
    expect(app.signoff.snapshot().notices).toEqual([]);
  });
});

describe('a sign-in that could not be undone', () => {
  it('is told until the person gives it up, and then nothing of it is left here', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    service.faults.set({ kind: 'drop-before-reply', action: 'get_auth_token', takesEffect: true });
    const signingIn = clock.hurry(1_000, app.signoff.signIn());
    await service.waitForRequest(({ action, fault }) => action === 'get_auth_token' && fault !== null, 2);
    expect(app.signoff.snapshot().notices).toEqual([]);
    await app.signoff.handlers.cancelSignIn({});
    await signingIn;
    await service.goDown();

    const next = await flow.app({ clock: new ManualClock(), directory: app.directory });
    await app.close();
    await next.signoff.start();
    const [notice] = next.signoff.snapshot().notices;
    expect(notice).toMatchObject({ kind: 'sign-in-unfinished', service: service.url });
    const id = notice?.kind === 'sign-in-unfinished' ? notice.id : '';
    expect(await inKeychain(flow, `${id}.ticket`)).not.toBeNull();
    const dismissed = await next.signoff.handlers.dismissNotice({ kind: 'sign-in-unfinished', id });
    expect(dismissed).toEqual({ kind: 'done' });
    expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
    expect(next.signoff.snapshot().notices).toEqual([]);
    expect(next.ports.registry.current()).toMatchObject({ accounts: [], interruptedSignIns: [] });
  });

  it('stays where the keychain does not let go of its ticket', async () => {
    const clock = new ManualClock();
    const app = await flow.app({ clock, onPage: () => undefined });
    flow.service.faults.set({ kind: 'http-status', status: 500, action: 'get_auth_token' });
    await answeringSignIn(app, true);
    const [notice] = app.signoff.snapshot().notices;
    const id = notice?.kind === 'sign-in-unfinished' ? notice.id : '';
    await flow.keyring.lock();
    try {
      const refused = await app.signoff.handlers.dismissNotice({ kind: 'sign-in-unfinished', id });
      expect(refused).toEqual({ kind: 'not-now' });
      expect(app.signoff.snapshot().notices).toMatchObject([
        { kind: 'keychain', reason: 'locked' },
        { kind: 'sign-in-unfinished', id },
      ]);
    } finally {
      await flow.keyring.unlock();
    }
    expect(await app.signoff.dismiss(id)).toMatchObject({ kind: 'dismissed' });
    expect(await app.signoff.dismiss(id)).toEqual({ kind: 'no-such-notice' });
  });
});
