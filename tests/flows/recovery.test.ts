import { describe, expect, it } from 'vitest';
import type { AccountRecord, RecordState } from '../../electron/core/registry.ts';
import { addAccount } from '../../electron/core/registry-changes.ts';
import { Secret } from '../../electron/core/secret.ts';
import { noSyncEngine } from '../../electron/core/ports/sync-engine.ts';
import { calls, inKeychain, shown, signedInAccount, until, untilGone, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { signedInRecord } from '../support/place-account.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();
const then = '2026-01-01T00:00:00.000Z';

/** What a process that died has left on the disk and in the keychain. */
interface Leftover {
  readonly state: RecordState;
  readonly token?: string;
  readonly ticket?: string;
}

const signingOut: Extract<RecordState, { kind: 'signing-out' }> = {
  kind: 'signing-out',
  requestedAt: then,
  session: 'open',
  forgotten: false,
  problem: null,
  attempts: 0,
  nextAttemptAt: null,
  askedToWait: false,
  refusedApp: null,
};
const signingIn: RecordState = { kind: 'signing-in', startedAt: then };

/** Puts it in place, as the property of a process that is gone. */
async function leave(app: TestApp, { state, token, ticket }: Leftover): Promise<string> {
  const id = app.ports.newId();
  const { url, login } = flow.service;
  const record: AccountRecord = {
    ...signedInRecord(id, url, login),
    state,
    pending: state.kind === 'signing-in' || ticket !== undefined,
  };
  if (token !== undefined) await flow.keychain.write(id, new Secret(token));
  if (ticket !== undefined) await flow.keychain.write(`${id}.ticket`, new Secret(ticket));
  await app.ports.registry.update(addAccount(record));
  return id;
}

/** A ticket of the service's, as an application that died had got it. */
async function newTicket({ ports }: TestApp): Promise<string> {
  const service = await ports.services.at({ kind: 'openbox', address: flow.service.url });
  const reply = await service.begin({ withoutBrowser: false });
  if (reply.kind !== 'begun') throw new Error(reply.kind);
  return reply.attempt.pending.reveal();
}

async function expectNothingLeft({ ports }: TestApp, id: string): Promise<void> {
  expect(ports.registry.current().accounts).toEqual([]);
  expect(await inKeychain(flow, id)).toBeNull();
  expect(await inKeychain(flow, `${id}.ticket`)).toBeNull();
  expect(flow.service.liveTokens()).toEqual([]);
}

describe('a start takes up a sign-out that was cut off', () => {
  it('after the intent was written: the service is told', async () => {
    const { service } = flow;
    const stopped: string[] = [];
    const app = await flow.app({
      engine: { ...noSyncEngine, stop: (id) => Promise.resolve(void stopped.push(id)) },
    });
    const id = await leave(app, { state: signingOut, token: service.issueToken() });
    expect(shown(app, id)?.state).toMatchObject({ kind: 'signing-out', step: null });
    await app.signoff.start();
    expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
    expect(stopped).toEqual([id]);
    await expectNothingLeft(app, id);
  });

  it('after the service was told, before its answer was written: it says so, and that is the end of it', async () => {
    const { service } = flow;
    const app = await flow.app();
    const token = service.issueToken();
    service.revoke(token);
    const id = await leave(app, { state: signingOut, token });
    await app.signoff.start();
    expect(await untilGone(app, id)).toMatchObject({ session: 'already-ended' });
    await expectNothingLeft(app, id);
  });

  it.each([{ token: 'dead-token' }, {}])(
    'after its answer was written (%o): nothing is asked',
    async (left) => {
      const app = await flow.app();
      const id = await leave(app, { state: { ...signingOut, session: 'ended' }, ...left });
      await app.signoff.start();
      expect(await untilGone(app, id)).toMatchObject({ session: 'ended' });
      await expectNothingLeft(app, id);
      expect(calls(flow.service, 'logout')).toBe(0);
    },
  );

  it('of a sign-in whose token never reached the keychain: the ticket beside it leads there', async () => {
    const { service } = flow;
    const app = await flow.app();
    const ticket = await newTicket(app);
    service.signInAs(ticket);
    const id = await leave(app, { state: signingOut, ticket });
    service.faults.set({ kind: 'html', action: 'logout', times: 1 });
    await app.signoff.start();
    // The ticket is not needed a second time.
    service.expireTickets();
    expect(await app.signoff.signOut(id)).toMatchObject({ session: 'ended' });
    await expectNothingLeft(app, id);
  });
});

describe('a start undoes a sign-in that was cut off', () => {
  it('before the ticket was written', async () => {
    const app = await flow.app();
    const id = await leave(app, { state: signingIn });
    await app.signoff.start();
    await expectNothingLeft(app, id);
    expect(app.signoff.snapshot()).toMatchObject({ history: [], notices: [] });
  });

  it('while the person was on the page', async () => {
    const app = await flow.app();
    const id = await leave(app, { state: signingIn, ticket: await newTicket(app) });
    await app.signoff.start();
    await expectNothingLeft(app, id);
    expect(app.signoff.snapshot()).toMatchObject({ history: [], notices: [] });
  });

  it('after the person signed in on the page', async () => {
    const { service } = flow;
    const app = await flow.app();
    const ticket = await newTicket(app);
    service.signInAs(ticket);
    const id = await leave(app, { state: signingIn, ticket });
    await app.signoff.start();
    expect(service.issuedTokens()).toHaveLength(1);
    await expectNothingLeft(app, id);
  });

  it('after the token was written', async () => {
    const { service } = flow;
    const app = await flow.app();
    const ticket = await newTicket(app);
    const id = await leave(app, { state: signingIn, ticket, token: service.issueToken() });
    await app.signoff.start();
    await expectNothingLeft(app, id);
    expect(calls(service, 'get_auth_token')).toBe(0);
  });

  it('too late: a person is told that a session may be open', async () => {
    const app = await flow.app();
    const id = await leave(app, { state: signingIn, ticket: 'a-ticket-of-long-ago' });
    await app.signoff.start();
    await expectNothingLeft(app, id);
    expect(app.signoff.snapshot().notices).toEqual([
      { kind: 'sign-in-interrupted', id, serviceKind: 'openbox', service: flow.service.url, startedAt: then },
    ]);
  });

  it('as soon as the service answers, and once', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    const app = await flow.app({ clock });
    const ticket = await newTicket(app);
    service.signInAs(ticket);
    const id = await leave(app, { state: signingIn, ticket });
    await service.goDown();
    await app.signoff.start();
    expect(app.ports.registry.current().accounts).toMatchObject([{ id }]);
    await service.comeUp();
    service.faults.set({ kind: 'latency', milliseconds: 100 });
    app.networkReturns();
    clock.advance(60_000);
    await until(app.signoff, ({ history }) => history.length === 1);
    await app.signoff.idle();
    await expectNothingLeft(app, id);
    expect(calls(service, 'get_auth_token')).toBe(1);
    expect(calls(service, 'logout')).toBe(1);
  });

  it('as soon as the keychain opens', async () => {
    const { service, keyring } = flow;
    const app = await flow.app({ clock: new ManualClock() });
    const ticket = await newTicket(app);
    service.signInAs(ticket);
    const id = await leave(app, { state: signingIn, ticket });
    await keyring.lock();
    try {
      await app.signoff.start();
      expect(calls(service, 'get_auth_token')).toBe(0);
      expect(app.ports.registry.current().accounts).toHaveLength(1);
    } finally {
      await keyring.unlock();
    }
    await app.signoff.handlers.retryKeychain({});
    await until(app.signoff, ({ history }) => history.length === 1);
    await app.signoff.idle();
    await expectNothingLeft(app, id);
  });
});

