import { day } from '../../language/times.ts';
import { hasLapsed } from '../../lapsing.ts';
import type { LapsingSession } from '../../problem.ts';
import type { ProblemWordsTable, SignInProblemWords } from '../../problem-words.ts';
import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import { keychainWords } from './keychain.ts';
import { appWords } from './services.ts';
import { tlsWords } from './tls.ts';

/** What is said of each kind of problem. */

/** Of most problems: the service's answer is missing, and Signoff asks again by itself. */
const notConfirmed = { label: () => 'Not confirmed yet', waiting: null } as const;

const makeRoom =
  'the disk may be full or the folder read-only. Free some space or make the folder writable, then try again.';

const listWasChanged = `Something has changed ${productName}’s list of accounts (accounts.json). Correct the address there and try again, or end the session on the pages of the service that you signed in to.`;

const notKnown = `so it is not known whether it did what ${productName} asked`;
const signedOutHere = 'Signed out on this computer';
const stillOpen = 'Still open at service';
const checkNetworkPage =
  'If this network asks you to sign in on a web page, do that first; otherwise check the service address.';
const cannotRead = (_problem: unknown, host: string): string =>
  cannotTell(`${productName} cannot read what ${host} answers`);

/** No more than is known of a session. */
function session(isOpen: boolean): string {
  return isOpen ? 'is still open' : 'may still be open';
}

function cannotTell(why: string): string {
  return `${why}, so ${productName} cannot tell whether you have signed in there. It keeps asking until the page expires.`;
}

function lapses(at: string | null): string {
  return at === null
    ? 'It ends by itself after a time that the service decides.'
    : `It ends by itself on ${day(at)}.`;
}

/** What is known of such a session. */
function wasToLapse(session: LapsingSession, host: string): string {
  const { lapsesAt } = session;
  return lapsesAt !== null && hasLapsed(session)
    ? `${host} has no way for an app to end a single session; that one was due to end by itself on ${day(lapsesAt)}.`
    : `${host} has no way for an app to end a single session, so the session there is still open.`;
}

