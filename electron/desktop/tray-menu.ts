import { menuWords } from '../../shared/words/desktop.ts';
import { tryNowEntry } from '../../shared/words/states.ts';
import { accountLine, shortLogin, shortOrNoLogin, signInLine } from './account-words.ts';
import type { Account, SignIn, Snapshot } from '../../shared/snapshot.ts';
import { attentionFirst, canLeave, stateRow } from '../../shared/state-table.ts';
import type { MenuAction, MenuEntry } from './menu-model.ts';

/** So many accounts stand in the menu itself; more would push the rest of it off a small screen. */
const mostInline = 4;

/** The most accounts that are listed at all; more make the system slow at every change, and nobody finds theirs among them. */
const mostListed = 50;

const separator: MenuEntry = { kind: 'separator' };

/** The tray's menu for what is true at this moment. */
export function trayMenu({ accounts, signIn }: Snapshot): readonly MenuEntry[] {
  return [
    ...accountEntries(attentionFirst(accounts)),
    separator,
    signInEntry(signIn),
    ...(canSignOutAll(accounts) ? [signOutAllEntry()] : []),
    separator,
    entry('open', menuWords.open, { kind: 'open' }),
    entry('settings', menuWords.settings, { kind: 'settings' }),
    helpEntry(),
    diagnosticsEntry(),
    separator,
    entry('quit', menuWords.quit, { kind: 'quit' }),
  ];
}

/** «Add account…», or the way to the sign-in that is under way. */
export function signInEntry(signIn: SignIn | null): MenuEntry {
  const label = signIn === null ? menuWords.addAccount : signInLine(signIn);
  return entry('sign-in', label, { kind: 'sign-in' });
}

export function signOutAllEntry(): MenuEntry {
  return entry('sign-out-all', menuWords.signOutAll, { kind: 'sign-out-all' });
}

/** Whether «Sign out of all accounts…» has something to do that no other entry does. */
export function canSignOutAll(accounts: readonly Account[]): boolean {
  return accounts.length > 1 && accounts.some(canLeave);
}

/** Where a person finds help. None of it opens or sends anything by itself. */
export function helpEntries(): readonly MenuEntry[] {
  return [
    helpEntry(),
    entry('report-problem', menuWords.reportProblem, { kind: 'help' }),
    diagnosticsEntry(),
  ];
}

function helpEntry(): MenuEntry {
  return entry('help-page', menuWords.helpPage, { kind: 'help' });
}

function diagnosticsEntry(): MenuEntry {
  return entry('export-diagnostics', menuWords.exportDiagnostics, { kind: 'export-diagnostics' });
}

function entry(id: string, label: string, action: MenuAction): MenuEntry {
  return { kind: 'action', id, label, action };
}

function accountEntries(accounts: readonly Account[]): readonly MenuEntry[] {
  if (accounts.length === 0) return [{ kind: 'text', id: 'nobody', label: menuWords.nobody }];
  if (accounts.length <= mostInline) {
    return accounts.flatMap((account, index) => [
      ...(index === 0 ? [] : [separator]),
      ...inlineEntries(account),
    ]);
  }
  // What waits is told in the menu itself, however many accounts there are.
  const waiting = accounts.filter(isWaiting);
  return [
    {
      kind: 'submenu',
      id: 'accounts',
      label: menuWords.accounts(accounts.length),
      entries: [
        ...accounts.slice(0, mostListed).map(accountSubmenu),
        ...moreEntries(accounts.length - mostListed),
      ],
    },
    ...waiting.slice(0, mostInline).flatMap((account) => deedEntries(account)),
  ];
}

function moreEntries(count: number): readonly MenuEntry[] {
  return count <= 0 ? [] : [separator, entry('more', menuWords.moreAccounts(count), { kind: 'open' })];
}

function inlineEntries(account: Account): readonly MenuEntry[] {
  const { id, state } = account;
  return [
    entry(`account:${id}`, accountLine(shortLogin(account), state), { kind: 'show-account', account: id }),
    ...deedEntries(account),
  ];
}

function accountSubmenu(account: Account): MenuEntry {
  const { id, state } = account;
  return {
    kind: 'submenu',
    id: `account:${id}`,
    label: accountLine(shortLogin(account), state),
    entries: [
      entry(`show:${id}`, menuWords.show, { kind: 'show-account', account: id }),
      ...deedEntries(account, 'listed:'),
    ],
  };
}

function isWaiting({ state }: Account): boolean {
  return tryNowEntry(state, '') !== null;
}

/** What can be done with an account. While it is being signed out its own line says so, and nothing can be done. */
function deedEntries(account: Account, prefix: '' | 'listed:' = ''): readonly MenuEntry[] {
  const { id, state } = account;
  const login = shortOrNoLogin(account);
  const { leaving } = stateRow(state);
  if (leaving !== null) {
    const label = menuWords.leave[leaving](login);
    return [entry(`${prefix}sign-out:${id}`, label, { kind: 'sign-out', account: id })];
  }
  const waits = tryNowEntry(state, login);
  return waits === null ? [] : [entry(`${prefix}try-now:${id}`, waits, { kind: 'try-now', account: id })];
}
