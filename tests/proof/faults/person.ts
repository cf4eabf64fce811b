import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';
import { onCommandLine } from './person-on-command-line.ts';

function unit(name: string, title: string): NamedTest {
  return { file: `tests/unit/${name}.test.ts`, title };
}

function onPage(name: string, title: string): NamedTest {
  return { file: `tests/e2e/page/${name}.spec.ts`, title };
}

function english(title: string): NamedTest {
  return unit('language/catalogues', title);
}

const leaving = 'renderer/state/use-leaving.ts';
const stateTable = 'shared/state-table.ts';
const trayMenu = 'electron/desktop/tray-menu.ts';
const smallToast = onPage('window', 'at 360 px what just happened covers nothing, and Escape puts it away');

const inTheWindow: readonly Fault[] = [
  {
    row: 'E6',
    fault:
      'The API key could not be given in the window, where Sign in could be pressed without one; now it is typed into the settings, and Sign in leads there first.',
    mutations: [
      {
        what: 'a service counts as ready without its key',
        file: 'shared/where-to-sign-in.ts',
        find: 'return hasSecret || appSecret === null || appSecret.isOptional;',
        replace: 'return hasSecret || appSecret !== undefined;',
        test: unit(
          'renderer/where-to-sign-in',
          'the choice, where there is one, or the only service needs its key first',
        ),
      },
      {
        what: 'the settings have no place for an API key',
        file: 'renderer/views/service-row.tsx',
        find: '{secret === null ? (',
        replace: "{secret === null || secret === 'api-key' ? (",
        test: onPage('settings', 'an API key is typed once, goes to the host, and is never shown again'),
      },
    ],
  },
  {
    row: 'E7',
    fault:
      'An account’s page said one thing four times and did not show the quota that the service had sent; now it says each thing once, and the quota is there.',
    mutations: [
      {
        what: 'the details say once more that the account is signed in',
        file: 'shared/words/states.ts',
        find: '{ name: facts.lastConfirmed, value: lastConfirmed(state) },',
        replace: `{ name: facts.session(account.service), value: words.signedIn.here },
      { name: facts.lastConfirmed, value: lastConfirmed(state) },`,
        test: onPage('window', 'an account’s page says each thing once'),
      },
      {
        what: 'the quota is not shown',
        file: 'renderer/views/account-facts.tsx',
        find: '{quota !== null && (',
        replace: '{quota !== null && quota.used < 0 && (',
        test: onPage(
          'services',
          'an account says whose it is, where, how much space it uses, and what signing out ends',
        ),
      },
    ],
  },
  {
    row: 'E8',
    fault:
      '“Signed in” and “Signed out” stood for a state and for a date, and “Key” for three things; now a date is called one, and only the API key is a key.',
    mutations: [
      {
        what: 'a date is called “Signed in”',
        file: 'shared/messages/en/page.ts',
        find: "signedInAt: 'Date of sign-in',",
        replace: "signedInAt: 'Signed in',",
        test: unit(
          'renderer/messages/state-table',
          'says each thing once: no fact repeats what the message says',
        ),
      },
      {
        what: 'a saved sign-in is called a key',
        file: 'shared/messages/en/page.ts',
        find: "savedSignIn: 'Saved sign-in',",
        replace: "savedSignIn: 'Key',",
        test: english('call nothing a key but the API key'),
      },
    ],
  },
  {
    row: 'E9',
    fault:
      'The tray’s icon for attention did not show Signoff’s mark, its menu offered no sign-in beside an account, and a session that had ended could be signed out of; now the mark is there, another account can be added, and an ended session is removed.',
    mutations: [
      {
        what: 'the icon for attention is a badge without the mark',
        file: 'build/icons/drawings.ts',
        find: `<circle cx="7" cy="9" r="5" fill="none" stroke="\${line}" stroke-width="2" mask="url(#badge)"/>`,
        replace: '',
        test: unit('build/icons', 'has the ring of Signoff’s mark: template'),
      },
      {
        what: 'the tray offers to add an account only where there is none',
        file: trayMenu,
        find: 'signInEntry(signIn),',
        replace: '...(accounts.length === 0 ? [signInEntry(signIn)] : []),',
        test: unit('desktop/tray-menu', 'offers to add an account, also beside those that are there'),
      },
      {
        what: 'the tray offers to sign out of a session that has ended',
        file: stateTable,
        find: "leaving: 'remove',",
        replace: "leaving: 'sign-out',",
        test: unit('desktop/tray-menu', 'tells a session that ended elsewhere'),
      },
    ],
  },
  {
    row: 'E10',
    fault:
      'What the window said had just happened never left, was not closed by Escape, and lay on the form in a narrow window; now it leaves after a while and by Escape, and has a place of its own.',
    mutations: [
      {
        what: 'it never leaves by itself',
        file: leaving,
        find: 'if (isHeld) return undefined;',
        replace: 'if (isHeld || length > 0) return undefined;',
        test: onPage(
          'wcag',
          '2.2.1: what just happened stays as long as the person is at it, and is not lost with it',
        ),
      },
      {
        what: 'Escape does not close it',
        file: leaving,
        find: "if (event.key !== 'Escape' || ",
        replace: "if (event.key === 'Escape' || ",
        test: smallToast,
      },
      {
        what: 'it lies on what the window shows',
        file: 'renderer/style/window.css',
        find: '.toast {\n  display: flex;',
        replace: '.toast {\n  position: fixed;\n  inset-inline: 0;\n  bottom: 0;\n  display: flex;',
        test: smallToast,
      },
    ],
  },
  {
    row: 'E11',
    fault:
      'The settings lost unsaved edits in silence, and Signoff could be started at login by the menus alone; now the window asks before edits are lost, and the settings have the switch.',
    mutations: [
      {
        what: 'nobody is asked before edits are lost',
        file: 'renderer/state/use-settings-form.ts',
        find: '  useUnsaved(isChanged);\n',
        replace: '',
        test: onPage('window', 'the settings of OpenBox: what was typed is lost only after a question'),
      },
      {
        what: 'the settings do not offer to start at login',
        file: 'renderer/views/general-settings.tsx',
        find: '{desktop.startsAtLogin !== null && <StartAtLogin isOn={desktop.startsAtLogin} />}',
        replace: '',
        test: onPage(
          'window',
          'start at login and notifications hold at once, and are not offered in a browser',
        ),
      },
    ],
  },
  {
    row: 'E12',
    fault:
      'What a search found was not announced, the page’s title never changed, the focus was not on the question who had signed in, and logins broke in mid-word in a narrow window; now a screen reader hears the first three, and a login breaks only between its parts.',
    mutations: [
      {
        what: 'what a search found is not announced',
        file: 'renderer/views/sidebar.tsx',
        find: '<p className="list-note" role="status">',
        replace: '<p className="list-note">',
        test: onPage('wcag', '4.1.3: what a search finds is said'),
      },
      {
        what: 'the page’s title stays as it is',
        file: 'renderer/state/use-title.ts',
        find: 'document.title = title;',
        replace: '',
        test: onPage('wcag', '2.4.2: the page’s title says what it shows'),
      },
      {
        what: 'the question does not get the focus',
        file: 'renderer/views/sign-in-view.tsx',
        find: 'if (isAsking) document.getElementById(viewHeadingId)?.focus();',
        replace: '',
        test: onPage('wcag', '2.4.3: while it is asked who signed in, the focus is on the question'),
      },
      {
        what: 'a login says nowhere where it may be broken',
        file: 'renderer/components/login.tsx',
        find: '{index > 0 && <wbr aria-hidden="true" />}',
        replace: '',
        test: onPage(
          'wcag',
          '1.4.10 at 320 × 640: no login is broken in mid-word, and nothing scrolls sideways',
        ),
      },
    ],
  },
  {
    row: 'E14',
    fault:
      'Among forty accounts those that needed attention were not first; now they are, in the window and in the tray.',
    mutations: [
      {
        what: 'accounts stand in the order in which they were signed in',
        file: stateTable,
        find: 'return [...accounts.filter(needsAttention), ...accounts.filter((account) => !needsAttention(account))];',
        replace: 'return accounts;',
        test: unit(
          'renderer/messages/state-table',
          'has what needs attention before the others, and both in their order',
        ),
      },
      {
        what: 'the window does not sort them',
        file: 'renderer/views/sidebar.tsx',
        find: 'const sorted = attentionFirst(accounts);',
        replace: 'const sorted = accounts;',
        test: onPage('window', 'of forty accounts those that need attention come first, and are counted'),
      },
      {
        what: 'the tray does not sort them',
        file: trayMenu,
        find: '...accountEntries(attentionFirst(accounts)),',
        replace: '...accountEntries(accounts),',
        test: unit('desktop/tray-menu', 'has what needs attention first'),
      },
    ],
  },
  {
    row: 'E15',
    fault:
      'Several sentences were none that a native speaker would write, such as “16 accounts need a look”; every text was gone through, and those that were found do not come back.',
    mutations: [
      {
        what: 'accounts “need a look”',
        file: 'shared/messages/en/page.ts',
        find: '`${several} accounts need attention`',
        replace: '`${several} accounts need a look`',
        test: english('hold none of the sentences that a native speaker would not write'),
      },
    ],
  },
];

/** For the person who uses it. */
export const person: readonly Fault[] = [...onCommandLine, ...inTheWindow];
