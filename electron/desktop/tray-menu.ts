import { assertNever } from '../../shared/assert-never.ts';
import type { Account, Snapshot } from '../../shared/snapshot.ts';
import { menuWords } from '../../shared/words/desktop.ts';
import { accountLine, shortLogin, shortLoginInSentence, waitingLine } from './account-words.ts';
import type { MenuEntry } from './menu-model.ts';

/** So many accounts stand in the menu itself; more would push the rest of it off a small screen. */
const mostInline = 4;

/** The most accounts that are listed at all; more make the system slow at every change, and nobody finds theirs among them. */
const mostListed = 50;

/** The tray's menu for what is true at this moment. `startsAtLogin` null: this system does not say, and nothing is offered. */
export function trayMenu(snapshot: Snapshot, startsAtLogin: boolean | null): readonly MenuEntry[] {
  const { accounts } = snapshot;
  return [
    ...accountEntries(accounts),
    { kind: 'separator' },
    { kind: 'action', id: 'open', label: menuWords.open, action: { kind: 'open' } },
    { kind: 'action', id: 'settings', label: menuWords.settings, action: { kind: 'settings' } },
    ...startAtLoginEntries(startsAtLogin),
    {
      kind: 'action',
      id: 'export-diagnostics',
      label: menuWords.exportDiagnostics,
      action: { kind: 'export-diagnostics' },
    },
    { kind: 'separator' },
    { kind: 'action', id: 'quit', label: menuWords.quit, action: { kind: 'quit' } },
  ];
}

/** The checkbox for starting at login. */
export function startAtLoginEntries(on: boolean | null): readonly MenuEntry[] {
  if (on === null) return [];
  return [
    {
      kind: 'checkbox',
      id: 'start-at-login',
      label: menuWords.startAtLogin,
      checked: on,
      action: { kind: 'start-at-login', on: !on },
    },
  ];
}

/** Whether «Sign out of all accounts…» has something to do that no other entry does. */
export function canSignOutAll(accounts: readonly Account[]): boolean {
  return accounts.length > 1 && accounts.some(({ state }) => state.kind !== 'signing-out');
}

function accountEntries(accounts: readonly Account[]): readonly MenuEntry[] {
  if (accounts.length === 0) {
    return [
      { kind: 'text', id: 'nobody', label: menuWords.nobody },
      { kind: 'action', id: 'sign-in', label: menuWords.signIn, action: { kind: 'sign-in' } },
    ];
  }
  const all: readonly MenuEntry[] = canSignOutAll(accounts)
    ? [
        {
          kind: 'action',
          id: 'sign-out-all',
          label: menuWords.signOutAll,
          action: { kind: 'sign-out-all' },
        },
      ]
    : [];
  if (accounts.length <= mostInline) {
    const apart = accounts.flatMap((account, index): readonly MenuEntry[] =>
      index === 0 ? inlineEntries(account) : [{ kind: 'separator' }, ...inlineEntries(account)],
    );
    return all.length === 0 ? apart : [...apart, { kind: 'separator' }, ...all];
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
    ...all,
  ];
}

function moreEntries(count: number): readonly MenuEntry[] {
  if (count <= 0) return [];
  return [
    { kind: 'separator' },
    { kind: 'action', id: 'more', label: menuWords.moreAccounts(count), action: { kind: 'open' } },
  ];
}

function inlineEntries(account: Account): readonly MenuEntry[] {
  return [
    {
      kind: 'action',
      id: `account:${account.id}`,
      label: accountLine(shortLogin(account), account.state),
      action: { kind: 'show-account', account: account.id },
    },
    ...deedEntries(account),
  ];
}

function accountSubmenu(account: Account): MenuEntry {
  return {
    kind: 'submenu',
    id: `account:${account.id}`,
    label: accountLine(shortLogin(account), account.state),
    entries: [
      {
        kind: 'action',
        id: `show:${account.id}`,
        label: menuWords.show,
        action: { kind: 'show-account', account: account.id },
      },
      ...deedEntries(account, 'listed:'),
    ],
  };
}

function isWaiting({ state }: Account): boolean {
  return state.kind === 'signing-out' && state.step === null;
}

/** What can be done with an account. While it is being signed out its own line says so, and nothing can be done. */
function deedEntries(account: Account, prefix: '' | 'listed:' = ''): readonly MenuEntry[] {
  const { id, state } = account;
  const login = shortLoginInSentence(account);
  switch (state.kind) {
    case 'signed-in':
    case 'credentials-unavailable':
    case 'session-ended':
      return [
        {
          kind: 'action',
          id: `${prefix}sign-out:${id}`,
          label: menuWords.signOut(login),
          action: { kind: 'sign-out', account: id },
        },
      ];
    case 'signing-out':
      return state.step === null
        ? [
            {
              kind: 'action',
              id: `${prefix}try-now:${id}`,
              label: waitingLine(login, state),
              action: { kind: 'try-now', account: id },
            },
          ]
        : [];
    default:
      return assertNever(state, 'account state');
  }
}
