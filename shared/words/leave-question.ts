import type { Account } from '../snapshot.ts';
import { stateRow } from '../state-table.ts';
import { account as accountWords, removeDialog, signOutDialog } from './page.ts';
import { endsEverywhere } from './services.ts';

/** What a person is asked before an account leaves the list: the same in the window and in the tray's dialogs. */
export interface LeaveQuestion {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The words on the button that agrees. */
  readonly confirm: string;
}

/** Asks about one account. Null: it is leaving already. */
export function leaveQuestion(account: Account): LeaveQuestion | null {
  const { login, service, reach, state } = account;
  switch (stateRow(state).leaving) {
    case 'sign-out':
      return {
        title: signOutDialog.title(login),
        paragraphs: [
          signOutDialog.what(service),
          ...(reach === 'grant' ? [endsEverywhere] : []),
          accountWords.filesStay,
        ],
        confirm: signOutDialog.confirm,
      };
    case 'remove':
      return {
        title: removeDialog.title(login),
        paragraphs: [removeDialog.what(service), accountWords.filesStay],
        confirm: removeDialog.confirm,
      };
    case null:
      return null;
  }
}

/** Asks about all at once; `count` of them have not left yet. */
export function leaveAllQuestion(count: number): LeaveQuestion {
  return {
    title: signOutDialog.titleAll(count),
    paragraphs: [signOutDialog.whatAll, accountWords.filesStay],
    confirm: signOutDialog.confirm,
  };
}
