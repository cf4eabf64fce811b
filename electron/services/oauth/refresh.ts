import type { Refused, Unclear } from '../../core/ports/service.ts';
import { unclear } from '../http/unclear.ts';
import { unclearAnswer, type Answer } from './caller.ts';
import { withTokens } from './credential.ts';
import { refusalOf } from './refusal.ts';
import { exchangeRefreshToken } from './requests.ts';
import type { Session } from './session.ts';
import { readTokenAnswer } from './tokens.ts';

/*
 * A refresh token may be good for one use. So before it is sent, the credential is marked (`mayHaveUnseen`), and the mark goes when it is
 * known what became of it. A mark that is found is of a refresh whose answer nobody saw: it may have led to a successor that is lost.
 * That holds for one that was asked for as a proof, too: a service that only claims to revoke, and refuses an access token for a reason of
 * its own, may have given a successor.
 *
 * | answer                                   | without an earlier mark         | with one                                      |
 * |------------------------------------------|---------------------------------|-----------------------------------------------|
 * | tokens                                   | fresh; kept, mark gone          | the same: the earlier one led nowhere         |
 * | tokens, and not all could be read        | fresh; kept, mark stays         | the same                                      |
 * | invalid_grant                            | not-accepted: over; mark gone   | out-of-reach: over, or its successor is lost  |
 * | 400 without a body (Glewlwyd)            | not-accepted, `wasSaid` false   | out-of-reach                                  |
 * | the app is refused; nothing was asked    | that; mark gone                 | that; mark stays                              |
 * | no answer, 5xx, a page, anything else    | unclear; mark stays             | unclear; mark stays                           |
 */

export type Refreshed =
  | { readonly kind: 'fresh' }
  | {
      readonly kind: 'not-accepted';
      /** False: the service refused without a word, which is no proof by itself. */
      readonly wasSaid: boolean;
    }
  | { readonly kind: 'out-of-reach' }
  | Refused
  | Unclear;

/** Puts new tokens in the place of the old ones, which are durable before anything uses them. */
export async function refreshTokens(session: Session, refreshToken: string): Promise<Refreshed> {
  const before = session.credential;
  const isFirst = !before.mayHaveUnseen;
  if (isFirst && !(await session.keep({ ...before, mayHaveUnseen: true }))) {
    await session.keep(before);
    return unclear({ kind: 'unreachable' });
  }
  const answer = await exchangeRefreshToken(session.asker, refreshToken);
  const reply = readTokenAnswer(answer);
  if (reply.kind === 'tokens') {
    await session.keep(withTokens(before, reply.tokens, session.clock.now()));
    return { kind: 'fresh' };
  }
  const refreshed = judgeWithoutTokens(reply, isFirst);
  const isKnown = wasNeverAsked(answer) || (refreshed.kind !== 'unclear' && !isOk(answer));
  if (isFirst && isKnown) await session.keep(before);
  return refreshed;
}

function judgeWithoutTokens(
  reply: Exclude<ReturnType<typeof readTokenAnswer>, { kind: 'tokens' }>,
  isFirst: boolean,
): Refreshed {
  if (reply.kind === 'unclear') return reply;
  const wasSaid = reply.error === 'invalid_grant';
  if (!wasSaid && !(reply.error === '' && reply.status === 400)) return refusalOf(reply);
  return isFirst ? { kind: 'not-accepted', wasSaid } : { kind: 'out-of-reach' };
}

/** Under 200 a word of refusal is not believed that far. */
function isOk(answer: Answer): boolean {
  return answer.kind === 'response' && answer.status === 200;
}

function wasNeverAsked(answer: Answer): boolean {
  return (
    answer.kind === 'failed' &&
    ['unreachable', 'tls', 'insecure-address'].includes(unclearAnswer(answer).problem.kind)
  );
}
