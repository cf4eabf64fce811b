import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SignOutStep } from '../../shared/snapshot.ts';
import type { FormatChoice } from '../../shared/wire-format.ts';
import { noSyncEngine } from '../../electron/core/ports/sync-engine.ts';
import type { Fault, FaultKind } from '../service/faults.ts';
import {
  calls,
  changedKeychain,
  deadlineAt,
  inKeychain,
  shown,
  signedInAccount,
  signedOut,
  signIn,
  untilState,
  useFlow,
} from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { TestApp } from '../support/test-app.ts';
import { credentialIn } from '../support/stored-credential.ts';

const flow = useFlow();

/** The steps as a window sees them, one after the other. */
function watchSteps({ signoff }: TestApp, id: string): SignOutStep[] {
  const steps: SignOutStep[] = [];
  signoff.onChange(() => {
    const state = signoff.snapshot().accounts.find((account) => account.id === id)?.state;
    if (state?.kind !== 'signing-out' || state.step === null) return;
    if (steps.at(-1) !== state.step) steps.push(state.step);
  });
  return steps;
}

describe.each<FormatChoice>(['automatic', 'soap', 'xml', 'rest'])('by %s', (format) => {
  it('signs in, keeps the token in the keychain, ends the session and leaves nothing', async () => {
    const { service, keyring } = flow;
    const app = await flow.app({ format, clock: new ManualClock() });
    const { signoff, ports } = app;
    const id = await signIn(app);
    const [token] = service.liveTokens();
    expect(credentialIn(await keyring.lookup(id))).toBe(token);
    expect(await keyring.lookup(`${id}.ticket`)).toBeNull();
    expect(shown(app, id)).toMatchObject({ login: service.login, state: { kind: 'signed-in' } });

    const steps = watchSteps(app, id);
    expect(await signoff.signOut(id)).toEqual(signedOut);
    expect(steps).toEqual(['recording', 'stopping-sync', 'asking-service', 'removing-credentials']);
    expect(service.liveTokens()).toEqual([]);
    expect(await keyring.lookup(id)).toBeNull();
    expect(signoff.snapshot().accounts).toEqual([]);
    const past = {
      id,
      login: service.login,
      serviceKind: 'openbox',
      service: service.url,
      session: 'ended',
      forgotten: false,
      signedOutAt: ports.clock.now().toISOString(),
    };
    expect(signoff.snapshot().history).toEqual([past]);
    expect(await signoff.signOut(id)).toEqual(signedOut);
    expect(calls(service, 'logout')).toBe(1);
  });
});

interface UnclearRow {
  readonly name: string;
  readonly fault: FaultKind;
  readonly problem: object;
  readonly format?: FormatChoice;
}

/** Every way in which an answer can fail to be one; most of them claim that the session has ended. */
const unclear: readonly UnclearRow[] = [
  { name: 'no answer', fault: { kind: 'no-answer' }, problem: { kind: 'timeout' } },
  { name: 'an endless answer', fault: { kind: 'slow-endless' }, problem: { kind: 'timeout' } },
  { name: 'a cut connection', fault: { kind: 'drop-before-reply' }, problem: { kind: 'connection-lost' } },
  { name: 'half an answer', fault: { kind: 'drop-in-reply' }, problem: { kind: 'connection-lost' } },
  {
    name: 'HTTP 401',
    fault: { kind: 'http-status', status: 401 },
    problem: { kind: 'http-error', status: 401 },
  },
  {
    name: 'HTTP 404',
    fault: { kind: 'http-status', status: 404 },
    problem: { kind: 'http-error', status: 404 },
  },
  {
    name: 'HTTP 503',
    fault: { kind: 'http-status', status: 503 },
    problem: { kind: 'http-error', status: 503 },
  },
  {
    name: 'a redirect',
    fault: { kind: 'redirect', to: 'same-origin' },
    problem: { kind: 'redirect', status: 307 },
  },
  {
    name: 'a redirect elsewhere',
    fault: { kind: 'redirect', to: 'other-origin', status: 302 },
    problem: { kind: 'redirect', status: 302 },
  },
  { name: 'a captive portal', fault: { kind: 'html' }, problem: { kind: 'malformed' } },
  { name: 'an empty answer', fault: { kind: 'empty' }, problem: { kind: 'malformed' } },
  { name: 'a truncated answer', fault: { kind: 'truncated' }, problem: { kind: 'malformed' } },
  { name: 'an answer of 1 MiB', fault: { kind: 'oversize' }, problem: { kind: 'too-large' } },
  { name: 'a DOCTYPE', fault: { kind: 'doctype' }, problem: { kind: 'malformed' } },
  { name: 'two statuses', fault: { kind: 'two-statuses' }, problem: { kind: 'malformed' } },
  { name: 'an unknown status', fault: { kind: 'unknown-status' }, problem: { kind: 'unknown-status' } },
  { name: 'a SOAP Fault', fault: { kind: 'fault' }, problem: { kind: 'fault' }, format: 'soap' },
];

