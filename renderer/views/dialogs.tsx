import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver, waitingOutcome } from '../../shared/outcome.ts';
import { leaveAllQuestion, leaveQuestion, type LeaveQuestion } from '../../shared/words/leave-question.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { canLeave } from '../../shared/state-table.ts';
import { discardDialog, forgetDialog, takeOffListDialog } from '../../shared/words/page.ts';
import { ConfirmDialog } from '../components/dialog.tsx';
import { usePage } from '../state/page-context.ts';
import type { Route } from '../state/route.ts';
import { goTo, leaveFor, stay } from '../state/use-route.ts';

/** A deed that a person is asked about before it is done. */
export type Question =
  | { readonly about: 'sign-out'; readonly account: string }
  | { readonly about: 'forget'; readonly account: string }
  | { readonly about: 'sign-out-all' };

/** Whether the question still makes sense: another window may have answered it. */
export function isStillOpen(question: Question, { accounts }: Snapshot): boolean {
  if (question.about === 'sign-out-all') return accounts.some(canLeave);
  const account = accounts.find(({ id }) => id === question.account);
  if (account === undefined) return false;
  const { state } = account;
  return question.about === 'sign-out'
    ? canLeave(account)
    : state.kind === 'signing-out' && !state.forgotten && !sessionIsOver(state.session);
}

interface QuestionDialogProps {
  readonly question: Question;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

/** Asks before what was typed is lost. */
export function DiscardDialog({ wanted }: { readonly wanted: Route }) {
  return (
    <ConfirmDialog
      title={discardDialog.title}
      confirm={discardDialog.confirm}
      cancel={discardDialog.cancel}
      first="cancel"
      onClose={(confirmed) => {
        stay();
        if (confirmed) leaveFor(wanted);
      }}
    >
      <p>{discardDialog.what}</p>
    </ConfirmDialog>
  );
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
  const question = account === undefined ? null : leaveQuestion(account);
  if (question === null) return null;
  return (
    <LeaveDialog
      question={question}
      onClose={(confirmed) => {
        onClose();
        if (!confirmed) return;
        void ask('signOut', { account: id });
        // So that the window stays with this account when it leaves the list.
        goTo({ view: 'account', id });
      }}
    />
  );
}

interface LeaveDialogProps {
  readonly question: LeaveQuestion;
  readonly onClose: (confirmed: boolean) => void;
}

function LeaveDialog({ question: { title, confirm, paragraphs }, onClose }: LeaveDialogProps) {
  return (
    <ConfirmDialog title={title} confirm={confirm} first="confirm" onClose={onClose}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
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
  return (
    <LeaveDialog
      question={leaveAllQuestion(snapshot.accounts.filter(canLeave).length)}
      onClose={(confirmed) => {
        onClose();
        if (confirmed) void ask('signOutAll', {});
      }}
    />
  );
}
