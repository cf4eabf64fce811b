import { Fragment, type ReactNode } from 'react';
import type { AccountAction } from '../../shared/account-action.ts';
import type { Account } from '../../shared/snapshot.ts';
import { accountActions, actions as words } from '../../shared/words/page.ts';
import { Button, EndOnWeb } from '../components/controls.tsx';
import { usePage } from '../state/page-context.ts';
import { SignInAgain } from './sign-in-again.tsx';

/** Opens the questions that are asked before something is done. */
export interface AccountDialogs {
  readonly signOut: () => void;
  readonly forget: () => void;
}

interface AccountActionsProps {
  readonly account: Account;
  /** The first stands out. */
  readonly actions: readonly AccountAction[];
  readonly dialogs: AccountDialogs;
}

/** The buttons for what can be done about an account. */
export function AccountActions({ account, actions, dialogs }: AccountActionsProps) {
  const { ask } = usePage();
  const { id, service, state } = account;
  const isChecking = state.kind === 'signed-in' && state.checking;

  const button = (action: AccountAction, press: () => void): ReactNode => (
    <Button kind={action === actions[0] ? 'primary' : 'plain'} onPress={press}>
      {action === 'check' && isChecking ? words.checking : accountActions[action]}
    </Button>
  );
  const askKeychain = (action: AccountAction) => button(action, () => void ask('retryKeychain', {}));
  const retry = (action: AccountAction) => button(action, () => void ask('retrySignOut', { account: id }));

  const controls: Readonly<Record<AccountAction, (action: AccountAction) => ReactNode>> = {
    'sign-out': (action) => button(action, dialogs.signOut),
    remove: (action) => button(action, dialogs.signOut),
    check: (action) =>
      button(action, () => {
        if (!isChecking) void ask('checkSession', { account: id });
      }),
    'try-now': retry,
    'try-again': retry,
    'ask-keychain': askKeychain,
    unlock: askKeychain,
    'unlock-and-finish': askKeychain,
    'sign-in-again': () => <SignInAgain of={account} />,
    'end-on-web': () => <EndOnWeb service={service} />,
    forget: (action) => button(action, dialogs.forget),
    'take-off-list': (action) => button(action, dialogs.forget),
  };
  return actions.map((action) => <Fragment key={action}>{controls[action](action)}</Fragment>);
}
