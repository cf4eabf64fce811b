import type { MessageBoxOptions } from 'electron';
import { sentences } from '../../shared/language/lists.ts';
import { account as accountWords, actions, signOutDialog } from '../../shared/words/page.ts';
import { endsEverywhere } from '../../shared/words/services.ts';
import { productName } from '../../shared/product-name.ts';
import type { Account } from '../../shared/snapshot.ts';

/** A question that is answered with its deed or with Cancel. */
export interface ConfirmDialog {
  readonly options: MessageBoxOptions;
  /** The number of the button that agrees. */
  readonly agree: number;
}

/** «Sign out of ada@example.com?» The words are those of the window. */
export function signOutQuestion(account: Account, platform: NodeJS.Platform): ConfirmDialog {
  const { login, service, state, reach } = account;
  const what =
    state.kind === 'session-ended' ? signOutDialog.whatEnded(service) : signOutDialog.what(service);
  const whole = reach === 'grant' ? sentences(what, endsEverywhere) : what;
  return question(signOutDialog.title(login), whole, platform);
}

/** The same for every account; `count` of them are still signed in. */
export function signOutAllQuestion(count: number, platform: NodeJS.Platform): ConfirmDialog {
  return question(signOutDialog.titleAll(count), signOutDialog.whatAll, platform);
}

/**
 * Nothing is lost by signing out and the person has just asked for it, so that Enter agrees; Escape and closing the dialog never
 * do. Linux puts the buttons from left to right in their order, and people expect the deed at the right; macOS and Windows
 * expect it first.
 */
function question(title: string, what: string, platform: NodeJS.Platform): ConfirmDialog {
  const agreeLast = platform !== 'darwin' && platform !== 'win32';
  const buttons = [signOutDialog.confirm, actions.cancel];
  if (agreeLast) buttons.reverse();
  const agree = agreeLast ? 1 : 0;
  return {
    options: {
      type: 'question',
      title: productName,
      message: title,
      detail: `${what}\n\n${accountWords.filesStay}`,
      buttons,
      defaultId: agree,
      cancelId: 1 - agree,
      // Windows would turn the buttons into links otherwise.
      noLink: true,
    },
    agree,
  };
}
