import type { AccountAction } from '../../account-action.ts';
import { assertNever } from '../../assert-never.ts';
import { isKnownOpen, type SignOutOutcome } from '../../outcome.ts';
import { productName } from '../../product-name.ts';
import type { ConfigurationFault, Notice, SignOutStep } from '../../snapshot.ts';
import { fileTrouble } from './files.ts';
import { keychainNotice, keychainWords } from './keychain.ts';
import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';

/** The words of the window. What it shares with the tray and the command line stands in the files beside this one. */

export const product = {
  name: productName,
  opening: 'Opening…',
  lostTitle: `${productName} does not answer`,
  lost: `This window has lost its connection to ${productName}, so it shows nothing that may be out of date. It reconnects by itself as soon as ${productName} answers. If ${productName} has quit, start it again: it resumes what was unfinished, at a new address.`,
  noAnswer: `${productName} has not answered yet, so it may or may not have done that. If it did, you will see it here.`,
  failed: `${productName} could not do that because of an internal error. Try again. Its log has the details.`,
  notNow: 'That cannot be done at the moment.',
  noSuchAccount: 'That account is no longer on the list.',
} as const;

export const navigation = {
  label: 'Accounts and settings',
  skip: 'Skip to the content',
  back: 'All accounts',
  accounts: 'Accounts',
  noAccounts: 'No accounts',
  needAttention: (count: number): string =>
    plural(count, {
      one: (one) => `${one} account needs attention`,
      other: (several) => `${several} accounts need attention`,
    }),
  find: 'Find an account',
  /** What a search found; `wanted` as it was typed. */
  found: (count: number, all: number, wanted: string): string =>
    count === 0
      ? `No account matches “${nameInSentence(wanted)}”.`
      : plural(count, {
          one: (one) => `${one} of ${number(all)} accounts matches.`,
          other: (several) => `${several} of ${number(all)} accounts match.`,
        }),
  addAccount: 'Add account',
  signOutAll: 'Sign out of all accounts…',
  history: 'Recently signed out',
  settings: 'Settings',
  help: 'Help',
  notices: 'Notices',
  announcement: 'What just happened',
  signInUnderWay: 'Signing in…',
  signInQuestion: 'Is this you?',
} as const;

/** What the page is called, where it shows `what`. */
export function pageTitle(what: string): string {
  return `${what} – ${productName}`;
}

/** What a person can do about an account. */
export const accountActions: Readonly<Record<AccountAction, string>> = {
  'sign-out': 'Sign out…',
  remove: 'Remove…',
  check: 'Check session',
  'try-now': 'Try now',
  'try-again': 'Try again',
  'ask-keychain': 'Try again',
  unlock: 'Unlock and try again',
  'unlock-and-finish': 'Unlock and finish',
  'sign-in-again': 'Sign in again',
  'end-on-web': 'End it on the web',
  forget: 'Forget it…',
  'take-off-list': 'Remove from list…',
};

export const actions = {
  checking: 'Checking…',
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  /** Heard behind what a button says: what it is about. */
  about: (name: string): string => `(${isolated(name)})`,
  /** Heard behind what a link says. */
  opensInBrowser: '(opens in the browser)',
} as const;

export const facts = {
  label: 'Details',
  space: 'Storage space',
  lastConfirmed: 'Session last confirmed',
  checking: 'Checking…',
  notConfirmed: `Not since ${productName} started`,
  savedSignIn: 'Saved sign-in',
  savedInKeychain: 'In the keychain of this computer',
  savedInMemory: `In memory until ${productName} quits`,
  signedInAt: 'Date of sign-in',
  signOutAsked: 'Date of sign-out',
  signOutFinished: 'Sign-out finished',
  endNoticed: 'Noticed on',
  session: (service: string): string => `Session at ${serviceName(service)}`,
  sessionEnded: 'Ended',
  service: 'Kind of service',
  address: 'Service address',
  ends: 'What signing out ends',
} as const;

