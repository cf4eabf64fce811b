import type { Account } from '../../shared/snapshot.ts';
import { account as words } from '../../shared/words/page.ts';
import { problemMessage } from '../../shared/words/problems.ts';
import { stateHint, stateMessage } from '../../shared/words/states.ts';
import { stateRow, toneOf } from '../../shared/state-table.ts';
import { Callout } from '../components/callout.tsx';
import { breakable } from '../components/login.tsx';
import { NextTry } from '../components/time.tsx';
import { useTicking } from '../state/clock.ts';
import { AccountActions, type AccountDialogs } from './account-actions.tsx';

interface SituationProps {
  readonly account: Account;
  readonly dialogs: AccountDialogs;
}

/** What is so with an account at rest, and the buttons for what can be done about it. */
export function AccountSituation({ account, dialogs }: SituationProps) {
  const { state } = account;
  const row = stateRow(state);
  const hint = stateHint(state, account);
  // Some sessions end by themselves at a time that is known.
  const message = useTicking(() => stateMessage(account));
  return (
    <>
      <Callout
        tone={toneOf(state)}
        actions={<AccountActions account={account} actions={row.actions(state)} dialogs={dialogs} />}
      >
        <p className="callout-lead">{breakable(message)}</p>
        {hint !== null && <p className="hint">{breakable(hint)}</p>}
        {state.kind === 'signing-out' && (
          <p className="hint">
            {state.nextAttemptAt === null ? words.noNextTry : <NextTry at={state.nextAttemptAt} />}
          </p>
        )}
      </Callout>
      {state.kind === 'signed-in' && <Troubles account={account} state={state} />}
    </>
  );
}

interface TroublesProps {
  readonly account: Account;
  readonly state: Extract<Account['state'], { kind: 'signed-in' }>;
}

/** What did not work for an account that is signed in. */
function Troubles({ account: { service, serviceKind }, state }: TroublesProps) {
  return (
    <>
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
    </>
  );
}
