import type { AccountAction } from './account-action.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { keychainWords } from './messages/keychain.ts';
import { serviceName } from './messages/service-name.ts';
import { outcomeMessage, outcomeRow, type NamedAccount } from './outcome-table.ts';
import { waitingOutcome, type SignOutOutcome } from './outcome.ts';
import type { GoesOn } from './problem-row.ts';
import { problemRemedy } from './problem-table.ts';
import type { KeychainReason } from './problem.ts';
import { productName } from './product-name.ts';
import type { Account, AccountState } from './snapshot.ts';
import type { Tone } from './tone.ts';

/* All that is decided for each state of an account. What depends on a sign-out's outcome or on a problem stands in their tables. */

type ServiceOfAccount = Pick<Account, 'service' | 'serviceKind'>;
type StateOf<K extends AccountState['kind']> = Extract<AccountState, { kind: K }>;

interface StateRow<S> {
  readonly tone: (state: S) => Tone;
  /** In two or three words, for lists. */
  readonly label: (state: S) => string;
  /** In whole sentences: whether the person is signed in here, and what is known of the session. */
  readonly message: (state: S, account: NamedAccount, goesOn: GoesOn) => string;
  /** What is left to say beside it; null: nothing. */
  readonly hint: (state: S, service: ServiceOfAccount) => string | null;
  /** What a person can do; the first is what most want. */
  readonly actions: (state: S) => readonly AccountAction[];
  /** Whether a person should look at it. */
  readonly needsAttention: (state: S) => boolean;
  /** What is known of the session and of the credential. */
  readonly known: (state: S) => Omit<SignOutOutcome, 'outcome'>;
  /** The exit status of a check that did not ask: 0 only where the service has said before that the session is over. */
  readonly exitCode: (state: S) => ExitCode;
}

type Reason = StateOf<'credentials-unavailable'>['reason'];
interface ReasonRow extends Pick<StateOf<'signing-out'>, 'problem'> {
  readonly tone: Tone;
  readonly label: string;
  readonly message: (host: string) => string;
  readonly hint: string | null;
  readonly actions: readonly AccountAction[];
  readonly credentials: SignOutOutcome['credentials'];
}

const reasonsOfItsOwn: Readonly<Record<Exclude<Reason, KeychainReason>, ReasonRow>> = {
  absent: {
    tone: 'attention',
    label: 'Saved sign-in missing',
    message: (host) =>
      `The keychain has no saved sign-in for this account. The session at ${host} may still be open.`,
    hint: 'Sign out here, and end the session on the web, or sign in again.',
    actions: ['sign-in-again', 'sign-out', 'end-on-web'],
    credentials: 'removed',
    problem: { kind: 'credentials-missing' },
  },
  altered: {
    tone: 'attention',
    label: 'Saved sign-in changed',
    message: (host) =>
      `The saved sign-in for this account is not the one that ${productName} stored, so nothing is sent to ${host}. The session there may still be open.`,
    hint: 'Something on this computer has changed it. Sign out here, and end the session on the web, or sign in again.',
    actions: ['sign-in-again', 'sign-out', 'end-on-web'],
    credentials: 'kept',
    problem: { kind: 'credentials-altered' },
  },
  'for-other-service': {
    tone: 'attention',
    label: 'Saved for another service',
    message: (host) =>
      `The saved sign-in for this account was given by another service, not by ${host}, so nothing is sent. The session it belongs to may still be open.`,
    hint: `Something has changed ${productName}’s list of accounts (accounts.json). Correct the address there, or end the session on the pages of the service that you signed in to.`,
    actions: ['check', 'sign-out'],
    credentials: 'kept',
    problem: { kind: 'credentials-for-other-service' },
  },
  'not-understood': {
    tone: 'attention',
    label: 'Not known',
    message: (host) =>
      `${productName} cannot read what its list of accounts says about this account; a newer version may have written it. The session at ${host} may be open. Sign out to end it, or use the newer version.`,
    hint: null,
    actions: ['sign-out'],
    credentials: 'unknown',
    problem: { kind: 'unknown' },
  },
};

function isOfItsOwn(reason: Reason): reason is Exclude<Reason, KeychainReason> {
  return Object.hasOwn(reasonsOfItsOwn, reason);
}

function reasonRow(reason: Reason): ReasonRow {
  if (isOfItsOwn(reason)) return reasonsOfItsOwn[reason];
  const { condition, label, remedy } = keychainWords[reason];
  return {
    tone: 'locked',
    label: `Signed in · ${label}`,
    message: () => `${condition}, so ${productName} cannot reach this account’s saved sign-in.`,
    hint: remedy,
    actions: [reason === 'locked' ? 'unlock' : 'ask-keychain', 'sign-out'],
    credentials: 'unknown',
    problem: { kind: 'keychain', reason },
  };
}

