import type { Account } from '../../shared/snapshot.ts';
import { account as words } from '../../shared/messages/page.ts';
import { serviceName } from '../../shared/messages/service-name.ts';
import { stateLabel } from '../../shared/messages/states.ts';
import { Callout } from '../parts/callout.tsx';
import { Login } from '../parts/login.tsx';
import { ToneIcon } from '../parts/tone-icon.tsx';
import { View } from '../parts/view.tsx';
import { toneOf } from '../state/tone.ts';
import { AccountFacts } from './account-facts.tsx';
import { AccountSituation } from './account-situation.tsx';
import { SignOutSteps } from './sign-out-steps.tsx';

interface AccountViewProps {
  readonly account: Account;
  readonly onSignOut: () => void;
  readonly onForget: () => void;
}

/** One account: how it is, what that means and what can be done. */
export function AccountView({ account, onSignOut, onForget }: AccountViewProps) {
  const { state } = account;
  const step = state.kind === 'signing-out' ? state.step : null;
  return (
    <View
      title={<Login login={account.login} />}
      sign={<ToneIcon tone={toneOf(state)} large />}
      subtitle={`${stateLabel(state)} · ${serviceName(account.service)}`}
    >
      {step === null ? (
        <AccountSituation account={account} onSignOut={onSignOut} onForget={onForget} />
      ) : (
        <SignOutSteps account={account} current={step} />
      )}
      <AccountFacts account={account} />
      {account.storage === 'memory' && state.kind !== 'session-ended' && (
        <Callout tone="locked">
          <p>{words.memory(account.service)}</p>
        </Callout>
      )}
    </View>
  );
}
