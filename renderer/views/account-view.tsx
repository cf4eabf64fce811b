import { isSameService } from '../../shared/service.ts';
import type { Account } from '../../shared/snapshot.ts';
import { account as words } from '../../shared/words/page.ts';
import { listedName } from '../../shared/language/service-name.ts';
import { plainText } from '../../shared/language/names.ts';
import { Avatar } from '../components/avatar.tsx';
import { Callout } from '../components/callout.tsx';
import { breakableWord, Login } from '../components/login.tsx';
import { View } from '../components/view.tsx';
import { useSnapshot } from '../state/page-context.ts';
import type { AccountDialogs } from './account-actions.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountSituation } from './account-situation.tsx';
import { SignOutSteps } from './sign-out-steps.tsx';

interface AccountViewProps {
  readonly account: Account;
  readonly dialogs: AccountDialogs;
}

/** One account: whose it is and where, how it is, what can be done; and the details below. */
export function AccountView({ account, dialogs }: AccountViewProps) {
  const { id, login, state, service: address, serviceKind: kind } = account;
  const { services } = useSnapshot().settings;
  const name = services.find((each) => isSameService(each, { kind, address }))?.name ?? '';
  const person = displayName(account);
  const step = state.kind === 'signing-out' ? state.step : null;
  return (
    <View
      title={<Login login={login} />}
      remark={person}
      sign={<Avatar id={id} name={person ?? login} />}
      subtitle={<bdi>{breakableWord(listedName({ name, address }))}</bdi>}
    >
      {step === null ? (
        <AccountSituation account={account} dialogs={dialogs} />
      ) : (
        <SignOutSteps account={account} current={step} />
      )}
      {account.storage === 'memory' && state.kind !== 'session-ended' && (
        <Callout tone="locked">
          <p>{words.memory(address)}</p>
        </Callout>
      )}
      <AccountFacts account={account} />
    </View>
  );
}

/** How the person is called, where the login does not say it; undefined: it does, or the service has not. */
function displayName({ login, person }: Account): string | undefined {
  const name = plainText(person?.displayName ?? '').trim();
  return name === '' || name === login ? undefined : name;
}
