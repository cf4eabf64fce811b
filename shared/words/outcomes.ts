import { serviceName } from '../language/service-name.ts';
import type { WindowWords } from '../messages/catalogue.ts';
import { isKnownOpen, sessionIsOver, type OutcomeKind, type SignOutOutcome } from '../outcome.ts';
import { problemRow } from '../problem-table.ts';
import type { GoesOn } from '../problem-words.ts';
import { problemWords } from './problems.ts';

let words: WindowWords['outcomes'];

/** For speak.ts. */
export function speakOutcomes(spoken: WindowWords['outcomes']): void {
  words = spoken;
}

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

/** Which of the words are said of an outcome. */
interface OutcomeWords {
  readonly label: (outcome: SignOutOutcome) => string;
  readonly menuEntry: (outcome: SignOutOutcome, login: string) => string;
  readonly message: (outcome: SignOutOutcome, names: OutcomeNames) => string;
  /** Whether the message says which account it is about. */
  readonly namesAccount: boolean;
}

const ended: Omit<OutcomeWords, 'message'> = {
  label: () => words.outcomeLabels.signedOut,
  menuEntry: (_, login) => words.outcomeEntries.signedOut(login),
  namesAccount: true,
};

const unfinished: OutcomeWords = {
  label: ({ problem }) =>
    problem === null ? words.outcomeLabels.notConfirmed : problemWords(problem).label(problem),
  menuEntry: (outcome, login) =>
    waitsForKeychain(outcome)
      ? words.outcomeEntries.waitsForKeychain(login)
      : words.outcomeEntries.notConfirmed(login),
  message: (outcome, { host, goesOn }) => {
    const { session, problem } = outcome;
    if (sessionIsOver(session)) return words.outcomeSentences.sessionIsOver(host);
    const waiting = problem === null ? null : problemWords(problem).waiting;
    return problem !== null && waiting !== null
      ? waiting.sentence(problem, { host, isOpen: isKnownOpen(outcome), goesOn })
      : words.outcomeSentences.notConfirmed(host, goesOn);
  },
  namesAccount: false,
};

const table: Readonly<Record<OutcomeKind, OutcomeWords>> = {
  'signed-out': {
    ...ended,
    message: (outcome, names) => {
      if (outcome.session === 'ended') return words.outcomeSentences.signedOut(names.login);
      if (outcome.session === 'already-ended') return words.outcomeSentences.hadEnded(names.login);
      return words.outcomeSentences.signedOutHere({ ...names, isOpen: isKnownOpen(outcome) });
    },
  },
  pending: unfinished,
  refused: { ...unfinished, menuEntry: (_, login) => words.outcomeEntries.refused(login) },
  'cannot-end': {
    ...unfinished,
    menuEntry: (outcome, login) => words.outcomeEntries.cannotEnd(login, isKnownOpen(outcome)),
  },
  'credentials-not-removed': {
    label: (outcome) =>
      waitsForKeychain(outcome) ? words.outcomeLabels.notRemoved : words.outcomeLabels.finishing,
    menuEntry: (_, login) => words.outcomeEntries.notRemoved(login),
    message: (outcome, names) =>
      sessionIsOver(outcome.session)
        ? words.outcomeSentences.overNotRemoved(waitsForKeychain(outcome))
        : words.outcomeSentences.notRemoved(
            { ...names, isOpen: isKnownOpen(outcome) },
            waitsForKeychain(outcome),
          ),
    namesAccount: false,
  },
  forgotten: {
    ...ended,
    message: (outcome, names) =>
      sessionIsOver(outcome.session)
        ? table['signed-out'].message(outcome, names)
        : words.outcomeSentences.forgotten({ ...names, isOpen: isKnownOpen(outcome) }),
  },
};

/** An outcome in two or three words, for lists. */
export function outcomeLabel(outcome: SignOutOutcome): string {
  return table[outcome.outcome].label(outcome);
}

/** An outcome as an entry of a menu that goes on with it. */
export function outcomeEntry(outcome: SignOutOutcome, login: string): string {
  return table[outcome.outcome].menuEntry(outcome, login);
}

/** How an attempt to sign out ended, as one or two sentences: the same in the window, a notification and the command line. */
export function outcomeMessage(
  outcome: SignOutOutcome,
  account: NamedAccount,
  goesOn: GoesOn = 'by-itself',
): string {
  const { login, service } = account;
  return table[outcome.outcome].message(outcome, { login, host: serviceName(service), goesOn });
}

/** The same, where nothing around it says which account it is about. */
export function outcomeOfAccount(outcome: SignOutOutcome, account: NamedAccount): string {
  const message = outcomeMessage(outcome, account);
  return table[outcome.outcome].namesAccount ? message : aboutAccount(account.login, message);
}

/** A sentence, behind the account that it is about. */
export function aboutAccount(login: string, sentence: string): string {
  return words.outcomeSentences.aboutAccount(login, sentence);
}

function waitsForKeychain({ problem }: SignOutOutcome): boolean {
  return problem !== null && problemRow(problem).waitsFor === 'keychain';
}
