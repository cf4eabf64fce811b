import { loginLabel } from '../../shared/language/names.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Account, AccountState, SignIn } from '../../shared/snapshot.ts';
import { menuWords } from '../../shared/words/desktop.ts';
import { stateLabel } from '../../shared/words/states.ts';
import { shorten } from './shorten.ts';

/** An account's line in a menu. */
export function accountLine(login: string, state: AccountState): string {
  return menuWords.account(login, stateLabel(state));
}

/** A login in a menu or a tooltip: plain, and short enough to leave room for the words around it. */
export function shortLogin(account: Pick<Account, 'login'>): string {
  return shorten(loginLabel(account), 40);
}

/** The same for a sentence, which has words of its own for an account without a login: empty then. */
export function shortOrNoLogin(account: Pick<Account, 'login'>): string {
  return account.login === '' ? '' : shortLogin(account);
}

/** The sign-in that is under way, and leads to it. */
export function signInLine(signIn: SignIn): string {
  switch (signIn.step) {
    case 'starting':
    case 'waiting':
    case 'keeping':
    case 'undoing':
      return menuWords.signingIn;
    case 'confirming':
      return menuWords.isThisYou(shortOrNoLogin(signIn));
    case 'failed':
      return menuWords.signInFailed;
    default:
      return assertNever(signIn, 'sign-in step');
  }
}
