import { memo, startTransition, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Account } from '../../shared/snapshot.ts';
import { sideBySide } from '../../shared/language/lists.ts';
import { foldedLogin } from '../../shared/language/names.ts';
import { serviceName } from '../../shared/language/service-name.ts';
import { stateLabel } from '../../shared/words/states.ts';
import { Login } from '../components/login.tsx';
import { ToneIcon } from '../components/tone-icon.tsx';
import { hrefOf } from '../state/route.ts';
import { toneOf } from '../../shared/state-table.ts';

interface AccountListProps {
  readonly accounts: readonly Account[];
  readonly current: string | null;
}

/** More than a tall screen shows. */
const rowsAtFirst = 100;

/** The accounts as links; the arrow keys, Home and End go through them as well as Tab. */
export function AccountList({ accounts, current }: AccountListProps) {
  const list = useRef<HTMLUListElement>(null);
  // The first rows are painted before a thousand others are drawn.
  const [isWhole, setWhole] = useState(accounts.length <= rowsAtFirst);
  useEffect(() => {
    startTransition(() => setWhole(true));
  }, []);
  useEffect(() => {
    if (list.current !== null) showCurrentRow(list.current);
  }, [current, isWhole]);
  return (
    // The list itself takes no focus: it only moves it between its links.
    <ul ref={list} className="accounts" onKeyDown={moveFocus}>
      {(isWhole ? accounts : accounts.slice(0, rowsAtFirst)).map((account) => (
        <AccountRow key={account.id} account={account} isCurrent={account.id === current} />
      ))}
    </ul>
  );
}

/** Whether an account's login, service or state contains what a person typed. */
export function matches(account: Account, wanted: string): boolean {
  const text = `${account.login} ${serviceName(account.service)} ${stateLabel(account.state)}`;
  return foldedLogin(text).includes(foldedLogin(wanted.trim()));
}

interface AccountRowProps {
  readonly account: Account;
  readonly isCurrent: boolean;
}

/** Drawn again only when its own account changes. */
const AccountRow = memo(function AccountRow({ account, isCurrent }: AccountRowProps) {
  return (
    <li className="account-item">
      <a
        className="account-row"
        href={hrefOf({ view: 'account', id: account.id })}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <ToneIcon tone={toneOf(account.state)} />
        <span className="account-text">
          <Login login={account.login} />
          <span className="account-state">
            {sideBySide(stateLabel(account.state), serviceName(account.service))}
          </span>
        </span>
      </a>
    </li>
  );
});

/** Scrolls the list, and nothing around it, to the row of the account in view. */
function showCurrentRow(list: HTMLUListElement): void {
  const row = list.querySelector('[aria-current]')?.getBoundingClientRect();
  if (row === undefined) return;
  const box = list.getBoundingClientRect();
  if (row.top < box.top || row.bottom > box.bottom) {
    list.scrollTop += row.top - box.top - (box.height - row.height) / 2;
  }
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = target === undefined ? undefined : rows[target];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
}
