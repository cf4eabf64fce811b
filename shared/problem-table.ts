import { exitCodes, type ExitCode } from './exit-codes.ts';
import { keychainWords } from './messages/keychain.ts';
import { serviceName } from './messages/service-name.ts';
import { day } from './messages/times.ts';
import { tlsWords } from './messages/tls.ts';
import type { ProblemRow, ServiceProblemRow } from './problem-row.ts';
import type { Problem, ServiceProblem, SignInProblem } from './problem.ts';
import { productName } from './product-name.ts';
import { appCredentialWords } from './service-table.ts';
import type { ServiceKind } from './service.ts';

/*
 * All that is decided for each kind of problem. A new kind does not compile until each question is answered here, and it is asked
 * nowhere else.
 */

type ProblemOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
type Table = {
  readonly [K in Problem['kind']]: K extends ServiceProblem['kind']
    ? ServiceProblemRow<ProblemOf<K>>
    : ProblemRow<ProblemOf<K>>;
};

/** What most problems have in common: the service's answer is missing, and Signoff asks again by itself. */
const asksAgain = {
  waitsFor: 'time',
  outcome: 'pending',
  showsOpen: false,
  dropsCredential: false,
  credentials: 'kept',
  tone: 'waiting',
  actions: () => ['try-now', 'forget'],
  exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.notConfirmed },
  label: () => 'Not confirmed yet',
  waiting: null,
} as const satisfies Partial<ProblemRow<never>>;

/** Without a person nothing changes. */
const asksPerson = {
  tone: 'attention',
  actions: () => ['end-on-web', 'try-again', 'forget'],
} as const satisfies Partial<ProblemRow<never>>;

const makeRoom =
  'the disk may be full or the folder read-only. Free some space or make the folder writable, then try again.';

const listWasChanged = `Something has changed ${productName}’s list of accounts (accounts.json). Correct the address there and try again, or end the session on the pages of the service that you signed in to.`;

const notKnown = `so it is not known whether it did what ${productName} asked`;
const signedOutHere = 'Signed out on this computer';
const stillOpen = 'Still open at service';
const checkNetworkPage =
  'If this network asks you to sign in on a web page, do that first; otherwise check the service address.';
const cannotRead = (_problem: unknown, host: string): string =>
  `${productName} cannot read what ${host} answers`;