describe.each(unclear)('$name', ({ fault, problem, format = 'xml' }) => {
  it.each([
    { what: 'the session stays open', takesEffect: false, session: 'ended' },
    { what: 'the session ends unheard', takesEffect: true, session: 'already-ended' },
  ])('$what: signed out here, not confirmed, and finished by the next attempt', async (row) => {
    const { service } = flow;
    const app = await flow.app({ format, serviceDeadline: deadlineAt(fault) });
    const { signoff } = app;
    const { id, token } = await signedInAccount(app, service);
    const clear = service.faults.set({ ...fault, action: 'logout', takesEffect: row.takesEffect });

    expect(await signoff.signOut(id)).toEqual({
      outcome: 'pending',
      session: 'unknown',
      credentials: 'kept',
      problem,
    });
    expect(shown(app, id)?.state).toMatchObject({
      kind: 'signing-out',
      step: null,
      session: 'unknown',
      problem,
      forgotten: false,
      nextAttemptAt: expect.any(String),
    });
    expect(await inKeychain(flow, id)).toBe(token);
    expect(service.liveTokens()).toEqual(row.takesEffect ? [] : [token]);
    expect(service.redirectsFollowed).toBe(0);

    clear();
    expect(await signoff.signOut(id)).toEqual({ ...signedOut, session: row.session });
    expect(await inKeychain(flow, id)).toBeNull();
    expect(service.liveTokens()).toEqual([]);
    expect(signoff.snapshot().history).toMatchObject([{ id, session: row.session, forgotten: false }]);
  });
});

describe('clear answers', () => {
  it.each<{ name: string; fault: Fault; session: string }>([
    { name: 'late', fault: { kind: 'latency', milliseconds: 100 }, session: 'ended' },
    { name: 'under a wrong content type', fault: { kind: 'wrong-content-type' }, session: 'ended' },
    { name: 'that it had ended before', fault: { kind: 'revoke' }, session: 'already-ended' },
    {
      name: 'in the words of older documents',
      fault: { kind: 'reply', body: '<response><status>invalid_auth_token</status></response>' },
      session: 'already-ended',
    },
  ])('$name', async ({ fault, session }) => {
    const app = await flow.app();
    const { id } = await signedInAccount(app, flow.service);
    flow.service.faults.set(fault);
    expect(await app.signoff.signOut(id)).toEqual({ ...signedOut, session });
    expect(await inKeychain(flow, id)).toBeNull();
    expect(shown(app, id)).toBeUndefined();
  });

  it('a key that is refused: the session is open, and only a person or a new key can help', async () => {
    const { service } = flow;
    const app = await flow.app({ apiKey: service.restrictedKey });
    const { signoff } = app;
    const { id, token } = await signedInAccount(app, service);
    expect(await signoff.signOut(id)).toEqual({
      outcome: 'refused',
      session: 'open',
      credentials: 'kept',
      problem: { kind: 'restricted' },
    });
    expect(shown(app, id)?.state).toMatchObject({
      kind: 'signing-out',
      session: 'open',
      nextAttemptAt: null,
    });
    expect(await inKeychain(flow, id)).toBe(token);
    expect(service.liveTokens()).toEqual([token]);
  });

  it('a refusal after a lost answer does not make the session open again', async () => {
    const { service } = flow;
    const app = await flow.app();
    const { id } = await signedInAccount(app, service);
    service.faults.set({ kind: 'html', action: 'logout', times: 1, takesEffect: true });
    service.faults.set({ kind: 'restricted', action: 'logout' });
    await app.signoff.signOut(id);
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'refused', session: 'unknown' });
  });

  it('nobody is there: nothing was asked, and as much is known as before', async () => {
    const { service } = flow;
    const app = await flow.app();
    const { id } = await signedInAccount(app, service);
    await service.goDown();
    const unreachable = { outcome: 'pending', problem: { kind: 'unreachable' } };
    expect(await app.signoff.signOut(id)).toMatchObject({ ...unreachable, session: 'open' });
    await service.comeUp();
    service.faults.set({ kind: 'html', action: 'logout', times: 1, takesEffect: false });
    expect(await app.signoff.signOut(id)).toMatchObject({ outcome: 'pending', session: 'unknown' });
    await service.goDown();
    expect(await app.signoff.signOut(id)).toMatchObject({ ...unreachable, session: 'unknown' });
    await service.comeUp();
    expect(await app.signoff.signOut(id)).toEqual(signedOut);
  });

  it('a connection that is not secure: nothing was sent, and as much is known as before', async () => {
    const { service } = flow;
    // It speaks no TLS.
    const app = await flow.app({ service: service.url.replace('http:', 'https:') });
    const { id } = await signedInAccount(app, service);
    expect(await app.signoff.signOut(id)).toEqual({
      outcome: 'pending',
      session: 'open',
      credentials: 'kept',
      problem: { kind: 'tls', reason: 'protocol' },
    });
    expect(calls(service, 'logout')).toBe(0);
  });
});

