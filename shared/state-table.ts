import type { AccountAction } from './account-action.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { outcomeRow } from './outcome-table.ts';
import { waitingOutcome, type SignOutOutcome } from './outcome.ts';
import type { KeychainReason } from './problem.ts';
import type { Account, AccountState } from './snapshot.ts';
import type { Tone } from './tone.ts';

/*
 * All that is decided for each state of an account. What depends on a sign-out's outcome or on a problem stands in their tables, and
 * what is said of a state in words/states.ts.
 */

type StateOf<K extends AccountState['kind']> = Extract<AccountState, { kind: K }>;

interface StateRow<S> {
  readonly tone: (state: S) => Tone;
  /** What a person can do; the first is what most want. */
  readonly actions: (state: S) => readonly AccountAction[];
  /** What takes the account off the list: its session is ended first, or is over already. Null: that is under way. */
  readonly leaving: 'sign-out' | 'remove' | null;
  /** Whether a person should look at it. */
  readonly needsAttention: (state: S) => boolean;
  /** For diagnostics: what matters of it besides its kind, and nothing by which the account could be known. */
  readonly diagnosis: (state: S) => readonly string[];
  /** What is known of the session and of the credential. */
  readonly known: (state: S) => Omit<SignOutOutcome, 'outcome'>;
  /** The exit status of a check that did not ask: 0 only where the service has said before that the session is over. */
  readonly exitCode: (state: S) => ExitCode;
}

type Reason = StateOf<'credentials-unavailable'>['reason'];
/** Why a credential cannot be used, where it is not for the keychain. */
export type CredentialReason = Exclude<Reason, KeychainReason>;

interface ReasonRow extends Pick<StateOf<'signing-out'>, 'problem'> {
  readonly tone: Tone;
  readonly actions: readonly AccountAction[];
  readonly credentials: SignOutOutcome['credentials'];
}

const reasonsOfItsOwn: Readonly<Record<CredentialReason, ReasonRow>> = {
  absent: {
    tone: 'attention',
    actions: ['sign-in-again', 'sign-out', 'end-on-web'],
    credentials: 'removed',
    problem: { kind: 'credentials-missing' },
  },
  altered: {
    tone: 'attention',
    actions: ['sign-in-again', 'sign-out', 'end-on-web'],
    credentials: 'kept',
    problem: { kind: 'credentials-altered' },
  },
  'for-other-service': {
    tone: 'attention',
    actions: ['check', 'sign-out'],
    credentials: 'kept',
    problem: { kind: 'credentials-for-other-service' },
  },
  'not-understood': {
    tone: 'attention',
    actions: ['sign-out'],
    credentials: 'unknown',
    problem: { kind: 'unknown' },
  },
};

/** Whether a credential cannot be used for a reason of its own, not for the keychain's. */
export function isCredentialReason(reason: Reason): reason is CredentialReason {
  return Object.hasOwn(reasonsOfItsOwn, reason);
}

function reasonRow(reason: Reason): ReasonRow {
  if (isCredentialReason(reason)) return reasonsOfItsOwn[reason];
  return {
    tone: 'locked',
    actions: [reason === 'locked' ? 'unlock' : 'ask-keychain', 'sign-out'],
    credentials: 'unknown',
    problem: { kind: 'keychain', reason },
  };
}

const table: { readonly [K in AccountState['kind']]: StateRow<StateOf<K>> } = {
  'signed-in': {
    tone: ({ checking }) => (checking ? 'busy' : 'good'),
    actions: () => ['sign-out', 'check'],
    leaving: 'sign-out',
    needsAttention: () => false,
    diagnosis: ({ checkProblem, syncFailed }) => [
      ...(checkProblem === null ? [] : [`last check: ${checkProblem.kind}`]),
      ...(syncFailed ? ['sync engine not started'] : []),
    ],
    known: ({ confirmedAt, checkProblem }) => ({
      session: confirmedAt === null || checkProblem !== null ? 'unknown' : 'open',
      credentials: 'kept',
      problem: checkProblem,
    }),
    exitCode: () => exitCodes.notConfirmed,
  },
  'credentials-unavailable': {
    tone: ({ reason, checking }) => (checking ? 'busy' : reasonRow(reason).tone),
    actions: ({ reason }) => reasonRow(reason).actions,
    leaving: 'sign-out',
    needsAttention: () => true,
    diagnosis: ({ reason }) => [reason],
    known: ({ reason }) => {
      const { credentials, problem } = reasonRow(reason);
      return { session: 'unknown', credentials, problem };
    },
    exitCode: () => exitCodes.keychain,
  },
  'session-ended': {
    tone: ({ credentials }) => (credentials === 'kept' ? 'attention' : 'over'),
    actions: ({ credentials }) => [
      ...(credentials === 'kept' ? (['ask-keychain'] as const) : []),
      'sign-in-again',
      'remove',
    ],
    leaving: 'remove',
    needsAttention: () => true,
    diagnosis: ({ credentials }) => [`credential ${credentials}`],
    known: ({ credentials }) => ({ session: 'already-ended', credentials, problem: null }),
    exitCode: ({ credentials }) => (credentials === 'kept' ? exitCodes.keychain : exitCodes.done),
  },
  'signing-out': {
    tone: (state) => {
      if (state.step !== null) return 'busy';
      const outcome = waitingOutcome(state);
      return outcomeRow(outcome).tone(outcome);
    },
    actions: (state) => {
      if (state.step !== null) return [];
      const outcome = waitingOutcome(state);
      return outcomeRow(outcome).actions(outcome);
    },
    leaving: null,
    needsAttention: ({ step, problem }) => step === null && problem !== null,
    diagnosis: ({ session, step, problem, forgotten }) => [
      ...[`session ${session}`, step ?? 'waiting'],
      ...(problem === null ? [] : [problem.kind]),
      ...(forgotten ? ['forgotten'] : []),
    ],
    known: waitingOutcome,
    exitCode: (state) => {
      const outcome = waitingOutcome(state);
      return outcomeRow(outcome).exitCode(outcome);
    },
  },
};

/** What is decided for a state's kind. */
export function stateRow(state: AccountState): StateRow<AccountState> {
  // The compiler cannot see that the row under a state's kind is one for this state.
  return table[state.kind] as StateRow<AccountState>;
}

/** Whether signing out is still to be asked for, or the account is still to be taken off the list. */
export function canLeave({ state }: Pick<Account, 'state'>): boolean {
  return stateRow(state).leaving !== null;
}

/** Whether a person should look at an account. */
export function needsAttention({ state }: Pick<Account, 'state'>): boolean {
  return stateRow(state).needsAttention(state);
}

/** The accounts that a person should look at before the others, both in the order in which they stand. */
export function attentionFirst(accounts: readonly Account[]): readonly Account[] {
  return [...accounts.filter(needsAttention), ...accounts.filter((account) => !needsAttention(account))];
}

/** How an account's state looks at a glance. */
export function toneOf(state: AccountState): Tone {
  return stateRow(state).tone(state);
}