const table: { readonly [K in AccountState['kind']]: StateRow<StateOf<K>> } = {
  'signed-in': {
    tone: ({ checking }) => (checking ? 'busy' : 'good'),
    label: () => 'Signed in',
    message: ({ confirmedAt }, { service }) =>
      confirmedAt === null
        ? 'You are signed in on this computer.'
        : `You are signed in on this computer, and ${serviceName(service)} has confirmed the session.`,
    hint: () => null,
    actions: () => ['sign-out', 'check'],
    needsAttention: () => false,
    known: ({ confirmedAt, checkProblem }) => ({
      session: confirmedAt === null || checkProblem !== null ? 'unknown' : 'open',
      credentials: 'kept',
      problem: checkProblem,
    }),
    exitCode: () => exitCodes.notConfirmed,
  },
  'credentials-unavailable': {
    tone: ({ reason, checking }) => (checking ? 'busy' : reasonRow(reason).tone),
    label: ({ reason }) => reasonRow(reason).label,
    message: ({ reason }, { service }) => reasonRow(reason).message(serviceName(service)),
    hint: ({ reason }) => reasonRow(reason).hint,
    actions: ({ reason }) => reasonRow(reason).actions,
    needsAttention: () => true,
    known: ({ reason }) => {
      const { credentials, problem } = reasonRow(reason);
      return { session: 'unknown', credentials, problem };
    },
    exitCode: () => exitCodes.keychain,
  },
  'session-ended': {
    tone: ({ credentials }) => (credentials === 'kept' ? 'attention' : 'over'),
    label: () => 'Session ended',
    message: ({ credentials }, { service }) =>
      credentials === 'removed'
        ? `${endedElsewhere(service)} The saved sign-in has been removed from this computer.`
        : `${endedElsewhere(service)} ${productName} has not removed the saved sign-in yet; it is of no use any more.`,
    hint: () => 'Sign in again to go on, or sign out to take the account off this list.',
    actions: ({ credentials }) => [
      ...(credentials === 'kept' ? (['ask-keychain'] as const) : []),
      'sign-in-again',
      'sign-out',
    ],
    needsAttention: () => true,
    known: ({ credentials }) => ({ session: 'already-ended', credentials, problem: null }),
    exitCode: ({ credentials }) => (credentials === 'kept' ? exitCodes.keychain : exitCodes.done),
  },
  'signing-out': {
    tone: (state) => {
      if (state.step !== null) return 'busy';
      const outcome = waitingOutcome(state);
      return outcomeRow(outcome).tone(outcome);
    },
    label: (state) => {
      if (state.step !== null) return 'Signing out…';
      const outcome = waitingOutcome(state);
      return outcomeRow(outcome).label(outcome);
    },
    message: (state, account, goesOn) => {
      if (state.step === null) return outcomeMessage(waitingOutcome(state), account, goesOn);
      return goesOn === 'by-itself'
        ? `Signing out. You can close this window; ${productName} goes on.`
        : 'Signing out.';
    },
    hint: ({ problem }, { service, serviceKind }) =>
      problem === null ? null : problemRemedy(problem, service, serviceKind),
    actions: (state) => {
      if (state.step !== null) return [];
      const outcome = waitingOutcome(state);
      return outcomeRow(outcome).actions(outcome);
    },
    needsAttention: ({ step, problem }) => step === null && problem !== null,
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

/** How an account's state looks at a glance. */
export function toneOf(state: AccountState): Tone {
  return stateRow(state).tone(state);
}

/** An account's state in two or three words, for lists. */
export function stateLabel(state: AccountState): string {
  return stateRow(state).label(state);
}

/** An account's state in whole sentences: whether the person is signed in here, and what is known of the session. */
export function stateMessage(
  account: NamedAccount & Pick<Account, 'state'>,
  goesOn: GoesOn = 'by-itself',
): string {
  return stateRow(account.state).message(account.state, account, goesOn);
}

/** What a check has changed about an account. What becomes of a dead credential follows a moment later, and is not news. */
export function stateNews(account: NamedAccount & Pick<Account, 'state'>): string {
  return account.state.kind === 'session-ended' ? endedElsewhere(account.service) : stateMessage(account);
}

function endedElsewhere(service: string): string {
  return `The session at ${serviceName(service)} was ended somewhere else.`;
}
