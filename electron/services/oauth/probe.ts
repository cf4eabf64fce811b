import type { Refused, Unclear } from '../../core/ports/service.ts';
import type { ServiceProblem } from '../../../shared/problem.ts';
import { unclear } from '../http/unclear.ts';
import { refreshTokens } from './refresh.ts';
import { askWithAccessToken } from './requests.ts';
import type { Session } from './session.ts';
import { readUserAnswer, type UserReply } from './user.ts';

/** What asking with the tokens proves after they were revoked. */
export type Proof =
  /** The service accepts none of them. */
  | { readonly kind: 'over' }
  /** It accepts one of them. A refresh gave new ones, where `hasNewTokens`. */
  | { readonly kind: 'alive'; readonly hasNewTokens: boolean }
  | { readonly kind: 'out-of-reach' }
  | Refused
  | Unclear;

/**
 * Asks with the access token, which harms nothing, then with the refresh token. Each token that there is has to be refused: many services
 * revoke one and leave the other alone.
 */
export async function probe(session: Session): Promise<Proof> {
  const { accessToken, refreshToken } = session.credential;
  const byAccess = accessToken === null ? null : withoutUnfit(await askWhose(session, accessToken));
  if (byAccess?.kind === 'open') return { kind: 'alive', hasNewTokens: false };
  if (byAccess?.kind === 'unclear') return byAccess;
  if (refreshToken === null) {
    // With neither a refresh token nor an endpoint to ask, the service's word is all there is, and it proves nothing.
    return byAccess === null ? unclear({ kind: 'unknown-status' }) : { kind: 'over' };
  }
  const byRefresh = await refreshTokens(session, refreshToken);
  switch (byRefresh.kind) {
    case 'fresh':
      return { kind: 'alive', hasNewTokens: true };
    case 'not-accepted':
      if (byRefresh.wasSaid) return { kind: 'over' };
      return byAccess === null ? unclear(withoutWord) : probeAgain(session, refreshToken);
    case 'out-of-reach':
    case 'refused':
    case 'unclear':
      return byRefresh;
  }
}

const withoutWord: ServiceProblem = { kind: 'http-error', status: 400 };

/**
 * Glewlwyd refuses a refresh token without a word, which anything in between could do as well. It counts where it is done twice, by a service
 * that has just taken this client's word for the revocation and does not accept the access token.
 */
async function probeAgain(session: Session, refreshToken: string): Promise<Proof> {
  const again = await refreshTokens(session, refreshToken);
  switch (again.kind) {
    case 'fresh':
      return { kind: 'alive', hasNewTokens: true };
    case 'not-accepted':
      return { kind: 'over' };
    case 'out-of-reach':
    case 'refused':
    case 'unclear':
      return again;
  }
}

/** An endpoint that this token was never good for (403, 404 and the like) is as good as none. */
function withoutUnfit(reply: UserReply | null): UserReply | null {
  if (reply?.kind !== 'unclear' || reply.problem.kind !== 'http-error') return reply;
  return [403, 404, 405, 410].includes(reply.problem.status) ? null : reply;
}

/** Whose an access token is; null: the service has no endpoint that says it. */
export async function askWhose(session: Session, accessToken: string): Promise<UserReply | null> {
  const { asker, credential } = session;
  const { user } = asker.server;
  if (user === null) return null;
  const answer = await askWithAccessToken(asker, 'user', user, accessToken);
  return readUserAnswer(answer, user, credential.user.userId);
}
