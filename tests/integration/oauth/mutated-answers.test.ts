import { afterAll, describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { Service } from '../../../electron/core/ports/service.ts';
import { createOAuth } from '../../../electron/services/oauth/oauth.ts';
import { readPending } from '../../../electron/services/oauth/pending.ts';
import {
  readCredential,
  writeCredential,
  type Credential,
} from '../../../electron/services/oauth/credential.ts';
import { holdInMemory, type HeldInMemory } from '../../support/held-credential.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { createRecordingLog } from '../openbox/recording-log.ts';
import { issuer, ModelServer, type Call, type Draft, type Manner } from './model-server.ts';
import { mutate } from './mutations.ts';

/*
 * Every answer that a server gives in a session's life is mutated, one at a time, at servers of every manner. Whatever comes: nothing is
 * thrown, a session that is open is never called ended, no token that arrived is lost, and the log holds no secret.
 */

const clientSecret = 'the-secret-of-the-client';
let mutated = 0;
afterAll(() => {
  console.log(`${mutated.toString()} mutated answers`);
  expect(mutated).toBeGreaterThan(20_000);
});

/** What was delivered in the place of the answer that was mutated. */
interface Seen {
  readonly call: Call;
  readonly draft: Draft;
}

interface Ground {
  readonly server: ModelServer;
  readonly service: Service;
  /** The next answer to a call of this kind is mutated, and none other. */
  mutateNext(call: Call): void;
  /** What came of the last mutation. */
  readonly seen: () => Seen | null;
  isLogQuiet(): boolean;
}

function groundFor(manner: Manner, random: Random): Ground {
  let target: Call | null = null;
  let seen: Seen | null = null;
  const server = new ModelServer(manner, (call, draft) => {
    if (call !== target) return draft;
    target = null;
    mutated += 1;
    seen = { call, draft: mutate(draft, random) };
    return seen.draft;
  });
  const log = createRecordingLog();
  const client = { clientId: 'signoff', clientSecret: new Secret(clientSecret) };
  const options = { http: server.http, log, clock: new ManualClock() };
  return {
    server,
    service: createOAuth(options)(issuer, client),
    mutateNext(call) {
      target = call;
    },
    seen: () => seen,
    isLogQuiet() {
      const written = JSON.stringify(log.entries);
      return ![clientSecret, ...server.secrets].some((secret) => written.includes(secret));
    },
  };
}

/** What a sign-in gives, with other tokens. */
let template: Credential | null = null;

async function signedIn({ service, server }: Ground): Promise<HeldInMemory> {
  if (template === null) {
    const begun = await service.begin({ withoutBrowser: true });
    const reply = begun.kind === 'begun' ? await service.complete(begun.attempt.pending) : begun;
    template = reply.kind === 'granted' ? readCredential(reply.credential) : null;
  }
  if (template === null) throw new Error('the server takes nobody in');
  server.give(true);
  const { accessToken, refreshToken } = server;
  return holdInMemory(writeCredential({ ...template, accessToken, refreshToken }, null));
}

/** Not by `expect`, which takes longer than what it looks at here. */
function ensure(isSo: boolean, what: string, seed: number): void {
  if (!isSo) expect.fail(`${what} (seed ${seed.toString()})`);
}

const isEnd = ({ kind }: { readonly kind: string }): boolean => kind === 'ended' || kind === 'already-ended';

function mannerBy(random: Random, fixed: Partial<Manner> = {}): Manner {
  const often = (): boolean => random.below(2) === 0;
  return {
    rotates: often(),
    cascades: often(),
    lies: often(),
    isSilent: often(),
    hasLapsed: often(),
    ...fixed,
  };
}

function deliveredOf({ body, breaksAfter }: Draft): Uint8Array {
  return breaksAfter === null ? body : body.subarray(0, breaksAfter);
}

/** Whether the tokens that the server gave last are in what was delivered, to be found by anybody. */
function arrivedWhole({ draft }: Seen, token: string): boolean {
  if (!(draft.status >= 200 && draft.status < 300)) return false;
  const text = new TextDecoder('latin1').decode(deliveredOf(draft));
  // Where more than one is named, any of them may be meant.
  return (
    text.length < 64 * 1024 &&
    text.split('"access_token"').length === 2 &&
    text.includes(`"access_token":"${token}"`)
  );
}

const rounds = 1800;

function everySeed(run: (random: Random, seed: number) => Promise<Ground>): () => Promise<void> {
  return async () => {
    for (let seed = 1; seed <= rounds; seed += 1) {
      const ground = await run(randomFrom(seed), seed);
      ensure(ground.isLogQuiet(), 'a secret in the log', seed);
    }
  };
}

describe('with any answer in the place of a true one', { timeout: 300_000 }, () => {
  test.each(['discovery', 'device'] as const)('a sign-in is begun: %s', (call) =>
    everySeed(async (random, seed) => {
      const ground = groundFor(mannerBy(random), random);
      ground.mutateNext(call);
      const reply = await ground.service.begin({ withoutBrowser: true });
      if (reply.kind !== 'begun') {
        ensure(['unclear', 'refused'].includes(reply.kind), reply.kind, seed);
        return ground;
      }
      const { attempt } = reply;
      attempt.close();
      const { server } = readPending(attempt.pending) ?? {};
      const { authorization, token, device, revocation, user } = server ?? {};
      for (const endpoint of [authorization, token, device, revocation?.endpoint, user?.endpoint])
        ensure(
          /^https:\/\/[^/@][^@]*$/.test(endpoint ?? 'https://none'),
          `goes to ${String(endpoint)}`,
          seed,
        );
      const page = attempt.page.reveal();
      ensure(/^https:\/\/[^/]/.test(page), `opens ${page}`, seed);
      return ground;
    })(),
  );

  test.each(['exchange', 'user'] as const)('a sign-in is completed, and ended: %s', (call) =>
    everySeed(async (random, seed) => {
      const ground = groundFor(mannerBy(random), random);
      const { server, service } = ground;
      const begun = await service.begin({ withoutBrowser: true });
      if (begun.kind !== 'begun') expect.fail(begun.kind);
      ground.mutateNext(call);
      const reply = await service.complete(begun.attempt.pending);
      const seen = ground.seen();
      const hasToken = seen === null || call === 'user' || arrivedWhole(seen, server.accessToken);
      if (reply.kind !== 'granted') {
        ensure(!hasToken, `a token was thrown away: ${reply.kind}`, seed);
        return ground;
      }
      const held = holdInMemory(reply.credential);
      if (hasToken)
        ensure(readCredential(held.secret)?.accessToken === server.accessToken, 'another token', seed);
      ensureNothingLost(ground, held, seed);
      const end = await service.end(held);
      ensure(!isEnd(end) || !server.isOpen || isPlausible(seen), `${end.kind}, and it is open`, seed);
      return ground;
    })(),
  );

  test.each(['user', 'refresh'] as const)('an open session is checked: %s', (call) =>
    everySeed(async (random, seed) => {
      // A check of a token that has lapsed asks for a new one.
      const ground = groundFor(mannerBy(random, call === 'refresh' ? { hasLapsed: true } : {}), random);
      const held = await signedIn(ground);
      ground.mutateNext(call);
      const reply = await ground.service.check(held);
      ensure(['open', 'unclear', 'refused'].includes(reply.kind), reply.kind, seed);
      ensureNothingLost(ground, held, seed);
      return ground;
    })(),
  );

  test(
    'a session is refreshed',
    everySeed(async (random, seed) => {
      const ground = groundFor(mannerBy(random), random);
      const held = await signedIn(ground);
      ground.mutateNext('refresh');
      const reply = await ground.service.refresh(held);
      ensure(['fresh', 'unclear', 'refused'].includes(reply.kind), reply.kind, seed);
      ensureNothingLost(ground, held, seed);
      return ground;
    }),
  );

  test.each(['revoke-refresh', 'revoke-access', 'user', 'refresh'] as const)(
    'a session is ended, and ended again: %s',
    (call) =>
      everySeed(async (random, seed) => {
        const ground = groundFor(mannerBy(random), random);
        const held = await signedIn(ground);
        ground.mutateNext(call);
        for (let time = 1; time <= 2; time += 1) {
          const reply = await ground.service.end(held);
          const isFalse = isEnd(reply) && ground.server.isOpen && !isPlausible(ground.seen());
          ensure(!isFalse, `${reply.kind}, and it is open`, seed);
          ensureNothingLost(ground, held, seed);
          // Now and then the fault comes later.
          if (random.below(4) === 0) ground.mutateNext(call);
        }
        return ground;
      })(),
  );
});

/** The refresh token that is good at the server is held, or it is known that it may be another. */
function ensureNothingLost(ground: Ground, held: HeldInMemory, seed: number): void {
  const { server } = ground;
  const credential = readCredential(held.secret);
  const isHeld = credential?.refreshToken === server.refreshToken || credential?.mayHaveUnseen === true;
  const isLost = !isHeld && server.isRefreshGood && !isPlausible(ground.seen()) && !isRefusal(ground.seen());
  ensure(!isLost, 'the refresh token is lost', seed);
}

/** The service's own word that it gave nothing. */
function isRefusal(seen: Seen | null): boolean {
  if (seen === null || ![400, 401, 403].includes(seen.draft.status)) return false;
  const { body, breaksAfter } = seen.draft;
  if (breaksAfter !== null) return false;
  const text = new TextDecoder().decode(body);
  return text === '' || /^\{"error":"\w+"\}$/.test(text);
}

/** An answer in good order that says something else of the refresh token. Nobody could tell it from a true one. */
function isPlausible(seen: Seen | null): boolean {
  try {
    const body = new TextDecoder('utf-8', { fatal: true }).decode(seen?.draft.body);
    const { access_token, refresh_token } = JSON.parse(body) as Record<string, unknown>;
    const isText = refresh_token === undefined || (typeof refresh_token === 'string' && refresh_token !== '');
    return seen?.draft.status === 200 && typeof access_token === 'string' && access_token !== '' && isText;
  } catch {
    return false;
  }
}
