import { sessionIsOver, type SignOutOutcome } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';

/** What the command's exit status says; README, «Exit codes». */
export const exitCodes = {
  /** Every session asked about is over, and nothing is left in the keychain. */
  done: 0,
  unexpected: 1,
  wrongUsage: 2,
  /** Signed out on this computer; the service has not confirmed. */
  notConfirmed: 3,
  /** The service does not accept this app's key; the session is open. */
  refused: 4,
  /** The keychain could not be read or cleaned. */
  keychain: 5,
  /** As 0, but a session may be open that no account shows: a notice waits for the person. */
  noticeWaits: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOf(outcome: SignOutOutcome): ExitCode {
  if (outcome.outcome === 'credentials-not-removed' || outcome.problem?.kind === 'keychain') {
    return exitCodes.keychain;
  }
  if (outcome.outcome === 'refused') return exitCodes.refused;
  return sessionIsOver(outcome.session) ? exitCodes.done : exitCodes.notConfirmed;
}

/** The status for a problem outside a sign-out: while signing in or checking. */
export function exitCodeOfProblem(problem: Problem): ExitCode {
  switch (problem.kind) {
    case 'keychain':
    case 'credentials-missing':
      return exitCodes.keychain;
    case 'restricted':
      return exitCodes.refused;
    case 'no-api-key':
    case 'insecure-address':
      return exitCodes.wrongUsage;
    case 'not-saved':
      return exitCodes.unexpected;
    default:
      return exitCodes.notConfirmed;
  }
}

/** Of several, the one that asks most urgently for a person. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [
    exitCodes.wrongUsage,
    exitCodes.unexpected,
    exitCodes.keychain,
    exitCodes.refused,
    exitCodes.notConfirmed,
    exitCodes.noticeWaits,
  ];
  return order.find((code) => codes.includes(code)) ?? exitCodes.done;
}
