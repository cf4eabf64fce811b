import type { Clock } from '../../core/ports/clock.ts';
import type { CompleteReply, KeepCredential, ServiceUser } from '../../core/ports/service.ts';
import type { Answer } from './caller.ts';
import type { Secret } from '../../core/secret.ts';
import { withTokens, type Credential } from './credential.ts';
import { judgeDeviceError, type DevicePaces } from './device-sign-in.ts';
import type { Pending } from './pending.ts';
import { refusalOf } from './refusal.ts';
import { askWithAccessToken, exchangeCode, exchangeDeviceCode, type Asker } from './requests.ts';
import type { Server } from './server.ts';
import { readTokenAnswer, type Tokens } from './tokens.ts';
import { readUserAnswer, userInIdToken } from './user.ts';

export interface CompleteOptions {
  readonly asker: Asker;
  readonly clock: Clock;
  readonly paces: DevicePaces;
  readonly keep?: KeepCredential;
  readonly write: (credential: Credential) => Secret;
}

type Settled = Exclude<CompleteReply, { kind: 'granted' }>;

/** What a sign-in that came back without a code is; null: it holds one, which is to be exchanged. */
export function settledWithout(pending: Pending): Settled | null {
  if (pending.kind === 'device' || pending.outcome?.kind === 'code') return null;
  switch (pending.outcome?.error) {
    case undefined:
      return { kind: 'waiting' };
    case 'access_denied':
      return { kind: 'declined' };
    case 'unauthorized_client':
    case 'invalid_request':
    case 'unsupported_response_type':
      return { kind: 'refused' };
    default:
      return { kind: 'rejected' };
  }
}

/**
 * Exchanges what a sign-in holds for tokens. A code that was exchanged before, by an answer that was lost, is refused now, and the service
 * takes back what it gave then (RFC 6749, section 4.1.2).
 */
export async function exchangePending(options: CompleteOptions, pending: Pending): Promise<CompleteReply> {
  const { asker, paces } = options;
  const code = pending.kind === 'code' && pending.outcome?.kind === 'code' ? pending.outcome.code : '';
  const answer =
    pending.kind === 'code'
      ? await exchangeCode(asker, pending, code)
      : await exchangeDeviceCode(asker, pending);
  const reply = readTokenAnswer(answer);
  switch (reply.kind) {
    case 'tokens':
      return granted(options, pending, answer, reply.tokens);
    case 'unclear':
      return reply;
    case 'refused': {
      if (pending.kind === 'code')
        return usedUp.includes(reply.error) ? { kind: 'rejected' } : refusalOf(reply);
      const said = judgeDeviceError(reply);
      if (said.kind !== 'slow-down') return said;
      paces.slowDown(pending.deviceCode);
      return { kind: 'waiting' };
    }
  }
}

/** The second is Glewlwyd's. */
const usedUp: readonly string[] = ['invalid_grant', 'invalid_code'];

async function granted(
  { asker, clock, keep, write }: CompleteOptions,
  pending: Pending,
  answer: Answer,
  tokens: Tokens,
): Promise<CompleteReply> {
  const { server, clientId, hasSecret } = pending;
  const nonce = pending.kind === 'code' ? pending.nonce : null;
  const named = await userInIdToken(server, clientId, answer, nonce);
  const { login, userId, displayName } = named;
  const empty: Credential = {
    version: 1,
    server,
    clientId,
    hasSecret,
    accessToken: null,
    refreshToken: null,
    scope: null,
    givenAt: null,
    expiresAt: null,
    mayHaveUnseen: false,
    leftOut: null,
    user: { login, userId, displayName },
  };
  const first = withTokens(empty, tokens, clock.now());
  // The ID token says it at once; where it names nobody that a person would know, the service is asked.
  if (named.login !== '' || server.user === null || tokens.accessToken === null)
    return { kind: 'granted', credential: write(first), user: named };
  await keep?.(write(first));
  const user = await userOf(asker, server.user, named, tokens.accessToken);
  const of = { login: user.login, userId: user.userId, displayName: user.displayName };
  return { kind: 'granted', credential: write({ ...first, user: of }), user };
}

async function userOf(
  asker: Asker,
  endpoint: NonNullable<Server['user']>,
  named: ServiceUser,
  accessToken: string,
): Promise<ServiceUser> {
  const answer = await askWithAccessToken(asker, 'user', endpoint, accessToken);
  const reply = readUserAnswer(answer, endpoint, named.userId);
  return reply.kind === 'open' ? reply.user : named;
}
