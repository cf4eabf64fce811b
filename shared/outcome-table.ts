import type { AccountAction } from './account-action.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { aboutAccount, loginInSentence } from './messages/names.ts';
import { serviceName } from './messages/service-name.ts';
import { isKnownOpen, sessionIsOver, type OutcomeKind, type SignOutOutcome } from './outcome.ts';
import type { GoesOn } from './problem-row.ts';
import { problemRow } from './problem-table.ts';
import { productName } from './product-name.ts';
import type { Tone } from './tone.ts';

/* All that is decided for each way in which an attempt to sign out can end. What depends on the problem stands in its table. */

/** What a message about an account needs to know of it. */
export interface NamedAccount {
  readonly login: string;
  /** The API's address. */
  readonly service: string;
}

interface OutcomeNames {
  readonly login: string;
  readonly host: string;
  readonly goesOn: GoesOn;
}

interface OutcomeRow {
  readonly tone: (outcome: SignOutOutcome) => Tone;
  /** What a person can do then; the first is what most want. */
  readonly actions: (outcome: SignOutOutcome) => readonly AccountAction[];
  /** The exit status of a command that signed the account out. */
  readonly exitCode: (outcome: SignOutOutcome) => ExitCode;
  /** In two or three words, for lists. */
  readonly label: (outcome: SignOutOutcome) => string;
  /** As an entry of a menu that goes on with it. */
  readonly menuEntry: (outcome: SignOutOutcome, login: string) => string;
  /** One or two sentences. */
  readonly message: (outcome: SignOutOutcome, names: OutcomeNames) => string;
  /** Whether the message says which account it is about. */
  readonly namesAccount: boolean;
}

const ended: Pick<OutcomeRow, 'tone' | 'actions' | 'exitCode' | 'label' | 'menuEntry' | 'namesAccount'> = {
  tone: ({ session }) => (sessionIsOver(session) ? 'good' : 'attention'),
  actions: ({ session }) => (sessionIsOver(session) ? ['sign-in-again'] : ['end-on-web', 'sign-in-again']),
  exitCode: ({ session }) => (sessionIsOver(session) ? exitCodes.done : exitCodes.notConfirmed),
  label: () => 'Signed out',
  menuEntry: (_, login) => `Signed out of ${login}`,
  namesAccount: true,
};

const unfinished: OutcomeRow = {
  tone: ({ problem }) => (problem === null ? 'waiting' : problemRow(problem).tone),
  actions: ({ problem }) => (problem === null ? ['try-now', 'forget'] : problemRow(problem).actions(problem)),
  exitCode: ({ problem }) =>
    problem === null ? exitCodes.notConfirmed : problemRow(problem).exitCode.signOut,
  label: ({ problem }) => (problem === null ? 'Not confirmed yet' : problemRow(problem).label(problem)),
  menuEntry: (outcome, login) =>
    waitsForKeychain(outcome)
      ? `Sign-out of ${login} waits for the keychain: try now`
      : `Sign-out of ${login} not confirmed yet: try now`,
  message: (outcome, { host, goesOn }) => {
    const { session, problem } = outcome;
    if (sessionIsOver(session)) return `Signed out on this computer, and the session at ${host} is over.`;
    const words = problem === null ? null : problemRow(problem).waiting;
    if (problem !== null && words !== null) {
      return words.sentence(problem, { host, isOpen: isOpen(outcome), goesOn });
    }
    return `Signed out on this computer. ${host} has not confirmed yet${goesOn === 'by-itself' ? `; ${productName} will finish as soon as it answers` : ''}.`;
  },
  namesAccount: false,
};

const table: Readonly<Record<OutcomeKind, OutcomeRow>> = {
  'signed-out': {
    ...ended,
    message: (outcome, { login, host }) => {
      if (outcome.session === 'ended') return `Signed out of ${login}.`;
      if (outcome.session === 'already-ended') {
        return `Signed out of ${login}. The session had already ended.`;
      }
      return `Signed out of ${login} on this computer. The session at ${host} ${isOpen(outcome)}.`;
    },
  },
  pending: unfinished,
  refused: {
    ...unfinished,
    menuEntry: (_, login) => `Sign-out of ${login} refused by the service: try again`,
  },
  'cannot-end': {
    ...unfinished,
    menuEntry: (_, login) => `${login} is still open at the service: where to end it`,
  },
  'credentials-not-removed': {
    ...unfinished,
    tone: () => 'attention',
    actions: () => ['try-again'],
    exitCode: () => exitCodes.keychain,
    label: (outcome) => (waitsForKeychain(outcome) ? 'Saved sign-in not removed' : 'Finishing'),
    menuEntry: (_, login) => `Sign-out of ${login} not finished, its saved sign-in is still here: try now`,
    message: (outcome, { host }) => {
      const notRemoved = waitsForKeychain(outcome)
        ? `but the keychain did not let ${productName} remove the saved sign-in`
        : `but ${productName} has not removed the saved sign-in yet`;
      return sessionIsOver(outcome.session)
        ? `The session is over, ${notRemoved}.`
        : `Signed out on this computer, ${notRemoved}. The session at ${host} ${isOpen(outcome)}.`;
    },
  },
  forgotten: {
    ...ended,
    message: (outcome, names) =>
      sessionIsOver(outcome.session)
        ? table['signed-out'].message(outcome, names)
        : `Signed out of ${names.login} on this computer. The session at ${names.host} ${isOpen(outcome)}, and only ${names.host} can end it now.`,
  },
};

/** Every outcome that there is. */
export const outcomeKinds = Object.keys(table) as OutcomeKind[];

/** What is decided for an outcome. */
export function outcomeRow({ outcome }: Pick<SignOutOutcome, 'outcome'>): OutcomeRow {
  return table[outcome];
}

/** How an attempt to sign out ended, as one or two sentences: the same in the window, a notification and the command line. */
export function outcomeMessage(
  outcome: SignOutOutcome,
  account: NamedAccount,
  goesOn: GoesOn = 'by-itself',
): string {
  const login = loginInSentence(account.login);
  return outcomeRow(outcome).message(outcome, { login, host: serviceName(account.service), goesOn });
}

/** The same, where nothing around it says which account it is about. */
export function outcomeOfAccount(outcome: SignOutOutcome, account: NamedAccount): string {
  const message = outcomeMessage(outcome, account);
  return outcomeRow(outcome).namesAccount ? message : aboutAccount(account.login, message);
}

function waitsForKeychain({ problem }: SignOutOutcome): boolean {
  return problem !== null && problemRow(problem).waitsFor === 'keychain';
}

/** No more than is known. */
function isOpen(known: SignOutOutcome): string {
  return isKnownOpen(known) ? 'is still open' : 'may still be open';
}