export const account = {
  checkFailed: 'The last check could not tell whether the session is open.',
  syncFailed: 'Your files are not being synced.',
  syncFailedHint: `The sync engine did not start for this account. ${productName} keeps trying.`,
  noNextTry: `${productName} does not try again by itself.`,
  steps: 'Signing out',
  filesStay: 'Your files stay on this computer.',
  memory: (service: string): string =>
    `This computer has no keychain, so this sign-in is kept in memory and is lost when ${productName} quits. Sign out before that, or the session can stay open at ${serviceName(service)}.`,
  goneTitle: 'Signed out',
  notListed: (service: string): string =>
    `${serviceName(service)} is not on the list of services any more. Add it there to sign in again.`,
} as const;

/** A step of signing out, as a person follows it. */
export function stepWords(step: SignOutStep, service: string): string {
  switch (step) {
    case 'recording':
      return 'Sign out on this computer';
    case 'stopping-sync':
      return 'Stop syncing';
    case 'asking-service':
      return `End the session at ${serviceName(service)}`;
    case 'removing-credentials':
      return 'Remove the saved sign-in from this computer';
    default:
      return assertNever(step, 'step');
  }
}

export const stepStatus = { done: '(done)', current: '(under way)', upcoming: '(to do)' } as const;

export const signOutDialog = {
  title: (login: string): string => `Sign out of ${loginInSentence(login)}?`,
  what: (service: string): string =>
    `${productName} ends the session at ${serviceName(service)} and removes the saved sign-in from this computer.`,
  confirm: 'Sign out',
  titleAll: (count: number): string =>
    plural(count, {
      one: (one) => `Sign out of ${one} account?`,
      other: (several) => `Sign out of ${several} accounts?`,
    }),
  whatAll: `${productName} ends every session and removes the saved sign-ins from this computer.`,
} as const;

/** Of an account whose session is over. */
export const removeDialog = {
  title: (login: string): string => `Remove ${loginInSentence(login)} from the list?`,
  what: (service: string): string =>
    `Its session at ${serviceName(service)} has already ended. ${productName} removes what is left of it from this computer.`,
  confirm: 'Remove',
} as const;

export const takeOffListDialog = {
  title: (login: string): string => `Remove ${loginInSentence(login)} from the list?`,
  what: (service: string, known: Pick<SignOutOutcome, 'session' | 'problem'>): string =>
    `Nothing of this account is left on this computer. The session at ${serviceName(service)} ${isKnownOpen(known) ? 'is still open unless you have ended it there' : 'may still be open'}, and ${productName} cannot end it.`,
  confirm: 'Remove from list',
} as const;

export const discardDialog = {
  title: 'Discard what you typed?',
  what: 'It has not been saved.',
  confirm: 'Discard',
  cancel: 'Keep editing',
} as const;

export const forgetDialog = {
  title: (login: string): string => `Forget the session of ${loginInSentence(login)}?`,
  what: (service: string, known: Pick<SignOutOutcome, 'session' | 'problem'>): string =>
    `${productName} removes the saved sign-in from this computer and stops asking. The session at ${serviceName(service)} ${isKnownOpen(known) ? 'stays open' : 'may stay open indefinitely'}, and without the saved sign-in ${productName} can never end it. A keychain with a recycle bin, such as KeePassXC’s, may keep a copy there.`,
  where: (service: string): string =>
    `To end it yourself, sign in at ${serviceName(service)} and end it there.`,
  confirm: 'Forget it',
} as const;

