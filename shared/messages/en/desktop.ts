import { isolated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { productName } from '../../product-name.ts';

/** The words of the desktop app that it does not share with the window and the command line. */

export const startMessages = {
  refusedSwitch: (name: string): string =>
    `${productName} does not start with --${name}, because that would open it to other programs.`,
  unknownWord: `${productName}’s window knows no commands. On the command line they are for “signoff”: “signoff help” lists them.`,
  badLink: `${productName} cannot open that link.`,
  root: `${productName} does not run as root, because the sandbox of its window does not work there. Start it as an ordinary user.`,
  notStartedAnew: (code: string): string =>
    `${productName} could not restart without SIGNOFF_API_KEY in its environment (${code}). Put the API key into its configuration file instead.`,
  license: (name: string): string => `License: ${name}`,
  noLock: (directory: string): string =>
    `${productName} could not find out whether it is running already, so it was not started. Check that ${nameInSentence(directory)} can be written to.`,
} as const;

export const menuWords = {
  open: `Open ${productName}`,
  addAccount: 'Add account…',
  signingIn: 'Signing in…',
  isThisYou: (login: string): string => `Are you ${loginInSentence(login)}?`,
  signInFailed: 'Signing in did not work…',
  settings: 'Settings…',
  exportDiagnostics: 'Export diagnostics…',
  quit: `Quit ${productName}`,
  nobody: 'Nobody is signed in',
  accounts: (count: number): string => `Accounts (${number(count)})`,
  moreAccounts: (count: number): string =>
    plural(count, {
      one: (one) => `${one} more in the window…`,
      other: (several) => `${several} more in the window…`,
    }),
  leave: {
    'sign-out': (login: string): string => `Sign out of ${loginInSentence(login)}…`,
    remove: (login: string): string => `Remove ${loginInSentence(login)}…`,
  },
  signOutAll: 'Sign out of all accounts…',
  show: 'Show',
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  helpPage: `${productName} Help`,
  reportProblem: 'Report a problem…',
  /** What the system does by itself. Electron has English words of its own for them. */
  roles: {
    about: `About ${productName}`,
    hide: `Hide ${productName}`,
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Full Screen',
    toggleDevTools: 'Developer Tools',
    minimize: 'Minimize',
    zoom: 'Zoom',
    close: 'Close window',
    front: 'Bring All to Front',
  },
  /** An account's line. Takes the login as it stands by itself. */
  account: (name: string, state: string): string => `${isolated(name)} – ${state}`,
} as const;

/** What the tray says where the pointer rests on it. */
export const tooltipWords = {
  nobody: `${productName}: nobody is signed in`,
  signedIn: (login: string): string => `${productName}: signed in as ${loginInSentence(login)}`,
  severalSignedIn: (count: number): string =>
    plural(count, {
      one: (one) => `${productName}: ${one} account is signed in`,
      other: (several) => `${productName}: ${several} accounts are signed in`,
    }),
  signingOut: (login: string): string => `${productName}: signing out of ${loginInSentence(login)}…`,
  severalSigningOut: (count: number): string =>
    plural(count, {
      one: (one) => `${productName}: signing out of ${one} account…`,
      other: (several) => `${productName}: signing out of ${several} accounts…`,
    }),
  attention: (login: string, label: string): string =>
    `${productName}: ${loginInSentence(login)}: ${plainText(label)}`,
  severalAttention: (count: number): string =>
    plural(count, {
      one: (one) => `${productName}: ${one} account needs attention`,
      other: (several) => `${productName}: ${several} accounts need attention`,
    }),
  notice: `${productName}: something needs attention`,
  ending: `${productName}: ending…`,
} as const;

/** No browser could be opened. */
export const browserWords = {
  none: 'No browser could be opened',
  whatToDo: 'Open this address in a browser on this computer:',
  copy: 'Copy address',
} as const;

/** Told once, when the window is closed for the first time. */
export function closedToTray(onMac: boolean): { readonly title: string; readonly body: string } {
  return {
    title: `${productName} is still running`,
    body: onMac
      ? `It stays in the menu bar when you close the window. To quit, choose ${menuWords.quit} there.`
      : `It stays in the tray when you close the window. To quit, choose ${menuWords.quit} there.`,
  };
}

export const brokenPage = `${productName}’s window kept crashing, so it was closed. ${productName} itself is still running: open the window to try again.`;

export const diagnosticsWords = {
  title: 'Export diagnostics',
  fileType: 'Text',
  saved: 'Diagnostics were saved. They hold no logins, no saved sign-ins and no API key.',
  failed: (reason: string): string =>
    `The diagnostics could not be saved (${reason}). Choose another folder, or make room, then try again.`,
} as const;
