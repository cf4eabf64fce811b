import { useDeferredValue, useState } from 'react';
import type { SignIn } from '../../shared/snapshot.ts';
import { navigation, product } from '../../shared/words/page.ts';
import { Icon, Mark, type IconName } from '../components/icon.tsx';
import { worthFinding } from '../state/find.ts';
import { useSnapshot } from '../state/page-context.ts';
import { hrefOf, type Route } from '../state/route.ts';
import { useSignIn } from '../state/use-start-sign-in.ts';
import { AccountList, matches } from './account-list.tsx';

/** Where the focus goes when the list takes the whole window. */
export const sidebarHeadingId = 'sidebar-heading';

interface SidebarProps {
  readonly route: Route;
  /** The account that the window shows. */
  readonly current: string | null;
  readonly onSignOutAll: () => void;
}

/** The left side of the window: the accounts, and where else to go. */
export function Sidebar({ route, current, onSignOutAll }: SidebarProps) {
  const { accounts, signIn } = useSnapshot();
  const [wanted, setWanted] = useState('');
  const needle = useDeferredValue(wanted);
  const signInNow = useSignIn();

  const canFind = accounts.length >= worthFinding;
  const shown = canFind && needle !== '' ? accounts.filter((account) => matches(account, needle)) : accounts;

  return (
    <nav className="sidebar" aria-label={navigation.label}>
      <header className="brand">
        <Mark />
        <h1 id={sidebarHeadingId} tabIndex={-1}>
          {product.name}
        </h1>
      </header>
      <div className="list-header">
        <h2>
          {navigation.accounts}
          {accounts.length > 1 && <span className="count"> {accounts.length}</span>}
        </h2>
        <button
          type="button"
          className={`list-button${isSigningIn(route) ? ' is-current' : ''}`}
          onClick={signInNow}
        >
          <Icon name={isUnderWay(signIn) ? 'browser' : 'plus'} />
          {signInLabel(signIn)}
        </button>
      </div>
      {canFind && (
        <input
          className="find"
          type="search"
          aria-label={navigation.find}
          placeholder={navigation.find}
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
          }}
        />
      )}
      {shown.length > 0 ? (
        <AccountList accounts={shown} current={current} />
      ) : (
        <p className="list-empty">{accounts.length === 0 ? navigation.noAccounts : navigation.noneFound}</p>
      )}
      <Places route={route} onSignOutAll={onSignOutAll} />
    </nav>
  );
}

/** Where else to go. */
function Places({ route, onSignOutAll }: Pick<SidebarProps, 'route' | 'onSignOutAll'>) {
  const { accounts, history } = useSnapshot();
  const toSignOut = accounts.filter(({ state }) => state.kind !== 'signing-out').length;
  return (
    <ul className="places">
      {toSignOut > 1 && (
        <li>
          <button type="button" className="place" onClick={onSignOutAll}>
            <Icon name="leave" />
            {navigation.signOutAll}
          </button>
        </li>
      )}
      {history.length > 0 && <Place route={route} to="history" icon="history" words={navigation.history} />}
      <Place route={route} to="settings" icon="settings" words={navigation.settings} />
    </ul>
  );
}

function isSigningIn(route: Route): boolean {
  if (route.view === 'add-service') return route.from === 'add-account';
  return route.view === 'sign-in' || route.view === 'add-account';
}

function isUnderWay(signIn: SignIn | null): signIn is SignIn {
  return signIn !== null && signIn.step !== 'failed';
}

function signInLabel(signIn: SignIn | null): string {
  if (!isUnderWay(signIn)) return navigation.signIn;
  return signIn.step === 'confirming' ? navigation.signInQuestion : navigation.signInUnderWay;
}

interface PlaceProps {
  readonly route: Route;
  readonly to: 'history' | 'settings';
  readonly icon: IconName;
  readonly words: string;
}

function Place({ route, to, icon, words }: PlaceProps) {
  return (
    <li>
      <a className="place" href={hrefOf({ view: to })} aria-current={route.view === to ? 'page' : undefined}>
        <Icon name={icon} />
        {words}
      </a>
    </li>
  );
}
