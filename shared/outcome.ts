import { problemRow } from './problem-table.ts';
import type { Problem } from './problem.ts';

/** What is known of the session at the service. `open`: it is not known to be over, and no answer to a sign-out was lost. `unknown`: it was asked to end and the answer is not known. */
export const sessionKnowledge = ['ended', 'already-ended', 'open', 'unknown'] as const;
export type SessionKnowledge = (typeof sessionKnowledge)[number];

/** What is known of the credential on this computer. */
export const credentialsKnowledge = ['removed', 'kept', 'unknown'] as const;
export type CredentialsKnowledge = (typeof credentialsKnowledge)[number];

/**
 * How an attempt to sign an account out ended. In every one of them the account is signed out on this computer.
 *
 * - `signed-out`: the session is over and the credential is gone.
 * - `pending`: the session is not known to be over; Signoff goes on by itself.
 * - `refused`: the service does not accept this app (its API key or client); only a person or a new one can help.
 * - `cannot-end`: the service has no way to end a single session; the credential is gone, the session lapses by itself.
 * - `credentials-not-removed`: nothing is left to ask the service, but the keychain did not remove the credential.
 * - `forgotten`: a person gave up on the service's answer; the credential is gone, the session is as `session` says.
 */
export const outcomeKinds = [
  'signed-out',
  'pending',
  'refused',
  'cannot-end',
  'credentials-not-removed',
  'forgotten',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export interface SignOutOutcome {
  readonly outcome: OutcomeKind;
  readonly session: SessionKnowledge;
  readonly credentials: CredentialsKnowledge;
  readonly problem: Problem | null;
}

/** Whether nothing is left of a sign-out, here and at the service. */
export function isFinished({ session, credentials }: SignOutOutcome): boolean {
  return sessionIsOver(session) && credentials === 'removed';
}

/** Whether the service has said that the session is over; it is then never asked about it again. */
export function sessionIsOver(session: SessionKnowledge): boolean {
  return session === 'ended' || session === 'already-ended';
}

/**
 * Whether the session is known to be open: the service itself refused to end it. Where nothing could be asked, it may have
 * ended elsewhere.
 */
export function isKnownOpen(known: Pick<SignOutOutcome, 'session' | 'problem'>): boolean {
  return (
    known.session === 'open' && known.problem !== null && problemRow(known.problem).showsOpen(known.problem)
  );
}

/** How an account that is gone was signed out. */
export function archivedOutcome(entry: {
  readonly session: SessionKnowledge;
  readonly forgotten: boolean;
}): SignOutOutcome {
  const outcome = entry.forgotten ? 'forgotten' : 'signed-out';
  return { outcome, session: entry.session, credentials: 'removed', problem: null };
}

/** What is true of a sign-out that has not been finished. `problem` null: no attempt has ended yet. */
export function waitingOutcome(waiting: {
  readonly session: SessionKnowledge;
  readonly problem: Problem | null;
  /** A person gave up on the service's answer: only the credential's removal is still to do. */
  readonly forgotten: boolean;
}): SignOutOutcome {
  const { session, problem } = waiting;
  if (sessionIsOver(session) || waiting.forgotten) {
    const stillThere = problem?.kind === 'keychain' && problem.reason === 'locked';
    const credentials = stillThere ? 'kept' : 'unknown';
    return { outcome: 'credentials-not-removed', session, credentials, problem };
  }
  if (problem === null) return { outcome: 'pending', session, credentials: 'kept', problem };
  const { outcome, credentials } = problemRow(problem);
  return { outcome, session, credentials, problem };
}
