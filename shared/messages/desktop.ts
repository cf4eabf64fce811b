import { outcomeRow } from '../outcome-table.ts';
import { waitingOutcome } from '../outcome.ts';
import { productName } from '../product-name.ts';
import type { Account, AccountState } from '../snapshot.ts';
import { loginInSentence, loginLabel, plainText } from './names.ts';
import { stateLabel } from '../state-table.ts';

/** The words of the desktop app that it does not share with the window and the command line. */

export const startMessages = {
  refusedSwitch: (name: string): string =>
    `${productName} does not start with --${name}, because that would open it to other programs.`,
  unknownWord: `${productName}’s window knows no commands. On the command line they are for “signoff”: “signoff help” lists them.`,
  badLink: `${productName} does not know that link.`,
  root: `${productName} does not run as root, because the sandbox of its window does not work there. Start it as an ordinary user.`,
  notStartedAnew: (code: string): string =>
    `${productName} could not be started anew without SIGNOFF_API_KEY in its environment (${code}). Put the API key into its configuration file.`,
  license: (name: string): string => `License: ${name}`,
  noLock: (directory: string): string =>
    `${productName} could not find out whether it is running already, so it was not started. Check that ${directory} can be written to.`,
} as const;

export const menuWords = {
  open: `Open ${productName}`,
  signIn: 'Sign in…',
  settings: 'Settings…',
  startAtLogin: 'Start at login',
  exportDiagnostics: 'Export diagnostics…',
  quit: `Quit ${productName}`,
  nobody: 'Nobody is signed in',
  accounts: (count: number): string => `Accounts (${count.toString()})`,
  moreAccounts: (count: number): string => `${count.toString()} more in the window…`,
  signOut: (login: string): string => `Sign out of ${login}…`,
  signOutAll: 'Sign out of all accounts…',
  show: 'Show',
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  close: 'Close window',
} as const;

/** An account's line in a menu. */
export function accountLine(login: string, state: AccountState): string {
  return `${login} – ${stateLabel(state)}`;
}

/** What waits, and that it can be tried now. */
export function waitingLine(login: string, state: Extract<AccountState, { kind: 'signing-out' }>): string {
  const outcome = waitingOutcome(state);
  return outcomeRow(outcome).menuEntry(outcome, login);
}

/** A login in a menu or a tooltip: plain, and short enough to leave room for the words around it. */
export function shortLogin(account: Pick<Account, 'login'>): string {
  return shorten(loginLabel(account), 40);
}

/** The same behind a verb. */
export function shortLoginInSentence(account: Pick<Account, 'login'>): string {
  return account.login === '' ? loginInSentence(account.login) : shortLogin(account);
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text of at most so many characters: what is longer loses its middle, because an address is told apart by both ends. */
export function shorten(text: string, most: number): string {
  // No character is shorter than one of JavaScript's, and counting takes its time.
  if (text.length <= most) return text;
  const all = inPieces(text);
  if (sizeOf(all) <= most) return text;
  const start = Math.ceil((most - 1) / 2);
  return `${fitting(all, start).join('')}…${fitting(all.toReversed(), most - 1 - start)
    .toReversed()
    .join('')}`;
}

/** The characters of a text; one that is shown by its number is a piece of its own, which half of would mean nothing. */
function inPieces(text: string): readonly string[] {
  return text
    .split(/(‹U\+[0-9A-F]+›)/u)
    .flatMap((part) =>
      part.startsWith('‹U+') ? [part] : Array.from(characters.segment(part), ({ segment }) => segment),
    );
}

function sizeOf(pieces: readonly string[]): number {
  return pieces.reduce((size, piece) => size + (piece.startsWith('‹U+') ? piece.length : 1), 0);
}

/** As many of the first pieces as fit. */
function fitting(pieces: readonly string[], most: number): readonly string[] {
  let count = 0;
  for (let size = 0; count < pieces.length; count += 1) {
    size += sizeOf(pieces.slice(count, count + 1));
    if (size > most) break;
  }
  return pieces.slice(0, count);
}

/** What the tray says where the pointer rests on it, behind the app's name. */
export const tooltipWords = {
  nobody: 'nobody is signed in',
  signedIn: (login: string): string => `signed in as ${login}`,
  severalSignedIn: (count: number): string => `${count.toString()} accounts are signed in`,
  signingOut: (login: string): string => `signing out of ${login}…`,
  severalSigningOut: (count: number): string => `signing out of ${count.toString()} accounts…`,
  attention: (login: string, label: string): string => `${login}: ${plainText(label)}`,
  severalAttention: (count: number): string => `${count.toString()} accounts need attention`,
  notice: 'something needs attention',
  ending: 'ending…',
} as const;

/** No browser could be opened. */
export const browserWords = {
  none: 'No browser could be opened',
  whatToDo: 'Open this address in a browser on this computer:',
  copy: 'Copy address',
} as const;

/** Told once, when the window is closed for the first time. */
export function closedToTray(onMac: boolean): { readonly title: string; readonly body: string } {
  const place = onMac ? 'menu bar' : 'tray';
  return {
    title: `${productName} is still running`,
    body: `Closing the window leaves it in the ${place}. To end it, choose ${menuWords.quit} there.`,
  };
}

export const brokenPage = `The window of ${productName} kept failing, so it was closed. ${productName} itself is still running; open the window to try again.`;

export const startAtLoginFailed = `${productName} could not change whether it starts at login.`;

export const diagnosticsWords = {
  title: 'Export diagnostics',
  fileType: 'Text',
  saved: 'Diagnostics were saved. They hold no logins, no saved sign-ins and no API key.',
  failed: (reason: string): string =>
    `The diagnostics could not be saved (${reason}). Choose another folder, or make room, then try again.`,
} as const;
