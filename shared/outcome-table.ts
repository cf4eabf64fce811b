import type { AccountAction } from './account-action.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { sessionIsOver, type OutcomeKind, type SignOutOutcome } from './outcome.ts';
import { problemRow } from './problem-table.ts';
import type { Tone } from './tone.ts';

/*
 * All that is decided for each way in which an attempt to sign out can end. What depends on the problem stands in its table, and
 * what is said of it in words/outcomes.ts.
 */

interface OutcomeRow {
  readonly tone: (outcome: SignOutOutcome) => Tone;
  /** What a person can do then; the first is what most want. */
  readonly actions: (outcome: SignOutOutcome) => readonly AccountAction[];
  /** The exit status of a command that signed the account out. */
  readonly exitCode: (outcome: SignOutOutcome) => ExitCode;
}

const ended: OutcomeRow = {
  tone: ({ session }) => (sessionIsOver(session) ? 'good' : 'attention'),
  actions: ({ session }) => (sessionIsOver(session) ? ['sign-in-again'] : ['end-on-web', 'sign-in-again']),
  exitCode: ({ session }) => (sessionIsOver(session) ? exitCodes.done : exitCodes.notConfirmed),
};

const unfinished: OutcomeRow = {
  tone: ({ problem }) => (problem === null ? 'waiting' : problemRow(problem).tone),
  actions: ({ problem }) => (problem === null ? ['try-now', 'forget'] : problemRow(problem).actions(problem)),
  exitCode: ({ problem }) =>
    problem === null ? exitCodes.notConfirmed : problemRow(problem).exitCode.signOut,
};

const table: Readonly<Record<OutcomeKind, OutcomeRow>> = {
  'signed-out': ended,
  pending: unfinished,
  refused: unfinished,
  'cannot-end': unfinished,
  'credentials-not-removed': {
    tone: () => 'attention',
    actions: () => ['try-again'],
    exitCode: () => exitCodes.keychain,
  },
  forgotten: ended,
};

/** Every outcome that there is. */
export const outcomeKinds = Object.keys(table) as OutcomeKind[];

/** What is decided for an outcome. */
export function outcomeRow({ outcome }: Pick<SignOutOutcome, 'outcome'>): OutcomeRow {
  return table[outcome];
}
