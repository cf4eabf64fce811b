import { assertNever } from '../../shared/assert-never.ts';
import type { Account, AccountState } from '../../shared/snapshot.ts';
import { account as words, actions } from '../../shared/messages/page.ts';
import { keychainRemedy, problemAfterOutcome, problemMessage } from '../../shared/messages/problems.ts';
import { stateMessage } from '../../shared/messages/states.ts';
import { waitingOutcome } from '../../shared/outcome.ts';
import { Callout } from '../parts/callout.tsx';
import { Button, EndOnWeb } from '../parts/controls.tsx';
import { NextTry } from '../parts/time.tsx';
import { usePage } from '../state/page-context.ts';
import { toneOf } from '../state/tone.ts';
import { SignInAgain } from './sign-in-again.tsx';

interface SituationProps {
  readonly account: Account;
  readonly onSignOut: () => void;
  readonly onForget: () => void;
}

/** What is so with an account at rest, and the buttons for what can be done about it. */
export function AccountSituation(props: SituationProps) {
  const { account } = props;
  switch (account.state.kind) {
    case 'signed-in':
      return <SignedIn {...props} state={account.state} />;
    case 'credentials-unavailable':
      return <Unavailable {...props} state={account.state} />;
    case 'session-ended':
      return <SessionEnded {...props} state={account.state} />;
    case 'signing-out':
      return <Waiting {...props} state={account.state} />;
    default:
      return assertNever(account.state, 'account state');
  }
}

type InState<K extends AccountState['kind']> = SituationProps & {
  readonly state: Extract<AccountState, { kind: K }>;
};

function SignedIn({ account, state, onSignOut }: InState<'signed-in'>) {
  const { ask } = usePage();
  return (
    <>
      <p className="lead">{stateMessage(account)}</p>
      {state.checkProblem !== null && (
        <Callout tone="waiting" title={words.checkFailed}>
          <p>{problemMessage(state.checkProblem, account.service)}</p>
        </Callout>
      )}
      <div className="actions">
        <Button kind="primary" onPress={onSignOut}>
          {actions.signOut}
        </Button>
        <Button
          onPress={() => {
            if (!state.checking) void ask('checkSession', { account: account.id });
          }}
        >
          {state.checking ? actions.checking : actions.check}
        </Button>
      </div>
    </>
  );
}

function Unavailable({ account, state, onSignOut }: InState<'credentials-unavailable'>) {
  const { ask } = usePage();
  const { reason } = state;
  return (
    <Callout
      tone={toneOf(state)}
      hasSign={false}
      actions={
        <>
          {reason === 'absent' && <SignInAgain service={account.service} />}
          {reason !== 'absent' && reason !== 'not-understood' && (
            <Button
              kind="primary"
              onPress={() => {
                void ask('retryKeychain', {});
              }}
            >
              {reason === 'locked' ? actions.unlockAndRetry : actions.tryAgain}
            </Button>
          )}
          <Button onPress={onSignOut}>{actions.signOut}</Button>
          {reason === 'absent' && <EndOnWeb service={account.service} />}
        </>
      }
    >
      <p>{stateMessage(account)}</p>
      {reason !== 'not-understood' && (
        <p className="hint">{reason === 'absent' ? words.keyLost : keychainRemedy(reason)}</p>
      )}
    </Callout>
  );
}

function SessionEnded({ account, state, onSignOut }: InState<'session-ended'>) {
  const { ask } = usePage();
  return (
    <Callout
      tone={toneOf(state)}
      hasSign={false}
      actions={
        <>
          {state.credentials === 'kept' && (
            <Button
              kind="primary"
              onPress={() => {
                void ask('retryKeychain', {});
              }}
            >
              {actions.tryAgain}
            </Button>
          )}
          <SignInAgain service={account.service} />
          <Button onPress={onSignOut}>{actions.signOut}</Button>
        </>
      }
    >
      <p>{stateMessage(account)}</p>
      <p className="hint">{words.signOutToClear}</p>
    </Callout>
  );
}

function Waiting({ account, state, onForget }: InState<'signing-out'>) {
  const { problem } = state;
  return (
    <Callout
      tone={toneOf(state)}
      hasSign={false}
      actions={<WaitingActions account={account} state={state} onForget={onForget} />}
    >
      <p>{stateMessage(account)}</p>
      {problem !== null && <p className="hint">{problemAfterOutcome(problem, account.service)}</p>}
      <p className="hint">
        {state.nextAttemptAt === null ? words.noNextTry : <NextTry at={state.nextAttemptAt} />}
      </p>
    </Callout>
  );
}

function WaitingActions({ account, state, onForget }: Omit<InState<'signing-out'>, 'onSignOut'>) {
  const { ask } = usePage();
  const { outcome, problem } = waitingOutcome(state);
  const retry = (words: string, kind: 'primary' | 'plain') => (
    <Button
      kind={kind}
      onPress={() => {
        void ask('retrySignOut', { account: account.id });
      }}
    >
      {words}
    </Button>
  );
  const forget = <Button onPress={onForget}>{actions.forget}</Button>;
  const endOnWeb = <EndOnWeb service={account.service} />;

  if (outcome === 'credentials-not-removed' || problem?.kind === 'not-saved') {
    return retry(actions.tryAgain, 'primary');
  }
  switch (problem?.kind) {
    case 'keychain':
      return (
        <Button
          kind="primary"
          onPress={() => {
            void ask('retryKeychain', {});
          }}
        >
          {problem.reason === 'locked' ? actions.unlockAndFinish : actions.tryAgain}
        </Button>
      );
    case 'restricted':
    case 'credentials-missing':
    case 'no-api-key':
    case 'insecure-address':
      return (
        <>
          {endOnWeb}
          {retry(actions.tryAgain, 'plain')}
          {forget}
        </>
      );
    default:
      return (
        <>
          {retry(actions.tryNow, 'primary')}
          {forget}
        </>
      );
  }
}