/** What a person can do who wants to know whether it has. */
function toBeSure(host: string): string {
  return `${productName} cannot ask whether it did. To be sure, look on the pages of ${host}.`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `Trying again helps only once the ${appWords(kind).name}, or what the service allows it to do, has changed; ask whoever provides ${productName}.`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

export const problems: ProblemWordsTable = {
  unreachable: {
    ...notConfirmed,
    message: (_, host) =>
      `${productName} could not connect to ${host}, so nothing was asked of it. Check the network connection, then try again.`,
    trouble: (_, host) => cannotTell(`${productName} cannot connect to ${host}`),
  },
  timeout: {
    ...notConfirmed,
    message: (_, host) => `${host} did not answer in time, ${notKnown}. Try again in a few minutes.`,
    trouble: (_, host) => cannotTell(`${host} does not answer in time`),
  },
  'connection-lost': {
    ...notConfirmed,
    message: (_, host) =>
      `The connection to ${host} broke before its whole answer arrived, ${notKnown}. Try again.`,
    trouble: (_, host) => cannotTell(`The connection to ${host} breaks before its answer is there`),
  },
  tls: {
    ...notConfirmed,
    message: ({ reason }, host) =>
      reason === undefined
        ? `The connection to ${host} is not secure, so nothing was sent. Check the service address and the network you are on, then try again.`
        : tlsWords[reason](host),
    trouble: (_, host) => cannotTell(`The connection to ${host} is not secure`),
  },
  'insecure-address': {
    ...notConfirmed,
    message: (_, host) =>
      `The address of ${host} is not secure, so nothing was sent. ${productName} connects by https only; correct the address in the settings.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. The address of ${host} is not secure, so ${productName} did not ask it to end the session, which ${session(isOpen)}.`,
      remedy: (_, host) =>
        `${productName} connects by https only. The session can be ended on the pages of ${host}.`,
    },
    trouble: (_, host) => cannotTell(`The address of ${host} is not secure`),
  },
  'http-error': {
    ...notConfirmed,
    message: ({ status }, host) =>
      `${host} answered with HTTP error ${status.toString()}, ${notKnown}. ${notFound.includes(status) ? 'Check the service address.' : 'Try again later.'}`,
    trouble: ({ status }, host) => cannotTell(`${host} answers with HTTP error ${status.toString()}`),
  },
  redirect: {
    ...notConfirmed,
    message: ({ status }, host) =>
      `${host} sent ${productName} on to another address (HTTP ${status.toString()}). For your safety ${productName} does not follow, so nothing is known to have been done. ${checkNetworkPage}`,
    trouble: (_, host) => cannotTell(`${host} sends ${productName} on to another address`),
  },
  fault: {
    ...notConfirmed,
    message: (_, host) =>
      `${host} answered that it could not handle the request (a SOAP Fault), ${notKnown}. Try again later, or choose another format in the settings.`,
    trouble: (_, host) => cannotTell(`${host} answers that it cannot handle the request (a SOAP Fault)`),
  },
  'too-large': {
    ...notConfirmed,
    message: (_, host) =>
      `${host} sent far more than an answer can hold, so ${productName} stopped reading and it is not known what the service did. Check the service address.`,
    trouble: cannotRead,
  },
  malformed: {
    ...notConfirmed,
    message: (_, host) =>
      `What came back from ${host} is not an answer that ${productName} can read, ${notKnown}. ${checkNetworkPage}`,
    trouble: cannotRead,
  },
  'unknown-status': {
    ...notConfirmed,
    message: (_, host) =>
      `${host} answered with a status that ${productName} does not know, ${notKnown}. Try again later.`,
    trouble: cannotRead,
  },
  'not-ended': {
    ...notConfirmed,
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
    ...notConfirmed,
    label: () => 'Refused by service',
    message: (_, host, kind) =>
      `${host} does not accept this app, so it did nothing. ${onlyOnceChanged(kind)}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but ${host} does not accept this app any more, so the session there ${session(isOpen)}.`,
      remedy: (_, _host, kind) => onlyOnceChanged(kind),
    },
  },
  'no-api-key': {
    ...notConfirmed,
    message: (_, host, kind) => {
      const { name, howToGive } = appWords(kind);
      return `${productName} has no ${name} for ${host}, so it cannot ask it anything. ${howToGive}`;
    },
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${productName} does not have what it needs to ask ${host} to end the session, which ${session(isOpen)}.`,
      remedy: (_, _host, kind) => {
        const { name, howToGive } = appWords(kind);
        return `There is no ${name}. ${howToGive}`;
      },
    },
  },
  keychain: {
    ...notConfirmed,
    label: ({ reason }) => `Signed out · ${keychainWords[reason].label}`,
    message: ({ reason }) =>
      `${keychainWords[reason].condition}, so ${productName} cannot reach the saved sign-ins of your accounts. ${keychainWords[reason].remedy}`,
    waiting: {
      sentence: ({ reason }, { host, isOpen }) =>
        `${signedOutHere}. ${keychainWords[reason].condition}, so the session at ${host} ${session(isOpen)}.`,
      remedy: ({ reason }) => keychainWords[reason].remedy,
    },
  },
  'credentials-missing': {
    ...notConfirmed,
    message: (_, host) =>
      `The keychain has no saved sign-in for this account any more, so ${productName} cannot ask ${host} anything for it. The session there can be ended on the web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but the keychain has no saved sign-in for this account, so ${productName} cannot end the session at ${host}. It ${session(isOpen)}.`,
      remedy: (_, host) => `The session can be ended on the pages of ${host}.`,
    },
  },
  'credentials-altered': {
    ...notConfirmed,
    label: () => 'Saved sign-in changed',
    message: (_, host) =>
      `The saved sign-in for this account is not the one that ${productName} stored, so nothing was sent to ${host}. Something on this computer has changed it. The session there can be ended on the web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but the saved sign-in is not the one that ${productName} stored, so it was not sent, and the session at ${host} ${session(isOpen)}.`,
      remedy: (_, host) =>
        `Something on this computer has changed it. If you can put it back in the keychain, try again; otherwise end the session on the pages of ${host}.`,
    },
  },
  'credentials-for-other-service': {
    ...notConfirmed,
    label: () => 'Saved for another service',
    message: (_, host) =>
      `The saved sign-in for this account was given by another service, not by ${host}, so nothing was sent. ${listWasChanged}`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}, but the saved sign-in was given by another service, not by ${host}, so nothing was sent. The session it belongs to ${session(isOpen)}.`,
      remedy: () => listWasChanged,
    },
  },
  'cannot-end-session': {
    ...notConfirmed,
    label: (problem) => (hasLapsed(problem) ? 'Should have ended by now' : stillOpen),
    message: (problem, host) =>
      hasLapsed(problem)
        ? `${wasToLapse(problem, host)} ${toBeSure(host)}`
        : `${wasToLapse(problem, host)} ${lapses(problem.lapsesAt)} You can end it on the pages of ${host}.`,
    waiting: {
      sentence: (problem, { host }) =>
        `${signedOutHere}, and the saved sign-in is removed. ${wasToLapse(problem, host)}`,
      remedy: (problem, host) =>
        hasLapsed(problem) ? toBeSure(host) : `End it on the pages of ${host}. ${lapses(problem.lapsesAt)}`,
    },
  },
  'credentials-used-up': {
    ...notConfirmed,
    label: () => 'May still be open',
    message: (_, host) =>
      `An answer of ${host} that renewed the saved sign-in was lost, and it does not accept the old one any more, so ${productName} cannot ask it anything for this account. The session there can be ended on the web.`,
    waiting: {
      sentence: (_, { host, isOpen }) =>
        `${signedOutHere}. ${host} renewed the saved sign-in, but its answer was lost. What is left is of no use and was removed, so ${productName} cannot end the session there, which ${session(isOpen)}.`,
      remedy: (_, host) => `End the session on the pages of ${host}.`,
    },
  },
  'not-saved': {
    ...notConfirmed,
    message: () => `${productName} could not write its list of accounts: ${makeRoom}`,
    waiting: {
      sentence: (_, { host, isOpen, goesOn }) =>
        goesOn === 'by-itself'
          ? `Signed out until ${productName} quits, but ${productName} could not save that. The session at ${host} ${session(isOpen)}.`
          : `${productName} could not save that you signed out, so the account may still show as signed in. The session at ${host} ${session(isOpen)}.`,
      remedy: () => `It could not write its list of accounts: ${makeRoom}`,
    },
  },
  unknown: {
    ...notConfirmed,
    message: (_, host) =>
      `A newer ${productName} met a problem with ${host} that this version does not know. Try again, or use the newer version.`,
  },
};

/** What only a sign-in can meet. */
export const signInProblems: SignInProblemWords = {
  expired: (host) =>
    `You did not sign in at ${host} in time, so the page is no longer valid. Nothing was kept. Try again.`,
  declined: (host) => `You did not let ${productName} sign in on the page of ${host}. Nothing was kept.`,
  rejected: (host) => `${host} no longer knows this sign-in. Nothing was kept. Try again.`,
};