export const signIn = {
  title: (service: string): string => `Sign in to ${serviceName(service)}`,
  welcome: 'No account is signed in',
  welcomeText: (service: string): string =>
    `Sign in to ${serviceName(service)} in your browser. ${productName} never sees your password.`,
  welcomeKeychain: 'The sign-in is saved in this computer’s keychain.',
  otherService: 'Another service…',
  starting: (service: string): string => `Asking ${serviceName(service)} for a sign-in page…`,
  waiting: (service: string): string =>
    `Sign in on the page of ${serviceName(service)} in your browser, then come back here. ${productName} waits and goes on by itself.`,
  open: 'Open the sign-in page',
  code: 'Your code',
  codeSaid: (code: string): string => `Your code is ${code}.`,
  codeHint:
    'Type this code on that page. If the page already shows a code, go on only if it is the same. Any device that has the page open will do.',
  copyCode: 'Copy the code',
  codeCopied: 'Copied.',
  /** The minutes and seconds that are left: «9:42». */
  validFor: (left: string): string => `Waiting for you. The page is valid for ${left}.`,
  confirmLead: (service: string): string => `${serviceName(service)} says that you signed in as`,
  confirmTitle: (login: string): string => `Signed in as ${loginInSentence(login)}: is this you?`,
  question: 'Is this you?',
  confirmHint: 'The browser may still be signed in as somebody else. Nothing is kept until you agree.',
  confirmMemory: `This computer has no keychain: the sign-in would be kept in memory until ${productName} quits.`,
  yes: 'Yes, this is me',
  no: 'No',
  keeping: (login: string): string => `Saving the sign-in of ${loginInSentence(login)}…`,
  undoing: (service: string): string => `Undoing the sign-in at ${serviceName(service)}…`,
  failed: 'Signing in did not work',
  done: (login: string): string => `Signed in as ${loginInSentence(login)}.`,
} as const;

export const history = {
  title: 'Recently signed out',
  empty: 'Accounts that you sign out of are listed here.',
} as const;

/** A notice's title as it is said aloud, among sentences. */
export function noticeSaid(title: string): string {
  return `${title}.`;
}

/** A notice about the whole app: its title and what it means. */
export function noticeWords(notice: Notice): { readonly title: string; readonly text: string } {
  switch (notice.kind) {
    case 'keychain':
      return { title: keychainWords[notice.reason].title, text: keychainNotice(notice.reason) };
    case 'registry-quarantined':
      return {
        title: 'The list of accounts could not be read',
        text: `${productName} moved the damaged list to ${nameInSentence(notice.file)} and restored what it could from it and from its last good copy. Nothing was deleted, but accounts may be missing, and their sessions may still be open. End those sessions at their service, then dismiss this notice.`,
      };
    case 'registry-not-saved':
      return {
        title: 'Changes are not being saved',
        text: `${productName} cannot write its list of accounts: the disk may be full or the folder read-only. What you see here holds only until ${productName} quits.`,
      };
    case 'configuration-unreadable':
      return {
        title:
          notice.field === null ? 'The configuration file could not be read' : 'A setting could not be read',
        text: configurationWords(notice),
      };
    case 'sign-in-unfinished':
      return {
        title: 'A sign-in was not finished',
        text: `It was interrupted, and ${productName} does not know yet whether a session began at ${serviceName(notice.service)}. As soon as it can reach ${serviceName(notice.service)} and the keychain, it finds out and ends that session. If you dismiss this notice, it no longer can.`,
      };
    case 'sign-in-interrupted':
      return {
        title: 'A sign-in was interrupted',
        text: `A session may have begun at ${serviceName(notice.service)} that ${productName} cannot end. If you signed in there, end that session on the web.`,
      };
    default:
      return assertNever(notice, 'notice');
  }
}

function configurationWords({ file, field, line, code }: ConfigurationFault): string {
  const name = nameInSentence(file);
  const place = line === null ? name : `${name}, line ${number(line)}`;
  const over = `It notices by itself when you have corrected it.`;
  if (code !== null)
    return `${fileTrouble(file, code)} Until then ${productName} uses its defaults; the file was left as it is.`;
  return field === null
    ? `${productName} cannot read ${place}, so it uses its defaults and left the file as it is. ${over}`
    : `${productName} cannot use “${nameInSentence(field)}” in ${place}, so it uses the default instead; the rest of the file is used. ${over}`;
}

/** Several sign-outs that ended together, in one sentence. */
export function severalSignedOut(over: number, notOver: number): string {
  if (notOver === 0) {
    return plural(over, {
      one: (done) => `Signed out of ${done} account.`,
      other: (done) => `Signed out of ${done} accounts.`,
    });
  }
  const here = plural(over + notOver, {
    one: (done) => `Signed out of ${done} account on this computer.`,
    other: (done) => `Signed out of ${done} accounts on this computer.`,
  });
  const left = plural(notOver, {
    one: (count) => `${count} of them is not finished yet.`,
    other: (count) => `${count} of them are not finished yet.`,
  });
  return `${here} ${left}`;
}
