import type { HttpRequest } from '../../../electron/core/ports/http.ts';
import type { Service, SignInAttempt } from '../../../electron/core/ports/service.ts';
import { Secret } from '../../../electron/core/secret.ts';
import type { OAuthClient } from '../../../electron/services/oauth/client.ts';
import { createOAuth } from '../../../electron/services/oauth/oauth.ts';
import { holdInMemory, type HeldInMemory } from '../../support/held-credential.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { createRecordingLog } from '../openbox/recording-log.ts';
import { issuer, json, ModelServer, type Call, type Draft, type Manner } from './model-server.ts';

const usual: Manner = { rotates: true, cascades: false, lies: false, isSilent: false, hasLapsed: false };
export const configured: OAuthClient = { clientId: 'signoff', clientSecret: new Secret('the secret') };

export interface Ground {
  readonly server: ModelServer;
  /** For the client that is configured now. */
  readonly service: Service;
  readonly clock: ManualClock;
  /** The requests since the last look, by their calls. */
  readonly asked: () => readonly Call[];
  readonly requests: readonly HttpRequest[];
  /** Answers the next call of this kind so. */
  answerNext(call: Call, draft: Draft): void;
  configure(client: OAuthClient | null): void;
  /** Is called when the next request has left. */
  whenAsked(look: () => void): void;
}

export const breaking: Draft = { ...json(200, {}), breaksAfter: 0 };

export function groundFor(manner: Partial<Manner> = {}): Ground {
  const asked: Call[] = [];
  const requests: HttpRequest[] = [];
  const drafts = new Map<Call, Draft>();
  let client: OAuthClient | null = configured;
  let look: () => void = () => undefined;
  const server = new ModelServer({ ...usual, ...manner }, (call, draft) => {
    asked.push(call);
    const given = drafts.get(call);
    drafts.delete(call);
    return given ?? draft;
  });
  const clock = new ManualClock();
  const http: ModelServer['http'] = (request, signal) => {
    requests.push(request);
    const reply = server.http(request, signal);
    look();
    look = () => undefined;
    return reply;
  };
  const at = createOAuth({ http, log: createRecordingLog(), clock });
  return {
    server,
    get service() {
      return at(issuer, client);
    },
    clock,
    asked: () => asked.splice(0),
    requests,
    answerNext: (call, draft) => void drafts.set(call, draft),
    configure(next) {
      client = next;
    },
    whenAsked(next) {
      look = next;
    },
  };
}

export async function beginWithDevice(ground: Ground): Promise<SignInAttempt> {
  const begun = await ground.service.begin({ withoutBrowser: true });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  return begun.attempt;
}

/** A session, with the requests of its beginning forgotten. */
export async function signedIn(ground: Ground): Promise<HeldInMemory> {
  const attempt = await beginWithDevice(ground);
  const granted = await ground.service.complete(attempt.pending);
  attempt.close();
  if (granted.kind !== 'granted') throw new Error(granted.kind);
  ground.asked();
  return holdInMemory(granted.credential);
}
