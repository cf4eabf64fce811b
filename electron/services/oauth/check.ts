import type { CheckReply } from '../../core/ports/service.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { unclear } from '../http/unclear.ts';
import { mayBeGood } from './credential.ts';
import { askWhose } from './probe.ts';
import { refreshTokens, type Refreshed } from './refresh.ts';
import type { Session } from './session.ts';

/** Finds out whether a session is open: by its access token, and by a new one where that is not good any more. */
export async function checkSession(session: Session): Promise<CheckReply> {
  const { accessToken, refreshToken } = session.credential;
  const isWorthAsking = refreshToken === null || mayBeGood(session.credential, session.clock.now());
  const reply = accessToken !== null && isWorthAsking ? await askWhose(session, accessToken) : null;
  if (reply !== null && reply.kind !== 'not-accepted') return reply;
  if (refreshToken === null) {
    // Without an endpoint to ask there is no way to find out.
    return reply === null ? unclear({ kind: 'unknown-status' }) : { kind: 'ended' };
  }
  const refreshed = await refreshTokens(session, refreshToken);
  return refreshed.kind === 'fresh' ? checkFresh(session) : withoutTokens(refreshed);
}

async function checkFresh(session: Session): Promise<CheckReply> {
  const { accessToken, user } = session.credential;
  const reply = accessToken === null ? null : await askWhose(session, accessToken);
  // The refresh itself has shown that the session is open.
  if (reply === null) return { kind: 'open', user: { ...user, quota: null } };
  return reply.kind === 'not-accepted' ? unclear({ kind: 'http-error', status: 401 }) : reply;
}

/** What a refresh without new tokens says of a session. Glewlwyd refuses without a word for a wrong client secret, too. */
export function withoutTokens(
  refreshed: Exclude<Refreshed, { kind: 'fresh' }>,
): Exclude<CheckReply, { kind: 'open' }> {
  switch (refreshed.kind) {
    case 'not-accepted':
      return refreshed.wasSaid ? { kind: 'ended' } : unclear({ kind: 'http-error', status: 400 });
    case 'out-of-reach':
      // The answer that would have told was lost, some time ago.
      return unclear({ kind: 'connection-lost' });
    case 'refused':
    case 'unclear':
      return refreshed;
    default:
      return assertNever(refreshed, 'refresh');
  }
}
