import { assertNever } from '../../shared/assert-never.ts';
import type { SessionKnowledge } from '../../shared/outcome.ts';
import { mayHaveAsked, problemRow } from '../../shared/problem-table.ts';
import type { Problem } from '../../shared/problem.ts';
import { completeSignIn } from './complete-sign-in.ts';
import type { CredentialRead, Credentials } from './credentials.ts';
import type { Ports } from './ports.ts';
import type { EndReply } from './ports/service.ts';
import { serviceIdOf, type AccountRecord } from './registry.ts';
import type { Secret } from './secret.ts';
import { problemOf } from './service-problem.ts';

export interface EndedSession {
  readonly session: SessionKnowledge;
  /** Null only where the session is known to be over. */
  readonly problem: Problem | null;
  /** How long the service asked to be left alone, in milliseconds. */
  readonly retryAfter: number;
}

/**
 * Tells the service that an account's session is to end, and judges its reply.
 *
 * @param known what was known of the session before
 * @param read gives the credential
 */
export async function endSession(
  ports: Ports,
  credentials: Credentials,
  account: AccountRecord,
  known: SessionKnowledge,
  read: () => Promise<CredentialRead>,
): Promise<EndedSession> {
  const held = await findCredential(ports, credentials, account, read);
  if (held.kind === 'problem') return { session: known, problem: held.problem, retryAfter: 0 };
  const service = await ports.services.at(serviceIdOf(account));
  const reply = await service.end(credentials.hold(account, held.secret));
  return { ...judge(reply, known), retryAfter: reply.kind === 'unclear' ? (reply.retryAfter ?? 0) : 0 };
}

function judge(reply: EndReply, known: SessionKnowledge): Omit<EndedSession, 'retryAfter'> {
  switch (reply.kind) {
    case 'ended':
    case 'already-ended':
      return { session: reply.kind, problem: null };
    case 'cannot-end':
      return { session: 'open', problem: { kind: 'cannot-end-session', lapsesAt: reply.lapsesAt } };
    case 'out-of-reach':
      return { session: 'unknown', problem: { kind: 'credentials-used-up' } };
    case 'refused':
    case 'not-configured':
      // It did nothing this time; an earlier call whose answer was lost may still have ended the session.
      return { session: known, problem: problemOf(reply) };
    case 'unclear': {
      const { problem } = reply;
      if (problemRow(problem).showsOpen(problem)) return { session: 'open', problem };
      return { session: mayHaveAsked(problem) ? 'unknown' : known, problem };
    }
    default:
      return assertNever(reply, 'reply to the end of a session');
  }
}

type Held =
  | { readonly kind: 'found'; readonly secret: Secret }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The credential from the keychain; where it never got there, the one that the pending secret beside it still gives. */
async function findCredential(
  ports: Ports,
  credentials: Credentials,
  account: AccountRecord,
  read: () => Promise<CredentialRead>,
): Promise<Held> {
  const held = await read();
  if (held.kind === 'found') return held;
  if (held.kind === 'unavailable') {
    return { kind: 'problem', problem: { kind: 'keychain', reason: held.reason } };
  }
  if (held.kind === 'unusable') return { kind: 'problem', problem: held.problem };
  if (account.pending) {
    const completed = await completeSignIn(ports, credentials, account);
    if (completed.kind === 'problem') return completed;
    if (completed.kind === 'granted') {
      // It may be given only once, and this attempt may not be the last.
      await credentials.keep(account, completed.credential);
      return { kind: 'found', secret: completed.credential };
    }
  }
  return { kind: 'problem', problem: { kind: 'credentials-missing' } };
}
