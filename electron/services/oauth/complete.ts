import type { Clock } from '../../core/ports/clock.ts';
import type { CompleteReply, ServiceUser } from '../../core/ports/service.ts';
import type { Answer, Caller } from './caller.ts';
import { withTokens, writeCredential, type Credential } from './credential.ts';
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
export async function exchangePending(
  { asker, clock, paces }: CompleteOptions,
  pending: Pending,
): Promise<CompleteReply> {
  const code = pending.kind === 'code' && pending.outcome?.kind === 'code' ? pending.outcome.code : '';
  const answer =
    pending.kind === 'code'
      ? await exchangeCode(asker, pending, code)
      : await exchangeDeviceCode(asker, pending);
  const reply = readTokenAnswer(answer);
  switch (reply.kind) {
    case 'tokens':
      return granted(asker, clock, pending, answer, reply.tokens);
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
  asker: Asker,
  clock: Clock,
  pending: Pending,
  answer: Answer,
  tokens: Tokens,
): Promise<CompleteReply> {
  const { server, clientId, hasSecret } = pending;
  const nonce = pending.kind === 'code' ? pending.nonce : null;
  const named = await userInIdToken(server, clientId, answer, nonce);
  const user = await userOf(asker, server, named, tokens.accessToken);
  const { login, userId, displayName } = user;
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
    user: { login, userId, displayName },
  };
  return { kind: 'granted', credential: writeCredential(withTokens(empty, tokens, clock.now())), user };
}

/** The ID token says it at once; where it names nobody that a person would know, the service is asked. The tokens are kept either way. */
async function userOf(
  { caller, cancel }: { readonly caller: Caller; readonly cancel: AbortSignal | undefined },
  server: Server,
  named: ServiceUser,
  accessToken: string | null,
): Promise<ServiceUser> {
  if (named.login !== '' || server.user === null || accessToken === null) return named;
  const answer = await askWithAccessToken({ caller, cancel }, 'user', server.user, accessToken);
  const reply = readUserAnswer(answer, server.user, named.userId);
  return reply.kind === 'open' ? reply.user : named;
}