it('a sign-in that this app is in the middle of is not undone by whatever happens meanwhile', async () => {
  const { service } = flow;
  const clock = new ManualClock();
  const app = await flow.app({ clock, onPage: () => undefined });
  await app.signoff.start();
  const signingIn = app.signoff.signIn();
  await until(app.signoff, (now) => now.signIn?.step === 'waiting');
  for (const trigger of ['start', 'due', 'network', 'keychain', 'person'] as const) {
    await app.signoff.goOn(trigger);
  }
  expect(await app.signoff.undoInterruptedSignIns()).toBe(0);
  expect(calls(service, 'get_auth_token')).toBe(0);
  const [ticket = ''] = service.issuedTickets();
  service.signInAs(ticket);
  await clock.reach(1_000);
  await until(app.signoff, (now) => now.signIn?.step === 'confirming');
  await app.signoff.goOn('network');
  await app.signoff.handlers.confirmSignIn({ isMe: true });
  const result = await signingIn;
  expect(result?.kind).toBe('signed-in');
  expect(service.liveTokens()).toHaveLength(1);
});

it('a start removes the token of a session that ended elsewhere', async () => {
  const app = await flow.app();
  const state: RecordState = { kind: 'session-ended', endedAt: then, credentials: 'kept' };
  const id = await leave(app, { state, token: 'dead-token' });
  await app.signoff.start();
  expect(shown(app, id)?.state).toEqual({ ...state, credentials: 'removed' });
  expect(await inKeychain(flow, id)).toBeNull();
});

it('nothing goes on after the end, and no clock is left running', async () => {
  const { service } = flow;
  const clock = new ManualClock();
  const app = await flow.app({ clock });
  await app.signoff.start();
  const { id } = await signedInAccount(app, service);
  service.faults.set({ kind: 'html', action: 'logout' });
  const goingOn = app.signoff.signOut(id);
  app.signoff.stop();
  app.networkReturns();
  await goingOn;
  await app.signoff.idle();
  expect(clock.nextIn).toBeNull();
  expect(calls(service, 'logout')).toBe(1);
  await app.signoff.goOn('person');
  expect(calls(service, 'logout')).toBe(2);
  expect(clock.nextIn).toBeNull();
});
