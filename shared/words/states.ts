import { serviceName } from '../language/service-name.ts';
import type { WindowWords } from '../messages/catalogue.ts';
import { waitingOutcome } from '../outcome.ts';
import type { GoesOn } from '../problem-words.ts';
import type { Account, AccountState } from '../snapshot.ts';
import { isCredentialReason } from '../state-table.ts';
import { outcomeLabel, outcomeMessage, type NamedAccount } from './outcomes.ts';
import { problemRemedy } from './problems.ts';

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
}

const table: { readonly [K in AccountState['kind']]: StateWords<StateOf<K>> } = {
  'signed-in': {
    label: () => words.signedIn.label,
    message: ({ confirmedAt }, { service }) =>
      confirmedAt === null ? words.signedIn.here : words.signedIn.confirmed(serviceName(service)),
    hint: () => null,
  },
  'credentials-unavailable': {
    label: ({ reason }) =>
      isCredentialReason(reason) ? words.unusable[reason].label : words.unreachable.label(reason),
    message: ({ reason }, { service }) =>
      isCredentialReason(reason)
        ? words.unusable[reason].message(serviceName(service))
        : words.unreachable.message(reason),
    hint: ({ reason }) =>
      isCredentialReason(reason) ? words.unusable[reason].hint : words.unreachable.hint(reason),
  },
  'session-ended': {
    label: () => words.sessionEnded.label,
    message: ({ credentials }, { service }) => words.sessionEnded[credentials](serviceName(service)),
    hint: () => words.sessionEnded.hint,
  },
  'signing-out': {
    label: (state) => (state.step === null ? outcomeLabel(waitingOutcome(state)) : words.signingOut.label),
    message: (state, account, goesOn) => {
      if (state.step === null) return outcomeMessage(waitingOutcome(state), account, goesOn);
      return goesOn === 'by-itself' ? words.signingOut.goesOn : words.signingOut.message;
    },
    hint: ({ problem }, { service, serviceKind }) =>
      problem === null ? null : problemRemedy(problem, service, serviceKind),
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

/** What a check has changed about an account. What becomes of a dead credential follows a moment later, and is not news. */
export function stateNews(account: NamedAccount & Pick<Account, 'state'>): string {
  return account.state.kind === 'session-ended'
    ? words.sessionEnded.elsewhere(serviceName(account.service))
    : stateMessage(account);
}
