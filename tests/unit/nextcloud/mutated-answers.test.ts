import { expect, test } from 'vitest';
import type { Http, HttpRequest } from '../../../electron/core/ports/http.ts';
import type { HeldCredential, Service } from '../../../electron/core/ports/service.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createNextcloud } from '../../../electron/services/nextcloud/client.ts';
import { createRecordingLog, type RecordingLog } from '../../integration/openbox/recording-log.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { randomFrom } from '../../support/random.ts';
import { mutated, type GoodAnswer } from './mutations.ts';

const server = 'https://cloud.example/nc/';
const appPassword = 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW5xY7zA9';
const pollToken = 'pT'.repeat(64);
const loginToken = 'lT'.repeat(64);

const ocs = (status: string, statuscode: number, data: unknown): string =>
  JSON.stringify({ ocs: { meta: { status, statuscode, message: '' }, data } });

const user = {
  id: 'ada',
  email: 'ada@example.com',
  displayname: 'Ada Lovelace',
  quota: { used: 1, total: 2, quota: 2 },
};
const accepted: GoodAnswer = { status: 200, body: ocs('ok', 200, user) };
const deleted: GoodAnswer = { status: 200, body: ocs('ok', 200, []) };
const refusals: readonly GoodAnswer[] = [
  { status: 401, body: ocs('failure', 997, []) },
  {
    status: 401,
    body: '<?xml version="1.0"?>\n<ocs>\n <meta>\n  <status>failure</status>\n  <statuscode>997</statuscode>\n  <message>Unauthorised</message>\n </meta>\n <data/>\n</ocs>\n',
  },
];
const forbidden: GoodAnswer = { status: 403, body: ocs('failure', 403, []) };

function client(http: Http): {
  readonly service: Service;
  readonly log: RecordingLog;
  readonly clock: ManualClock;
} {
  const log = createRecordingLog();
  const clock = new ManualClock();
  const deviceName = 'Signoff';
  return { service: createNextcloud({ http, log, clock, deviceName, deadline: 60_000 })(server), log, clock };
}

function credential(): HeldCredential {
  const secret = new Secret(JSON.stringify({ version: 1, server, loginName: 'ada', appPassword }));
  return { secret, replace: () => Promise.resolve(true) };
}

function secretsIn(log: RecordingLog): readonly string[] {
  const said = JSON.stringify(log.entries);
  return [appPassword, pollToken, loginToken, 'ada', 'cloud.example'].filter((secret) =>
    said.includes(secret),
  );
}

test('of 20,000 endings with mutated answers, none says that a session is over which is open', async () => {
  const random = randomFrom(20_261_127);
  /** The truth; what the answers say is made from it, and changed on the way. */
  let isOpen = true;
  let takesEffect = true;
  let takesBearer = true;
  const http: Http = ({ method, headers }) => {
    const refusal = random.oneOf(refusals);
    const isLetIn = isOpen && (takesBearer || headers['Authorization']?.startsWith('Basic ') === true);
    if (method === 'GET') return Promise.resolve(mutated(isLetIn ? accepted : refusal, random).reply);
    // A server that does nothing says that it did to anybody.
    if (!isLetIn && takesEffect) return Promise.resolve(mutated(refusal, random).reply);
    if (takesEffect) isOpen = false;
    return Promise.resolve(mutated(random.below(10) === 0 ? forbidden : deleted, random).reply);
  };
  const { service, log } = client(http);
  const kinds = new Map<string, number>();
  const wrong: unknown[] = [];
  for (let number = 0; number < 20_000; number += 1) {
    isOpen = random.below(6) > 0;
    takesEffect = random.below(2) === 0;
    takesBearer = random.below(2) === 0;
    const reply = await service.end(credential());
    const kind = reply.kind === 'unclear' ? reply.problem.kind : reply.kind;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (isOpen && (reply.kind === 'ended' || reply.kind === 'already-ended')) wrong.push({ number, reply });
    if (reply.kind === 'refused' || reply.kind === 'cannot-end') wrong.push({ number, reply });
  }
  expect(wrong).toEqual([]);
  expect(secretsIn(log)).toEqual([]);
  // Each outcome was there to be got wrong.
  for (const kind of [
    'ended',
    'already-ended',
    'not-ended',
    'http-error',
    'redirect',
    'malformed',
    'connection-lost',
  ]) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(50);
  }
}, 300_000);

