import type { Account } from '../../shared/snapshot.ts';
import { account as words } from '../../shared/words/page.ts';
import { problemMessage } from '../../shared/words/problems.ts';
import { stateRow, toneOf } from '../../shared/state-table.ts';
import { stateHint, stateMessage } from '../../shared/words/states.ts';
import { Callout } from '../components/callout.tsx';
import { NextTry } from '../components/time.tsx';
import { AccountActions, type AccountDialogs } from './account-actions.tsx';

interface SituationProps {
  readonly account: Account;
  readonly dialogs: AccountDialogs;
}

/** What is so with an account at rest, and the buttons for what can be done about it. */
export function AccountSituation({ account, dialogs }: SituationProps) {
  const { state, service, serviceKind } = account;
  const row = stateRow(state);
  const buttons = <AccountActions account={account} actions={row.actions(state)} dialogs={dialogs} />;
  if (state.kind === 'signed-in') {
    return (
      <>
        <p className="lead">{stateMessage(account)}</p>
        {state.checkProblem !== null && (
          <Callout tone="waiting" title={words.checkFailed}>
            <p>{problemMessage(state.checkProblem, service, serviceKind)}</p>
          </Callout>
        )}
        {state.syncFailed && (
          <Callout tone="waiting" title={words.syncFailed}>
            <p>{words.syncFailedHint}</p>
          </Callout>
        )}
        <div className="actions">{buttons}</div>
      </>
    );
  }
  const hint = stateHint(state, account);
  return (
    <Callout tone={toneOf(state)} hasSign={false} actions={buttons}>
      <p>{stateMessage(account)}</p>
      {hint !== null && <p className="hint">{hint}</p>}
      {state.kind === 'signing-out' && (
        <p className="hint">
          {state.nextAttemptAt === null ? words.noNextTry : <NextTry at={state.nextAttemptAt} />}
        </p>
      )}
    </Callout>
  );
}
