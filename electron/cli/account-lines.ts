import { assertNever } from '../../shared/assert-never.ts';
import {
  waitingOutcome,
  type CredentialsKnowledge,
  type SessionKnowledge,
  type SignOutOutcome,
} from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Account } from '../../shared/snapshot.ts';

export type NamedAccount = Pick<Account, 'id' | 'login' | 'service'>;

/** The line of JSON that says how signing out ended; README, «The command line». */
export function outcomeLine(
  account: NamedAccount,
  result: SignOutOutcome,
): Readonly<Record<string, unknown>> {
  const { outcome, session, credentials, problem } = result;
  return { ...named(account), outcome, session, credentials, problem };
}

/** The line of JSON that says how an account is. */
export function stateLine(account: Account): Readonly<Record<string, unknown>> {
  const { session, credentials, problem } = knowledgeOf(account);
  return { ...named(account), state: account.state.kind, session, credentials, problem };
}

function named({ id, login, service }: NamedAccount): Readonly<Record<string, unknown>> {
  return { account: id, login, service };
}

function knowledgeOf({ state }: Account): {
  readonly session: SessionKnowledge;
  readonly credentials: CredentialsKnowledge;
  readonly problem: Problem | null;
} {
  switch (state.kind) {
    case 'signed-in':
      return {
        session: state.confirmedAt === null || state.checkProblem !== null ? 'unknown' : 'open',
        credentials: 'kept',
        problem: state.checkProblem,
      };
    case 'credentials-unavailable':
      if (state.reason === 'not-understood')
        return { session: 'unknown', credentials: 'unknown', problem: { kind: 'unknown' } };
      return state.reason === 'absent'
        ? { session: 'unknown', credentials: 'removed', problem: { kind: 'credentials-missing' } }
        : { session: 'unknown', credentials: 'unknown', problem: { kind: 'keychain', reason: state.reason } };
    case 'session-ended':
      return { session: 'already-ended', credentials: state.credentials, problem: null };
    case 'signing-out':
      return waitingOutcome(state);
    default:
      return assertNever(state, 'account state');
  }
}
