import { assertNever } from '../../assert-never.ts';
import { productName } from '../../product-name.ts';
import { serviceRow, type AppSecretKind } from '../../service-table.ts';
import type { ServiceKind } from '../../service.ts';
import type { LastingNotice } from '../../snapshot.ts';
import { fileTrouble } from './files.ts';
import { fewOf, list } from '../../language/lists.ts';
import { canBeRepeated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';

/** The words of the command line that it does not share with the window. */

/** What was likely meant, behind a sentence that says that a word is unknown. */
function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Did you mean ${fewOf(near.map((word) => `“${word}”`))}?`;
}

export const usageMessages = {
  unknownOption: (option: string, near: readonly string[]): string =>
    (canBeRepeated(option) ? `There is no option “${option}”.` : 'There is no such option.') + meant(near),
  needsValue: (option: string): string =>
    `${option} needs a value behind it. If the value begins with a dash, write ${option}=VALUE.`,
  takesNoValue: (option: string): string => `${option} takes no value.`,
  noCommand: 'Say what to do, for example: signoff status',
  unknownCommand: (name: string, near: readonly string[]): string =>
    (canBeRepeated(name) ? `There is no command “${plainText(name)}”.` : 'There is no such command.') +
    meant(near),
  notForThisCommand: (option: string, command: string): string =>
    `--${option} cannot be used with “${command}”.`,
  tooMany: (command: string): string => `Too many words after “${command}”.`,
  missing: (operand: string): string => `${operand} is missing.`,
  operandOrOption: (operand: string, option: string): string => `Say ${operand} or --${option}, not both.`,
  badChoice: (what: string, choices: readonly string[]): string =>
    `${what} is one of: ${choices.join(', ')}.`,
  whichAccountOrAll: 'Say which account to sign out, or --all. “signoff accounts” lists them.',
  whichAccount: (command: string): string =>
    `Say which account to ${command}. “signoff accounts” lists them.`,
  whichNotice: 'Say which notice to dismiss, by its id. “signoff notices” lists them.',
  whichKind:
    'Say of which kind it is: “signoff services add nextcloud ADDRESS” or “signoff services add oauth ISSUER”.',
  whichAddress: 'Say its address: a Nextcloud server, or the issuer of an OAuth 2 provider.',
  whichService: 'Say which service, by its name or address. “signoff services” lists them.',
  whichShell: (shells: readonly string[]): string => `Say for which shell: ${shells.join(', ')}.`,
  badPort: '--port takes a number from 0 to 65535; 0 chooses a free one.',
  badFormat: (formats: readonly string[]): string => `--format takes one of: ${formats.join(', ')}.`,
  badLanguage: (tags: readonly string[]): string => `--lang takes one of: ${list(tags)}.`,
  badService:
    '--service takes the name of a service, or an https address (http only for this computer itself), without a user name, a ? or a #.',
  emptyDataDirectory: '--data-dir takes a directory.',
  jsonOrCsv: 'Say --json or --csv, not both.',
  /** `command` null: of all of them. */
  seeHelp: (command: string | null): string =>
    command === null ? '“signoff help” lists the commands.' : `“signoff help ${command}” explains it.`,
} as const;

export const hostMessages = {
  noHome: `${productName} does not know where your home folder is. Set HOME, or say where the data directory is with --data-dir.`,
  dataDirectory: (directory: string, code: string): string =>
    `The data directory cannot be used. ${fileTrouble(directory, code)} --data-dir names another.`,
  lock: (file: string, code: string): string =>
    `The data directory’s lock cannot be used, so nothing was done. ${fileTrouble(file, code)}`,
  registryUnreadable: (file: string, code: string): string =>
    `The list of accounts cannot be read, and nothing was changed. ${fileTrouble(file, code)}`,
  refusedVariable: (name: string): string =>
    `${name} is set, and with it secrets would be written down. Start ${productName} without it.`,
  registryNewer: (file: string): string =>
    `The list of accounts, ${file}, was written by a newer ${productName}. Nothing was changed. Use that version.`,
  notSaved:
    'The list of accounts could not be written: the disk may be full or the folder read-only. What is said above was not saved.',
  unexpected: (kind: string): string =>
    `${productName} ended because of an internal error (${kind}). Sign-outs that were under way are finished when the app or “signoff serve” starts, or by “signoff retry”.`,
  oldNode: (version: string): string =>
    `${productName} needs Node 22.13 or later, and this is Node ${version}.`,
  notPrinted: 'The output could not be written, so the result is not complete.',
  noPage: 'The page has not been built. Run: npm run build',
  portTaken: (port: number): string =>
    `Port ${port.toString()} is taken by another program. Choose another with --port.`,
  portNotAllowed: (port: number): string =>
    `This computer does not let you use port ${port.toString()}: the ports below 1024 are often kept for the system. Choose another with --port.`,
} as const;

/** About the process that owns the data directory, where it is not this one. */
export const ownerMessages = {
  foreignSocket: (path: string, code: string): string =>
    code === 'FOREIGN_OWNER'
      ? `${plainText(path)} belongs to another user, so ${productName} did not connect to it. Have it removed, or choose another data directory.`
      : `The running ${productName} cannot be asked. ${fileTrouble(path, code)}`,
  otherVersion: (running: string, own: string): string =>
    `${productName} ${plainText(running)} is running, and this is ${productName} ${own}: the two cannot talk to each other, so nothing was done. End the running one, or use its version.`,
  noAnswer: (directory: string): string =>
    `Another ${productName} process is using ${plainText(directory)} and does not answer, so nothing was done. End it, then try again.`,
  ended: `The running ${productName} ended before it answered, so it is not known whether it did what was asked. “signoff accounts” shows how your accounts are; if it is not done, run the command again.`,
  nextOwner: `The running ${productName} ended before it answered. This command goes on without it.`,
  failed: `The running ${productName} could not do this because of an internal error.`,
  formatPassedOver: `${productName} is running already, and its own settings decide the format of requests, so --format changes nothing here.`,
  runsAsApp: `The ${productName} app is running already on this data directory. Its window is being shown.`,
  runsAsServe:
    'Another “signoff serve” is running already on this data directory. It is opening its window in the browser.',
  runsAsServeInDialog:
    '“signoff serve” is running on this data directory. Its window is in the browser; to use the app in its place, end “signoff serve” first.',
  commandRuns:
    'Another signoff command is still at work on this data directory. Wait until it has ended, then try again.',
} as const;

export const accountMessages = {
  none: 'No account is signed in. To sign in: signoff sign-in',
  noSuchAccount: (account: string, near: readonly string[]): string => {
    const none = canBeRepeated(account)
      ? `There is no account “${loginInSentence(account)}”, so nothing was done.`
      : 'There is no such account, so nothing was done.';
    return near.length > 0
      ? none + meant(near.map(loginInSentence))
      : `${none} “signoff accounts” lists them.`;
  },
  noneAt: (service: string): string => `No account is signed in at ${serviceName(service)}.`,
  /** Accounts that --service left out. */
  elsewhere: (services: readonly string[]): string =>
    `There are accounts at ${fewOf(services.map(serviceName))}; --service left them out, so nothing was done with them.`,
  noSuchAccountAt: (
    account: string,
    service: string,
    { logins, near }: { readonly logins: readonly string[]; readonly near: readonly string[] },
  ): string => {
    const named = canBeRepeated(account) ? `account “${loginInSentence(account)}”` : 'such account';
    const host = serviceName(service);
    const there =
      logins.length === 0
        ? 'No account is signed in there.'
        : `There is: ${fewOf(logins.map(loginInSentence))}.`;
    const none = `There is no ${named} at ${host}, so nothing was done.`;
    return near.length > 0 ? none + meant(near.map(loginInSentence)) : `${none} ${there}`;
  },
  ambiguous: (account: string, ids: readonly string[]): string =>
    `“${loginInSentence(account)}” names several accounts. Use one of the ids: ${ids.join(', ')}`,
} as const;

export const servicesMessages = {
  noSuchService: (name: string): string =>
    canBeRepeated(name)
      ? `There is no service “${nameInSentence(name)}”. “signoff services” lists them.`
      : 'There is no such service. “signoff services” lists them.',
  ambiguous: (name: string, addresses: readonly string[]): string =>
    `“${nameInSentence(name)}” names several services. Use one of the addresses: ${fewOf(addresses)}`,
  /** `asWord`: as it can be repeated on a command line. */
  added: (name: string, asWord: string): string =>
    `${nameInSentence(name)} is on the list. To sign in: signoff sign-in --service ${asWord}`,
  removed: (name: string): string => `${nameInSentence(name)} is off the list.`,
  inUse: (name: string): string =>
    `${nameInSentence(name)} stays on the list, because it has accounts. Sign out of them first.`,
  staysOnList: (name: string): string =>
    `${nameInSentence(name)} stays on the list: it came with ${productName}, or it is the OpenBox service of the settings.`,
  badAddress:
    'This is not an address that can be used: https only (http only for this computer itself), without a user name, a ? or a #.',
  noClientId:
    'An OAuth 2 provider knows an app by a client id. Register one there, and give it with --client-id.',
  noUseFor: (option: string, kind: ServiceKind): string =>
    `--${option} means nothing to a service of the kind ${serviceRow(kind).name}.`,
  takesNoSecret: (name: string): string =>
    `${nameInSentence(name)} knows no secret of ${productName}: nothing is needed there but its address.`,
  secretIsGiven: (name: string): string =>
    `The secret for ${nameInSentence(name)} comes from the environment, from configuration.json or with ${productName}, and that is used before one in the keychain. Nothing was changed.`,
  secretAsked: (secret: AppSecretKind | null, name: string): string =>
    secret === 'api-key'
      ? `The API key for ${nameInSentence(name)}: `
      : `The client secret for ${nameInSentence(name)}: `,
  emptySecret: 'That was empty.',
  secretKept: 'It is in the keychain now, and is never shown again.',
  secretRemoved: (name: string): string =>
    `The secret for ${nameInSentence(name)} is not in the keychain any more.`,
  noSecretToRemove: (name: string): string =>
    `There is no secret for ${nameInSentence(name)} in the keychain, so nothing was changed.`,
  noSecret: 'Nothing came by standard input, so nothing was changed.',
} as const;

export const noticeMessages = {
  none: 'There are no notices.',
  noSuchNotice: 'There is no such notice. “signoff notices” lists them.',
  /** `path`: where the list lies now, for a notice that is about one. */
  dismissed: (notice: LastingNotice, path: string): string => {
    switch (notice.kind) {
      case 'registry-quarantined':
        return `Dismissed. The old list was not deleted; it is now ${path}. Sessions of accounts that are in no other list stay open until you end them at their service.`;
      case 'sign-in-unfinished':
        return `Dismissed. ${productName} removed what it held of that sign-in, so it cannot end its session any more: if one began, it stays open until you end it at ${serviceName(notice.service)}.`;
      case 'sign-in-interrupted':
        return `Dismissed. If a session did begin, it stays open until you end it at ${serviceName(notice.service)}.`;
      default:
        return assertNever(notice, 'notice');
    }
  },
} as const;

const answers: { readonly yes: readonly string[]; readonly no: readonly string[] } = {
  yes: ['y', 'yes'],
  no: ['n', 'no'],
};

export const signInMessages = {
  code: (code: string): string => `On that page, enter this code: ${plainText(code)}\n`,
  open: (link: string): string => `To sign in, open this page in a browser on this computer:\n\n  ${link}\n`,
  /** `forwarding`: options of ssh. */
  byAnotherComputer: (forwarding: string): string =>
    `To use the browser of another computer, run this there first, with the name of this computer at its end:\n\n  ssh -N ${forwarding} <this computer>\n\nLeave it running, and open the same address there.\n`,
  answersAgain: (service: string): string => `${serviceName(service)} answers again.`,
  waiting: 'Waiting for you to sign in there. Ctrl-C cancels.',
  /** What can be answered, besides y and n. */
  answers,
  question: (login: string): string => `Signed in as ${loginInSentence(login)}: is this you? [y/n] `,
  somebodyElse: 'It is not certain that it was you who signed in, so --yes is ignored.',
  yesOrNo: 'Please answer y or n.',
  signedIn: (login: string, service: string): string =>
    `Signed in as ${loginInSentence(login)} at ${serviceName(service)}.`,
  undone: 'Not signed in. Nothing was kept, and a session that had begun was ended.',
  undoneLater:
    'Not signed in. A session that had begun is not known to be over yet. “signoff retry” tries again.',
  busy: 'Another sign-in is under way.',
} as const;

export const signOutMessages = {
  nothingWaits: 'No sign-out is waiting.',
  endedEverywhere: `  This service knows no smaller end: what you allowed ${productName} on your other computers has ended, too.`,
  notWaiting: (login: string): string =>
    `No sign-out of ${loginInSentence(login)} is waiting. To sign out: signoff sign-out`,
  signOutFirst: (login: string): string =>
    `${loginInSentence(login)} is signed in. Sign out first; forgetting is for sign-outs that cannot be finished.`,
  progress: (done: number, all: number): string => `Signing out: ${number(done)} of ${number(all)} accounts`,
  whatNext: (id: string): string => `  To try now: signoff retry ${id}     To give up: signoff forget ${id}`,
} as const;

export const checkMessages = {
  open: (login: string, service: string): string =>
    `The session of ${loginInSentence(login)} at ${serviceName(service)} is open.`,
  notSignedIn: (login: string): string =>
    `${loginInSentence(login)} is not signed in, so there is nothing to check.`,
} as const;

export const serveMessages = {
  address: (address: string): string =>
    `${productName} is at\n\n  ${address}\n\non this computer only. Ctrl-C ends it.`,
  /** For whoever opens an address without this launch's secret in it. */
  expired:
    'This address is not valid, or it has expired.\nStart “signoff serve” again, and open the address that it shows.',
  /** For whoever opens a sign-in link that leads nowhere. */
  linkUsed:
    'This sign-in link has been used, or it is not valid any more.\nOpen the one that Signoff shows now, or start signing in again.',
  otherUser: 'Another user of this computer started Signoff here. Only that user can open this address.',
  noBrowser: 'No browser could be opened: open the address yourself.',
  endingMemory: (count: number): string =>
    plural(count, {
      one: (accounts) => `Signing out of ${accounts} account whose sign-in is held in memory only…`,
      other: (accounts) => `Signing out of ${accounts} accounts whose sign-in is held in memory only…`,
    }),
  stayedOpen: (count: number): string =>
    plural(count, {
      one: (accounts) =>
        `The session of ${accounts} account could not be ended and may stay open. The next start says where to end it.`,
      other: (accounts) =>
        `The session of ${accounts} accounts could not be ended and may stay open. The next start says where to end them.`,
    }),
  ending: 'Ending. What is not finished goes on when the app or “signoff serve” starts again.',
} as const;

/** The file that leads a browser to an address of this computer. */
export const linkFileMessages = {
  goOn: `Go on to ${productName}`,
  hostNotFound: (host: string): string =>
    `This browser does not find ${host}, an address of this computer that ${productName} uses for this run alone.`,
  goOnOtherwise: `Go on to ${productName} at 127.0.0.1 instead. Websites that other programs served from this computer may have left something there that can see the window.`,
} as const;

/** What the browser shows once the service has sent it back. */
export const returnPageMessages = {
  answered: { title: `You can go back to ${productName}`, text: 'You can close this page now.' },
  /** For anything else. */
  notHere: { title: 'Nothing is here', text: `Start again from ${productName}.` },
} as const;
