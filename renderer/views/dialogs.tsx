import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver, waitingOutcome } from '../../shared/outcome.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import {
  account as accountWords,
  forgetDialog,
  signOutDialog,
  takeOffListDialog,
} from '../../shared/words/page.ts';
import { endsEverywhere } from '../../shared/words/services.ts';
import { ConfirmDialog } from '../components/dialog.tsx';
import { usePage } from '../state/page-context.ts';
import { goTo } from '../state/use-route.ts';

/** A deed that a person is asked about before it is done. */
export type Question =
  | { readonly about: 'sign-out'; readonly account: string }
  | { readonly about: 'forget'; readonly account: string }
  | { readonly about: 'sign-out-all' };

/** Whether the question still makes sense: another window may have answered it. */
export function isStillOpen(question: Question, { accounts }: Snapshot): boolean {
  if (question.about === 'sign-out-all') return accounts.some(({ state }) => state.kind !== 'signing-out');
  const state = accounts.find(({ id }) => id === question.account)?.state;
  if (state === undefined) return false;
  return question.about === 'sign-out'
    ? state.kind !== 'signing-out'
    : state.kind === 'signing-out' && !state.forgotten && !sessionIsOver(state.session);
}

interface QuestionDialogProps {
  readonly question: Question;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

/** Asks the question, and does what the person agreed to. */
export function QuestionDialog({ question, snapshot, onClose }: QuestionDialogProps) {
  switch (question.about) {
    case 'sign-out':
      return <SignOutDialog id={question.account} snapshot={snapshot} onClose={onClose} />;
    case 'forget':
      return <ForgetDialog id={question.account} snapshot={snapshot} onClose={onClose} />;
    case 'sign-out-all':
      return <SignOutAllDialog snapshot={snapshot} onClose={onClose} />;
    default:
      return assertNever(question, 'question');
  }
}

interface AboutAccountProps {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

function SignOutDialog({ id, snapshot, onClose }: AboutAccountProps) {
  const { ask } = usePage();
  const account = snapshot.accounts.find((each) => each.id === id);
  if (account === undefined) return null;
  return (
    <ConfirmDialog
      title={signOutDialog.title(account.login)}
      confirm={signOutDialog.confirm}
      first="confirm"
      onClose={(confirmed) => {
        onClose();
        if (!confirmed) return;
        void ask('signOut', { account: id });
        // So that the window stays with this account when it leaves the list.
        goTo({ view: 'account', id });
      }}
    >
      <p>
        {(account.state.kind === 'session-ended' ? signOutDialog.whatEnded : signOutDialog.what)(
          account.service,
        )}
      </p>
      {account.reach === 'grant' && <p>{endsEverywhere}</p>}
      <p>{accountWords.filesStay}</p>
    </ConfirmDialog>
  );
}

function ForgetDialog({ id, snapshot, onClose }: AboutAccountProps) {
  const { ask } = usePage();
  const account = snapshot.accounts.find((each) => each.id === id);
  if (account?.state.kind !== 'signing-out') return null;
  const { state, service } = account;
  const isEmpty = waitingOutcome(state).credentials === 'removed';
  const words = isEmpty ? takeOffListDialog : forgetDialog;
  return (
    <ConfirmDialog
      title={words.title(account.login)}
      confirm={words.confirm}
      first="cancel"
      onClose={(confirmed) => {
        onClose();
        if (!confirmed) return;
        void ask('forget', { account: id });
        goTo({ view: 'account', id });
      }}
    >
      <p>{words.what(service, state)}</p>
      <p>{forgetDialog.where(service)}</p>
    </ConfirmDialog>
  );
}

function SignOutAllDialog({ snapshot, onClose }: Omit<AboutAccountProps, 'id'>) {
  const { ask } = usePage();
  const count = snapshot.accounts.filter(({ state }) => state.kind !== 'signing-out').length;
  return (
    <ConfirmDialog
      title={signOutDialog.titleAll(count)}
      confirm={signOutDialog.confirm}
      first="confirm"
      onClose={(confirmed) => {
        onClose();
        if (confirmed) void ask('signOutAll', {});
      }}
    >
      <p>{signOutDialog.whatAll}</p>
      <p>{accountWords.filesStay}</p>
    </ConfirmDialog>
  );
}
