import { useDeferredValue, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SignIn } from '../../shared/snapshot.ts';
import { navigation, product } from '../../shared/words/page.ts';
import { attentionFirst, canLeave, needsAttention } from '../../shared/state-table.ts';
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
  /** What just happened, where it is told here. */
  readonly toast: ReactNode;
}

/** The left side of the window: the accounts, and where else to go. */
export function Sidebar({ route, current, onSignOutAll, toast }: SidebarProps) {
  const { accounts, signIn } = useSnapshot();
  const signInNow = useSignIn();
  const troubled = accounts.filter(needsAttention).length;
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
      {accounts.length > 1 && troubled > 0 && (
        <p className="list-note">{navigation.needAttention(troubled)}</p>
      )}
      <FoundAccounts current={current} />
      {toast}
      <Places route={route} onSignOutAll={onSignOutAll} />
    </nav>
  );
}

/** The accounts, those that need attention first; where there are many, only those that a person looks for. */
function FoundAccounts({ current }: Pick<SidebarProps, 'current'>) {
  const { accounts } = useSnapshot();
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const canFind = accounts.length >= worthFinding;
  const needle = useDeferredValue(canFind ? wanted.trim() : '');
  const sorted = attentionFirst(accounts);
  const shown = needle === '' ? sorted : sorted.filter((account) => matches(account, needle));
  const firstRow = () => list.current?.querySelector<HTMLAnchorElement>('a');
  const takeKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') firstRow()?.focus();
    else if (event.key === 'Enter' && needle !== '') firstRow()?.click();
    else if (event.key === 'Escape' && wanted !== '') setWanted('');
    else return;
    event.preventDefault();
  };
  return (
    <>
      {canFind && (
        <div className="finding">
          <input
            className="find"
            type="search"
            aria-label={navigation.find}
            placeholder={navigation.find}
            value={wanted}
            onChange={(event) => {
              setWanted(event.target.value);
            }}
            onKeyDown={takeKey}
          />
          <p className="list-note" role="status">
            {needle !== '' && navigation.found(shown.length, accounts.length, needle)}
          </p>
        </div>
      )}
      <div ref={list} className="list-place">
        {shown.length > 0 && <AccountList accounts={shown} current={current} />}
        {accounts.length === 0 && <p className="list-note">{navigation.noAccounts}</p>}
      </div>
    </>
  );
}

/** Where else to go. */
function Places({ route, onSignOutAll }: Pick<SidebarProps, 'route' | 'onSignOutAll'>) {
  const { accounts, history } = useSnapshot();
  const toSignOut = accounts.filter(canLeave).length;
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
      <Place route={route} to="help" icon="help" words={navigation.help} />
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
  if (!isUnderWay(signIn)) return navigation.addAccount;
  return signIn.step === 'confirming' ? navigation.signInQuestion : navigation.signInUnderWay;
}

interface PlaceProps {
  readonly route: Route;
  readonly to: 'history' | 'settings' | 'help';
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
