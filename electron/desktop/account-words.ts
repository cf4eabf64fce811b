import { isolated, loginInSentence, loginLabel } from '../../shared/language/names.ts';
import { waitingOutcome } from '../../shared/outcome.ts';
import type { Account, AccountState } from '../../shared/snapshot.ts';
import { menuWords } from '../../shared/words/desktop.ts';
import { outcomeEntry } from '../../shared/words/outcomes.ts';
import { stateLabel } from '../../shared/words/states.ts';
import { shorten } from './shorten.ts';

/** An account's line in a menu. */
export function accountLine(login: string, state: AccountState): string {
  return menuWords.account(isolated(login), stateLabel(state));
}

/** What waits, and that it can be tried now. */
export function waitingLine(login: string, state: Extract<AccountState, { kind: 'signing-out' }>): string {
  const outcome = waitingOutcome(state);
  return outcomeEntry(outcome, login);
}

/** A login in a menu or a tooltip: plain, and short enough to leave room for the words around it. */
export function shortLogin(account: Pick<Account, 'login'>): string {
  return shorten(loginLabel(account), 40);
}

/** The same behind a verb. */
export function shortLoginInSentence(account: Pick<Account, 'login'>): string {
  return account.login === '' ? loginInSentence(account.login) : isolated(shortLogin(account));
}
