import { serviceName } from '../language/service-name.ts';
import type { WindowWords } from '../messages/catalogue.ts';
import { waitingOutcome } from '../outcome.ts';
import type { GoesOn } from '../problem-words.ts';
import type { Account, AccountState } from '../snapshot.ts';
import { isCredentialReason } from '../state-table.ts';
import { outcomeEntry, outcomeLabel, outcomeMessage, type NamedAccount } from './outcomes.ts';
import { facts } from './page.ts';
import { problemRemedy } from './problems.ts';
import { whatEnds } from './services.ts';

let words: WindowWords['states'];

/** For speak.ts. */
export function speakStates(spoken: WindowWords['states']): void {
  words = spoken;
}

type ServiceOfAccount = Pick<Account, 'service' | 'serviceKind'>;
type StateOf<K extends AccountState['kind']> = Extract<AccountState, { kind: K }>;

/** Which of the words are said of a state. */
interface StateWords<S> {
  readonly label: (state: S) => string;
  readonly message: (state: S, account: NamedAccount, goesOn: GoesOn) => string;
  readonly hint: (state: S, service: ServiceOfAccount) => string | null;
  /** What the message leaves out, for who wants to know more. */
  readonly facts: (state: S, account: Account) => readonly StateFact[];
  /** As an entry of a menu that goes on with a sign-out. Null: there is none that waits. */
  readonly tryNow: (state: S, login: string) => string | null;
}

/** A line of what is known of an account beside its message. A point in time is drawn as a date, or as how far away it is. */
export interface StateFact {
  readonly name: string;
  readonly value: string | { readonly at: string; readonly as: 'date' | 'distance' };
}

const saved = ({ storage }: Account): StateFact => ({
  name: facts.savedSignIn,
  value: storage === 'memory' ? facts.savedInMemory : facts.savedInKeychain,
});
const signedInAt = (account: Account): StateFact => ({
  name: facts.signedInAt,
  value: { at: account.signedInAt, as: 'date' },
});
const ends = (account: Account): StateFact => ({ name: facts.ends, value: whatEnds(account) });

function lastConfirmed({ checking, confirmedAt }: StateOf<'signed-in'>): StateFact['value'] {
  if (checking) return facts.checking;
  return confirmedAt === null ? facts.notConfirmed : { at: confirmedAt, as: 'distance' };
}

const table: { readonly [K in AccountState['kind']]: StateWords<StateOf<K>> } = {
  'signed-in': {
    label: () => words.signedIn.label,
    message: ({ confirmedAt }, { service }) =>
      confirmedAt === null ? words.signedIn.here : words.signedIn.confirmed(serviceName(service)),
    hint: () => null,
    facts: (state, account) => [
      { name: facts.lastConfirmed, value: lastConfirmed(state) },
      saved(account),
      signedInAt(account),
      ends(account),
    ],
    tryNow: () => null,
  },
  'credentials-unavailable': {
    label: ({ reason }) =>
      isCredentialReason(reason) ? words.unusable[reason].label : words.unreachable.label(reason),
    message: ({ reason }, { service }) =>
      isCredentialReason(reason)
        ? words.unusable[reason].message(serviceName(service))
        : words.unreachable.message(reason, serviceName(service)),
    hint: ({ reason }) =>
      isCredentialReason(reason) ? words.unusable[reason].hint : words.unreachable.hint(reason),
    facts: (_, account) => [signedInAt(account), ends(account)],
    tryNow: () => null,
  },
  'session-ended': {
    label: () => words.sessionEnded.label,
    message: ({ credentials }, { service }) => words.sessionEnded[credentials](serviceName(service)),
    hint: () => words.sessionEnded.hint,
    facts: ({ endedAt }, account) => [
      { name: facts.endNoticed, value: { at: endedAt, as: 'date' } },
      signedInAt(account),
    ],
    tryNow: () => null,
  },
  'signing-out': {
    label: (state) => (state.step === null ? outcomeLabel(waitingOutcome(state)) : words.signingOut.label),
    message: (state, account, goesOn) => {
      if (state.step === null) return outcomeMessage(waitingOutcome(state), account, goesOn);
      return goesOn === 'by-itself' ? words.signingOut.goesOn : words.signingOut.message;
    },
    hint: ({ problem }, { service, serviceKind }) =>
      problem === null ? null : problemRemedy(problem, service, serviceKind),
    facts: (state, account) => {
      const { outcome, credentials } = waitingOutcome(state);
      return [
        ...(credentials === 'kept' && outcome !== 'credentials-not-removed' ? [saved(account)] : []),
        signedInAt(account),
        { name: facts.signOutAsked, value: { at: state.requestedAt, as: 'date' } },
      ];
    },
    tryNow: (state, login) => (state.step === null ? outcomeEntry(waitingOutcome(state), login) : null),
  },
};

function wordsFor(state: AccountState): StateWords<AccountState> {
  // The compiler cannot see that the words under a state's kind are for this state.
  return table[state.kind] as StateWords<AccountState>;
}

/** An account's state in two or three words, for lists. */
export function stateLabel(state: AccountState): string {
  return wordsFor(state).label(state);
}

/** An account's state in whole sentences: whether the person is signed in here, and what is known of the session. */
export function stateMessage(
  account: NamedAccount & Pick<Account, 'state'>,
  goesOn: GoesOn = 'by-itself',
): string {
  return wordsFor(account.state).message(account.state, account, goesOn);
}

/** What is left to say beside the message; null: nothing. */
export function stateHint(state: AccountState, service: ServiceOfAccount): string | null {
  return wordsFor(state).hint(state, service);
}

/** What is known of an account besides. */
export function stateFacts(account: Account): readonly StateFact[] {
  return wordsFor(account.state).facts(account.state, account);
}

/** Goes on with a sign-out that waits, as an entry of a menu. Null: there is none. */
export function tryNowEntry(state: AccountState, login: string): string | null {
  return wordsFor(state).tryNow(state, login);
}

/** What a check has changed about an account. What becomes of a dead credential follows a moment later, and is not news. */
export function stateNews(account: NamedAccount & Pick<Account, 'state'>): string {
  return account.state.kind === 'session-ended'
    ? words.sessionEnded.elsewhere(serviceName(account.service))
    : stateMessage(account);
}