it('no such account', async () => {
  const { signoff } = await flow.app();
  expect(await signoff.signOut('nobody')).toBeNull();
  expect(await signoff.handlers.signOut({ account: 'nobody' })).toEqual({ kind: 'no-such-account' });
});

it('a session that ended elsewhere is signed out without a call', async () => {
  const { service } = flow;
  const clock = new ManualClock();
  const app = await flow.app({ clock });
  const { signoff } = app;
  const { id, token } = await signedInAccount(app, service);
  service.revoke(token);
  expect(await clock.hurry(3_000, signoff.checkSession(id))).toEqual({
    kind: 'ended',
    credentials: 'removed',
  });
  expect(await signoff.signOut(id)).toEqual({ ...signedOut, session: 'already-ended' });
  expect(calls(service, 'logout')).toBe(0);
});

it('twice at once is once', async () => {
  const { service } = flow;
  const app = await flow.app();
  const { id } = await signedInAccount(app, service);
  service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 100 });
  const both = await Promise.all([app.signoff.signOut(id), app.signoff.signOut(id)]);
  expect(both).toEqual([signedOut, signedOut]);
  expect(calls(service, 'logout')).toBe(1);
  expect(app.signoff.snapshot().history).toHaveLength(1);
});

it('is on the disk before anything else happens, and the sync engine has stopped before the service hears of it', async () => {
  const events: string[] = [];
  let registry = '';
  const onDisk = (id: string): unknown =>
    (
      JSON.parse(readFileSync(registry, 'utf8')) as { accounts: { id: string; state: { kind: string } }[] }
    ).accounts.find((account) => account.id === id)?.state.kind;
  let account = '';
  const service = await flow.startService({
    onRequest: ({ action }) => events.push(`${action} while ${String(onDisk(account))}`),
  });
  const app = await flow.app({
    engine: {
      ...noSyncEngine,
      stop: (id) => {
        events.push(`stopping while ${String(onDisk(id))}`);
        return Promise.resolve().then(() => void events.push('stopped'));
      },
    },
  });
  registry = path.join(app.directory, 'accounts.json');
  account = (await signedInAccount(app, service)).id;
  await app.signoff.signOut(account);
  expect(events).toEqual(['stopping while signing-out', 'stopped', 'logout while signing-out']);
});

it('the service’s word is on the disk before the token goes', async () => {
  let seen: unknown;
  const app = await flow.app({
    ...changedKeychain((keychain) => ({
      remove: (name) => {
        seen = JSON.parse(readFileSync(path.join(app.directory, 'accounts.json'), 'utf8'));
        return keychain.remove(name);
      },
    })),
  });
  const { id } = await signedInAccount(app, flow.service);
  await app.signoff.signOut(id);
  expect(seen).toMatchObject({ accounts: [{ id, state: { kind: 'signing-out', session: 'ended' } }] });
});

describe('a sync engine', () => {
  it.each([
    { name: 'that fails to stop', stop: () => Promise.reject(new Error('engine')) },
    {
      name: 'that throws',
      stop: (): Promise<void> => {
        throw new Error('engine');
      },
    },
  ])('$name does not keep the session open', async ({ stop }) => {
    const app = await flow.app({ engine: { ...noSyncEngine, stop } });
    const { id } = await signedInAccount(app, flow.service);
    expect(await app.signoff.signOut(id)).toEqual(signedOut);
  });

  it('that never stops is waited for five seconds', async () => {
    const { service } = flow;
    const clock = new ManualClock();
    let hanging = '';
    const app = await flow.app({
      clock,
      engine: {
        ...noSyncEngine,
        stop: (id) => (id === hanging ? new Promise(() => undefined) : Promise.resolve()),
      },
    });
    const { id } = await signedInAccount(app, service);
    const { id: other } = await signedInAccount(app, service);
    hanging = id;
    const signingOut = app.signoff.signOut(id);
    await untilState(app, id, 'signing-out', ({ step }) => step === 'stopping-sync');
    clock.advance(4_999);
    // Time enough for another one to go all the way.
    expect(await app.signoff.signOut(other)).toEqual(signedOut);
    expect(calls(service, 'logout')).toBe(1);
    clock.advance(1);
    expect(await signingOut).toEqual(signedOut);
  });
});

it('without an API key nothing is asked', async () => {
  const { service } = flow;
  const app = await flow.app({ appSecret: () => Promise.resolve(null) });
  const { id } = await signedInAccount(app, service);
  expect(await app.signoff.signOut(id)).toMatchObject({
    outcome: 'pending',
    session: 'open',
    credentials: 'kept',
    problem: { kind: 'no-api-key' },
  });
  expect(service.requests).toEqual([]);
});