test('of 5,000 checks with mutated answers, none says that a session has ended which is open', async () => {
  const random = randomFrom(7);
  const { service, log } = client(() => Promise.resolve(mutated(accepted, random).reply));
  const kinds = new Set<string>();
  for (let number = 0; number < 5_000; number += 1) kinds.add((await service.check(credential())).kind);
  expect([...kinds].sort()).toEqual(['open', 'unclear']);
  expect(secretsIn(log)).toEqual([]);
}, 300_000);

test('of 10,000 mutated grants, every app password that arrived whole is kept, and for a server of the same origin', async () => {
  const random = randomFrom(11);
  const body = JSON.stringify({
    server: 'https://cloud.example/nc',
    loginName: 'ada',
    appPassword,
  }).replaceAll('/', '\\/');
  let last = mutated({ status: 200, body }, random);
  const http: Http = () => {
    last = mutated({ status: 200, body }, random);
    return Promise.resolve(last.reply);
  };
  const { service, log } = client(http);
  const pending = new Secret(
    JSON.stringify({ version: 1, server, endpoint: `${server}index.php/login/v2/poll`, token: pollToken }),
  );
  const lost: unknown[] = [];
  let kept = 0;
  for (let number = 0; number < 10_000; number += 1) {
    const reply = await service.complete(pending);
    const { status } = last.reply;
    const isWhole =
      status === 200 &&
      last.arrives.length < 60_000 &&
      last.arrives.split('"appPassword":').length === 2 &&
      last.arrives.includes(`"appPassword":"${appPassword}"`);
    if (reply.kind === 'granted') {
      const { server: keptServer, appPassword: keptPassword } = JSON.parse(
        reply.credential.reveal(),
      ) as Record<string, string>;
      expect(new URL(keptServer ?? '').origin).toBe('https://cloud.example');
      if (keptPassword === appPassword) kept += 1;
      else if (isWhole) lost.push({ number, said: reply.kind, ...last });
    } else if (isWhole) lost.push({ number, said: reply.kind, ...last });
  }
  expect(lost).toEqual([]);
  expect(kept).toBeGreaterThan(1_500);
  expect(secretsIn(log)).toEqual([]);
}, 300_000);

test('of 5,000 mutated beginnings, none leads to another server', async () => {
  const random = randomFrom(13);
  const body = JSON.stringify({
    poll: { token: pollToken, endpoint: `${server}index.php/login/v2/poll` },
    login: `${server}index.php/login/v2/flow/${loginToken}`,
  }).replaceAll('/', '\\/');
  const asked: HttpRequest[] = [];
  const http: Http = (request) => {
    asked.push(request);
    return Promise.resolve(mutated({ status: 200, body }, random).reply);
  };
  const { service, log } = client(http);
  let begun = 0;
  for (let number = 0; number < 5_000; number += 1) {
    const reply = await service.begin({ withoutBrowser: false });
    if (reply.kind !== 'begun') continue;
    begun += 1;
    const { endpoint } = JSON.parse(reply.attempt.pending.reveal()) as { endpoint: string };
    for (const address of [endpoint, reply.attempt.page.reveal()]) {
      expect(new URL(address).origin).toBe('https://cloud.example');
    }
  }
  expect(begun).toBeGreaterThan(500);
  expect(asked.every(({ url }) => url === `${server}index.php/login/v2`)).toBe(true);
  expect(secretsIn(log)).toEqual([]);
}, 300_000);
