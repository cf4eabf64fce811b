import type { EndReply, Refused, Unclear } from '../../core/ports/service.ts';
import { unclear } from '../http/unclear.ts';
import { mayBeGood } from './credential.ts';
import { judgeRevocation, judgeRevocationByAccessToken, type RevocationVerdict } from './judge-revocation.ts';
import { probe } from './probe.ts';
import { refreshTokens } from './refresh.ts';
import { askWithAccessToken, revokeToken } from './requests.ts';
import type { Server } from './server.ts';
import type { Session } from './session.ts';

type Revocation = NonNullable<Server['revocation']>;

/** What revoking came to: `wasOver` where the service did not know the session any more. */
type Revoked =
  | { readonly kind: 'revoked'; readonly wasOver: boolean }
  | { readonly kind: 'out-of-reach' }
  | Refused
  | Unclear;

/**
 * Ends a session: revokes its tokens, then asks with them. Only what the service does not accept any more has ended; its answer to the
 * revocation, which is 200 also for a token that it does not know and for another client's, proves nothing.
 */
export async function endSession(session: Session, revocation: Revocation): Promise<EndReply> {
  const settled = await settleEarlierRefresh(session);
  if (settled !== null && settled.kind !== 'out-of-reach') return settled;
  const revoked = await revoke(session, revocation);
  if (revoked.kind !== 'revoked') return revoked;
  // What could be revoked is; a successor that nobody saw could not.
  if (settled !== null) return settled;
  const proof = await probe(session);
  switch (proof.kind) {
    case 'over':
      return { kind: revoked.wasOver ? 'already-ended' : 'ended' };
    case 'alive':
      // What it accepted gave new tokens, which are kept: they get one more chance now, and are asked with the next time.
      if (proof.hasNewTokens) await revoke(session, revocation);
      return unclear({ kind: 'not-ended' });
    case 'out-of-reach':
    case 'refused':
    case 'unclear':
      return proof;
  }
}

/**
 * A refresh whose answer was lost is tried again, so that it is known which tokens there are to revoke.
 * @returns null: nothing is in the way
 */
async function settleEarlierRefresh(
  session: Session,
): Promise<Extract<Revoked, { kind: 'out-of-reach' }> | Refused | Unclear | null> {
  const { mayHaveUnseen, refreshToken } = session.credential;
  if (!mayHaveUnseen) return null;
  if (refreshToken === null) return { kind: 'out-of-reach' };
  const refreshed = await refreshTokens(session, refreshToken);
  switch (refreshed.kind) {
    case 'fresh':
      return session.credential.mayHaveUnseen ? { kind: 'out-of-reach' } : null;
    // Not while there is a mark.
    case 'not-accepted':
    case 'out-of-reach':
      return { kind: 'out-of-reach' };
    case 'refused':
    case 'unclear':
      return refreshed;
  }
}

function revoke(session: Session, revocation: Revocation): Promise<Revoked> {
  return revocation.way === 'by-access-token'
    ? revokeByAccessToken(session, revocation)
    : revokeEach(session);
}

/** The refresh token first: as long as it lives, so does the session. Each token gets a verdict of its own. */
async function revokeEach({ asker, credential }: Session): Promise<Revoked> {
  const { refreshToken, accessToken } = credential;
  const tokens = [
    ...(refreshToken === null ? [] : [{ token: refreshToken, kind: 'refresh_token' as const }]),
    ...(accessToken === null ? [] : [{ token: accessToken, kind: 'access_token' as const }]),
  ];
  const verdicts: RevocationVerdict[] = [];
  for (const { token, kind } of tokens) {
    const verdict = judgeRevocation(await revokeToken(asker, token, kind));
    if (verdict.kind === 'refused' || verdict.kind === 'unclear') return verdict;
    verdicts.push(verdict);
  }
  return { kind: 'revoked', wasOver: verdicts[0]?.kind === 'not-known' };
}

/** Only a good access token can revoke here, so that one which has lapsed is replaced first. */
async function revokeByAccessToken(session: Session, revocation: Revocation): Promise<Revoked> {
  if (mayBeGood(session.credential, session.clock.now())) {
    const verdict = await revokeItself(session, revocation);
    if (verdict.kind !== 'not-known') return asRevoked(verdict);
  }
  const { refreshToken } = session.credential;
  if (refreshToken === null) return { kind: 'revoked', wasOver: true };
  const refreshed = await refreshTokens(session, refreshToken);
  switch (refreshed.kind) {
    case 'fresh':
      // The session was open a moment ago, whatever is said of this token.
      return asRevoked(await revokeItself(session, revocation), false);
    case 'not-accepted':
      return { kind: 'revoked', wasOver: true };
    case 'out-of-reach':
    case 'refused':
    case 'unclear':
      return refreshed;
  }
}

async function revokeItself(
  { asker, credential }: Session,
  { endpoint }: Revocation,
): Promise<RevocationVerdict> {
  const { accessToken } = credential;
  if (accessToken === null) return { kind: 'not-known' };
  const way = { endpoint, method: 'POST' } as const;
  return judgeRevocationByAccessToken(
    await askWithAccessToken(asker, 'revocation by the access token', way, accessToken),
  );
}

function asRevoked(verdict: RevocationVerdict, wasOver = verdict.kind === 'not-known'): Revoked {
  switch (verdict.kind) {
    case 'done':
    case 'not-known':
      return { kind: 'revoked', wasOver };
    case 'refused':
    case 'unclear':
      return verdict;
  }
}
