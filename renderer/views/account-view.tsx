import type { Account } from '../../shared/snapshot.ts';
import { account as words } from '../../shared/words/page.ts';
import { serviceName } from '../../shared/language/service-name.ts';
import { plainText } from '../../shared/language/names.ts';
import { stateLabel } from '../../shared/words/states.ts';
import { Callout } from '../components/callout.tsx';
import { Login } from '../components/login.tsx';
import { ToneIcon } from '../components/tone-icon.tsx';
import { View } from '../components/view.tsx';
import { toneOf } from '../../shared/state-table.ts';
import type { AccountDialogs } from './account-actions.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountSituation } from './account-situation.tsx';
import { SignOutSteps } from './sign-out-steps.tsx';

interface AccountViewProps {
  readonly account: Account;
  readonly dialogs: AccountDialogs;
}

/** One account: how it is, what that means and what can be done. */
export function AccountView({ account, dialogs }: AccountViewProps) {
  const { state } = account;
  const step = state.kind === 'signing-out' ? state.step : null;
  return (
    <View
      title={<Login login={account.login} />}
      remark={displayName(account)}
      sign={<ToneIcon tone={toneOf(state)} large />}
      subtitle={`${stateLabel(state)} · ${serviceName(account.service)}`}
    >
      {step === null ? (
        <AccountSituation account={account} dialogs={dialogs} />
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

/** How the person is called, where the login does not say it; undefined: it does, or the service has not. */
function displayName({ login, person }: Account): string | undefined {
  const name = plainText(person?.displayName ?? '').trim();
  return name === '' || name === login ? undefined : name;
}
