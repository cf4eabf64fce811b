import type { Problem } from './problem.ts';

/** What is known of the session at the service. `unknown`: it was asked to end and the answer is not known. */
export const sessionKnowledge = ['ended', 'already-ended', 'open', 'unknown'] as const;
export type SessionKnowledge = (typeof sessionKnowledge)[number];

/** What is known of the token on this computer. */
export type CredentialsKnowledge = 'removed' | 'kept' | 'unknown';

/**
 * How an attempt to sign an account out ended. In every one of them the account is signed out on this computer.
 *
 * - `signed-out`: the session is over and the token is gone.
 * - `pending`: the session is not known to be over; Signoff goes on by itself.
 * - `refused`: the service does not accept this app's key; only a person or a new key can help.
 * - `credentials-not-removed`: nothing is left to ask the service, but the keychain did not let go of the token.
 * - `forgotten`: a person gave up on the service's answer; the token is gone, the session is as `session` says.
 */
export type OutcomeKind = 'signed-out' | 'pending' | 'refused' | 'credentials-not-removed' | 'forgotten';

export interface SignOutOutcome {
  readonly outcome: OutcomeKind;
  readonly session: SessionKnowledge;
  readonly credentials: CredentialsKnowledge;
  readonly problem: Problem | null;
}

/** Whether the service's word is final: nothing more is ever asked of it for this session. */
export function sessionIsOver(session: SessionKnowledge): boolean {
  return session === 'ended' || session === 'already-ended';
}
