import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { accountsAtATime } from '../../electron/core/sign-out.ts';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { RunningService } from '../service/service.ts';
import { calls, inKeychain, signedOut, until, useFlow } from '../support/flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { placeAccounts } from '../support/place-account.ts';
import type { TestApp } from '../support/test-app.ts';

const flow = useFlow();

/** Puts accounts in place, each with a live token of its own. */
async function manyAccounts(app: TestApp, service: RunningService, count: number): Promise<string[]> {
  const tokens = new Map(Array.from({ length: count }, () => [app.ports.newId(), service.issueToken()]));
  await placeAccounts(app, tokens);
  return [...tokens.keys()];
}

it('all are signed out on this computer before the first call, and at most twenty are under way at once', async () => {
  let registry = '';
  const statesAtCalls: string[][] = [];
  const service = await flow.startService({
    onRequest: () => {
      const { accounts } = JSON.parse(readFileSync(registry, 'utf8')) as {
        accounts: { state: { kind: string } }[];
      };
      statesAtCalls.push(accounts.map(({ state }) => state.kind));
    },
  });
  const app = await flow.app();
  registry = path.join(app.directory, 'accounts.json');
  const ids = await manyAccounts(app, service, 40);
  service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 500 });
  const outcomes = new Map<string, SignOutOutcome | null>();
  await app.signoff.signOutAll(ids, (id, outcome) => outcomes.set(id, outcome));

  expect(new Set(outcomes.keys())).toEqual(new Set(ids));
  for (const outcome of outcomes.values()) {
    expect(outcome).toEqual(signedOut);
  }
  expect(new Set(statesAtCalls.flat())).toEqual(new Set(['signing-out']));
  expect(statesAtCalls[0]?.length).toBeGreaterThan(30);
  expect(service.peakConcurrency).toBeLessThanOrEqual(accountsAtATime);
  expect(service.peakConcurrency).toBeGreaterThan(1);
  expect(service.liveTokens()).toEqual([]);
  expect(calls(service, 'logout')).toBe(40);
  for (const id of ids) expect(await inKeychain(flow, id)).toBeNull();
});

it('what waits is taken up twenty at once, however many triggers come together', async () => {
  const { service } = flow;
  const clock = new ManualClock();
  const app = await flow.app({ clock });
  await app.signoff.start();
  const ids = await manyAccounts(app, service, 50);
  await service.goDown();
  await app.signoff.signOutAll(ids);
  expect(app.signoff.snapshot().accounts).toHaveLength(50);
  await service.comeUp();
  service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 500 });
  app.networkReturns();
  clock.advance(60_000);
  app.networkReturns();
  await until(app.signoff, ({ accounts }) => accounts.length === 0);
  expect(service.peakConcurrency).toBeLessThanOrEqual(accountsAtATime);
  expect(calls(service, 'logout')).toBe(50);
  expect(service.liveTokens()).toEqual([]);
});

it('one that a person asks for does not wait behind the others', async () => {
  const { service } = flow;
  const app = await flow.app({ serviceDeadline: 60_000 });
  const [one = '', ...others] = await manyAccounts(app, service, 10);
  service.faults.set({ kind: 'no-answer', action: 'logout', times: 8 });
  void app.signoff.signOutAll(others);
  await service.waitForRequest(({ action }) => action === 'logout', 8);
  expect(await app.signoff.signOut(one)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
});

it('one that fails keeps no other from its end', async () => {
  const { service } = flow;
  const app = await flow.app();
  const ids = await manyAccounts(app, service, 3);
  service.faults.set({ kind: 'html', action: 'logout', times: 1 });
  await app.signoff.handlers.signOutAll({});
  const { accounts, history } = await until(
    app.signoff,
    (now) =>
      now.history.length === 2 &&
      now.accounts[0]?.state.kind === 'signing-out' &&
      now.accounts[0].state.step === null,
  );
  expect(new Set([...accounts, ...history].map(({ id }) => id))).toEqual(new Set(ids));
  expect(accounts).toMatchObject([{ state: { kind: 'signing-out', session: 'unknown' } }]);
});

it('each attempt that ends is told once, with its account and its outcome, whoever asked for it', async () => {
  const { service } = flow;
  const app = await flow.app();
  const [ada = '', bob = ''] = await manyAccounts(app, service, 2);
  const heard: [number, string, string][] = [];
  app.signoff.onSignOutEnded(({ number, account, outcome }) =>
    heard.push([number, account.id, outcome.outcome]),
  );
  service.faults.set({ kind: 'http-status', action: 'logout', status: 503, times: 1 });
  await app.signoff.handlers.signOut({ account: ada });
  await until(app.signoff, ({ endedSignOuts }) => endedSignOuts.length === 1);
  await app.signoff.goOn('person');
  await app.signoff.signOutAll([bob]);
  expect(heard).toEqual([
    [1, ada, 'pending'],
    [2, ada, 'signed-out'],
    [3, bob, 'signed-out'],
  ]);
  expect(app.signoff.snapshot().endedSignOuts.map(({ number }) => number)).toEqual([1, 2, 3]);
});