function lapses(at: string | null): string {
  return at === null
    ? 'It ends by itself after a time that the service decides.'
    : `It ends by itself on ${day(at)}.`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `Trying again helps only once the ${appCredentialWords(kind).name}, or what the service allows it to do, has changed; ask whoever provides ${productName}.`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

const table: Table = {
  unreachable: {
    ...asksAgain,
    mayHaveAsked: false,
    message: (_, host) =>
      `${productName} could not connect to ${host}, so nothing was asked of it. Check the network connection, then try again.`,
    trouble: (_, host) => `${productName} cannot connect to ${host}`,
  },
  timeout: {
    ...asksAgain,
    mayHaveAsked: true,
    message: (_, host) => `${host} did not answer in time, ${notKnown}. Try again in a few minutes.`,
    trouble: (_, host) => `${host} does not answer in time`,
  },
  'connection-lost': {
    ...asksAgain,
    mayHaveAsked: true,
    message: (_, host) =>
      `The connection to ${host} broke before its whole answer arrived, ${notKnown}. Try again.`,
    trouble: (_, host) => `The connection to ${host} breaks before its answer is there`,
  },
  tls: {
    ...asksAgain,
    mayHaveAsked: false,
    message: ({ reason }, host) =>
      reason === undefined
        ? `The connection to ${host} is not secure, so nothing was sent. Check the service address and the network you are on, then try again.`
        : tlsWords[reason](host),
    trouble: (_, host) => `The connection to ${host} is not secure`,
  },
  'insecure-address': {
    ...asksAgain,
    mayHaveAsked: false,
    ...asksPerson,
    waitsFor: 'next-start',
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.wrongUsage },
    message: (_, host) =>
      `The address of ${host} is not secure, so nothing was sent. ${productName} connects by https only; correct the address in the settings.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. The address of ${host} is not secure, so ${productName} did not ask it to end the session, which ${isOpen}.`,
      remedy: (_, host) =>
        `${productName} connects by https only. The session can be ended on the pages of ${host}.`,
    },
    trouble: (_, host) => `The address of ${host} is not secure`,
  },
  'http-error': {
    ...asksAgain,
    mayHaveAsked: true,
    message: ({ status }, host) =>
      `${host} answered with HTTP error ${status.toString()}, ${notKnown}. ${notFound.includes(status) ? 'Check the service address.' : 'Try again later.'}`,
    trouble: ({ status }, host) => `${host} answers with HTTP error ${status.toString()}`,
  },
  redirect: {
    ...asksAgain,
    mayHaveAsked: true,
    message: ({ status }, host) =>
      `${host} sent ${productName} on to another address (HTTP ${status.toString()}). For your safety ${productName} does not follow, so nothing is known to have been done. ${checkNetworkPage}`,
    trouble: (_, host) => `${host} sends ${productName} on to another address`,
  },
  fault: {
    ...asksAgain,
    mayHaveAsked: true,
    message: (_, host) =>
      `${host} answered that it could not handle the request (a SOAP Fault), ${notKnown}. Try again later, or choose another format in the settings.`,
    trouble: (_, host) => `${host} answers that it cannot handle the request (a SOAP Fault)`,
  },
  'too-large': {
    ...asksAgain,
    mayHaveAsked: true,
    message: (_, host) =>
      `${host} sent far more than an answer can hold, so ${productName} stopped reading and it is not known what the service did. Check the service address.`,
    trouble: cannotRead,
  },
  malformed: {
    ...asksAgain,
    mayHaveAsked: true,
    message: (_, host) =>
      `What came back from ${host} is not an answer that ${productName} can read, ${notKnown}. ${checkNetworkPage}`,
    trouble: cannotRead,
  },
  'unknown-status': {
    ...asksAgain,
    mayHaveAsked: true,
    message: (_, host) =>
      `${host} answered with a status that ${productName} does not know, ${notKnown}. Try again later.`,
    trouble: cannotRead,
  },
  'not-ended': {
    ...asksAgain,
    mayHaveAsked: true,
    showsOpen: true,
    tone: 'attention',
    actions: () => ['end-on-web', 'try-again', 'forget'],
    label: () => stillOpen,
    message: (_, host) =>
      `${host} answered that it ended the session, but still accepts this account’s saved sign-in, so the session is still open. Try again later, or end it on the pages of ${host}.`,
    waiting: {
      sentence: (_, { host }) =>
        `${signedOutHere}. ${host} answered that it ended the session, but it did not: the session is still open.`,
      remedy: (_, host) => `Try again later, or end the session on the pages of ${host}.`,
    },
    trouble: cannotRead,
  },
  restricted: {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'another-app-credential',
    outcome: 'refused',
    showsOpen: true,
    exitCode: { signOut: exitCodes.refused, otherwise: exitCodes.refused },
    label: () => 'Refused by service',
    message: (_, host, kind) =>
      `${host} does not accept this app, so it did nothing. ${onlyOnceChanged(kind)}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but ${host} does not accept this app any more, so the session there ${isOpen}.`,
      remedy: (_, _host, kind) => onlyOnceChanged(kind),
    },
  },
  'no-api-key': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'app-credential',
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.wrongUsage },
    message: (_, host, kind) => {
      const { name, howToGive } = appCredentialWords(kind);
      return `${productName} has no ${name} for ${host}, so it cannot ask it anything. ${howToGive}`;
    },
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${productName} does not have what it needs to ask ${host} to end the session, which ${isOpen}.`,
      remedy: (_, _host, kind) => {
        const { name, howToGive } = appCredentialWords(kind);
        return `There is no ${name}. ${howToGive}`;
      },
    },
  },
  keychain: {
    ...asksAgain,
    waitsFor: 'keychain',
    credentials: 'unknown',
    tone: 'locked',
    actions: ({ reason }) => [reason === 'locked' ? 'unlock-and-finish' : 'ask-keychain'],
    exitCode: { signOut: exitCodes.keychain, otherwise: exitCodes.keychain },
    label: ({ reason }) => `Signed out · ${keychainWords[reason].label}`,
    message: ({ reason }) =>
      `${keychainWords[reason].condition}, so ${productName} cannot reach the saved sign-ins of your accounts. ${keychainWords[reason].remedy}`,
    waiting: {
      sentence: ({ reason }, { host, isOpen }) =>
        `${signedOutHere}. ${keychainWords[reason].condition}, so the session at ${host} ${isOpen}.`,
      remedy: ({ reason }) => keychainWords[reason].remedy,
    },
  },
  'credentials-missing': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    credentials: 'removed',
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.keychain },
    message: (_, host) =>
      `The keychain has no saved sign-in for this account any more, so ${productName} cannot ask ${host} anything for it. The session there can be ended on the web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but the keychain has no saved sign-in for this account, so ${productName} cannot end the session at ${host}. It ${isOpen}.`,
      remedy: (_, host) => `The session can be ended on the pages of ${host}.`,
    },
  },
  'credentials-altered': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    exitCode: { signOut: exitCodes.keychain, otherwise: exitCodes.keychain },
    label: () => 'Saved sign-in changed',
    message: (_, host) =>
      `The saved sign-in for this account is not the one that ${productName} stored, so nothing was sent to ${host}. Something on this computer has changed it. The session there can be ended on the web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but the saved sign-in is not the one that ${productName} stored, so it was not sent, and the session at ${host} ${isOpen}.`,
      remedy: (_, host) =>
        `Something on this computer has changed it. If you can put it back in the keychain, try again; otherwise end the session on the pages of ${host}.`,
    },
  },
  'credentials-for-other-service': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    // The page of the service that the list names is not the one where the session can be ended.
    actions: () => ['try-again', 'forget'],
    exitCode: { signOut: exitCodes.keychain, otherwise: exitCodes.keychain },
    label: () => 'Saved for another service',
    message: (_, host) =>
      `The saved sign-in for this account was given by another service, not by ${host}, so nothing was sent. ${listWasChanged}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but the saved sign-in was given by another service, not by ${host}, so nothing was sent. The session it belongs to ${isOpen}.`,
      remedy: () => listWasChanged,
    },
  },
  'cannot-end-session': {
    ...asksAgain,
    waitsFor: 'person',
    outcome: 'cannot-end',
    showsOpen: true,
    dropsCredential: true,
    credentials: 'removed',
    tone: 'attention',
    actions: () => ['end-on-web', 'take-off-list'],
    exitCode: { signOut: exitCodes.refused, otherwise: exitCodes.refused },
    label: () => stillOpen,
    message: ({ lapsesAt }, host) =>
      `${host} has no way for an app to end a single session, so it is still open. ${lapses(lapsesAt)} You can end it on the pages of ${host}.`,
    waiting: {
      sentence: (_, { host }) =>
        `${signedOutHere}, and the saved sign-in is removed. ${host} has no way for an app to end a single session, so the session there is still open.`,
      remedy: ({ lapsesAt }, host) => `End it on the pages of ${host}. ${lapses(lapsesAt)}`,
    },
  },
  'credentials-used-up': {
    ...asksAgain,
    ...asksPerson,
    waitsFor: 'person',
    dropsCredential: true,
    credentials: 'removed',
    actions: () => ['end-on-web', 'take-off-list'],
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.keychain },
    label: () => 'May still be open',
    message: (_, host) =>
      `An answer of ${host} that renewed the saved sign-in was lost, and it does not accept the old one any more, so ${productName} cannot ask it anything for this account. The session there can be ended on the web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. An answer of ${host} that renewed the saved sign-in was lost, so ${productName} cannot end the session there, which ${isOpen}.`,
      remedy: (_, host) => `End the session on the pages of ${host}.`,
    },
  },
  'not-saved': {
    ...asksAgain,
    tone: 'attention',
    actions: () => ['try-again'],
    exitCode: { signOut: exitCodes.notConfirmed, otherwise: exitCodes.unexpected },
    message: () => `${productName} could not write its list of accounts: ${makeRoom}`,
    waiting: {
      sentence: (_, { host, isOpen, goesOn }) =>
        goesOn === 'by-itself'
          ? `Signed out until ${productName} ends, but ${productName} could not write that down. The session at ${host} ${isOpen}.`
          : `${productName} could not write down that you signed out, so the account may still show as signed in. The session at ${host} ${isOpen}.`,
      remedy: () => `It could not write its list of accounts: ${makeRoom}`,
    },
  },
  unknown: {
    ...asksAgain,
    message: (_, host) =>
      `A newer ${productName} met a problem with ${host} that this version does not know. Try again, or use the newer version.`,
  },
};

/** What is decided for a problem's kind. */
export function problemRow(problem: Problem): ProblemRow<Problem> {
  // The compiler cannot see that the row under a problem's kind is one for this problem.
  return table[problem.kind] as ProblemRow<Problem>;
}

/** Whether a sign-out that met the problem is tried again with nothing else changed. */
export function retriesByItself(problem: Problem): boolean {
  const { waitsFor } = problemRow(problem);
  return waitsFor === 'time' || waitsFor === 'keychain';
}

/** Whether the service may have been asked; if not, as much is known of a session as before. */
export function mayHaveAsked(problem: ServiceProblem): boolean {
  return table[problem.kind].mayHaveAsked;
}

/**
 * A problem in words: what happened, what it means, what a person can do.
 * Takes the address of the service that was asked (or was to be asked), and its kind where that is known.
 */
export function problemMessage(problem: Problem, service: string, kind: ServiceKind | null = null): string {
  return problemRow(problem).message(problem, serviceName(service), kind);
}

/** What is left to say about a problem once the outcome of the sign-out that it stopped was told. */
export function problemRemedy(problem: Problem, service: string, kind: ServiceKind | null = null): string {
  const { waiting, message } = problemRow(problem);
  return (waiting?.remedy ?? message)(problem, serviceName(service), kind);
}

/** Why it cannot be told at the moment whether the person has signed in on the service's page. */
export function waitingProblemMessage(problem: ServiceProblem, service: string): string {
  const { trouble } = table[problem.kind] as ServiceProblemRow<ServiceProblem>;
  return `${trouble(problem, serviceName(service))}, so ${productName} cannot tell whether you have signed in there. It keeps asking until the page expires.`;
}

type SignInOnly = Exclude<SignInProblem, Problem>['kind'];

/** What only a sign-in can meet. */
const signInTable: Readonly<Record<SignInOnly, (host: string) => string>> = {
  expired: (host) =>
    `You did not sign in at ${host} in time, so the page is no longer valid. Nothing was kept. Try again.`,
  declined: (host) => `You did not let ${productName} sign in on the page of ${host}. Nothing was kept.`,
  rejected: (host) => `${host} no longer knows this sign-in. Nothing was kept. Try again.`,
};

/** Why signing in did not work, in the same way as `problemMessage`. */
export function signInProblemMessage(
  problem: SignInProblem,
  service: string,
  kind: ServiceKind | null = null,
): string {
  return isSignInOnly(problem)
    ? signInTable[problem.kind](serviceName(service))
    : problemMessage(problem, service, kind);
}

/** The exit status of a command that could not sign in. */
export function signInExitCode(problem: SignInProblem): ExitCode {
  return isSignInOnly(problem) ? exitCodes.unexpected : problemRow(problem).exitCode.otherwise;
}

function isSignInOnly(problem: SignInProblem): problem is Exclude<SignInProblem, Problem> {
  return Object.hasOwn(signInTable, problem.kind);
}
