import { assertNever } from '../assert-never.ts';
import type { KeychainReason, Problem } from '../problem.ts';
import { productName } from '../product-name.ts';
import type { SignIn } from '../snapshot.ts';
import { serviceName } from './service-name.ts';

/** How the keychain is, as the beginning of a sentence without its full stop. */
export function keychainCondition(reason: KeychainReason): string {
  switch (reason) {
    case 'locked':
      return 'The keychain is locked';
    case 'no-answer':
      return 'The keychain does not answer';
    case 'missing':
      return 'No keychain can be found on this computer';
    case 'failing':
      return 'The keychain reports an error';
    default:
      return assertNever(reason, 'keychain reason');
  }
}

/** What a person can do about the keychain's condition. */
export function keychainRemedy(reason: KeychainReason): string {
  switch (reason) {
    case 'locked':
      return 'Nothing is lost: unlock it and try again.';
    case 'no-answer':
      return 'It may be waiting for you in another window: look for a request to unlock it, then try again.';
    case 'missing':
      return 'If one should be running, start it, then try again.';
    case 'failing':
      return 'Nothing is known to be lost: try again, and if that does not help, sign in to this computer afresh.';
    default:
      return assertNever(reason, 'keychain reason');
  }
}

/** What the keychain's condition means for the accounts, and what a person can do about it. */
function keychainMessage(reason: KeychainReason): string {
  return `${keychainCondition(reason)}, so ${productName} cannot reach the keys of your accounts. ${keychainRemedy(reason)}`;
}

const notKnown = `so it is not known whether it did what ${productName} asked`;

/**
 * A problem in words: what happened, what it means, what a person can do.
 * Takes the address of the service that was asked (or was to be asked).
 */
export function problemMessage(problem: Problem, service: string): string {
  const host = serviceName(service);
  switch (problem.kind) {
    case 'unreachable':
      return `${productName} could not connect to ${host}, so nothing was asked of it. Check the network connection, then try again.`;
    case 'timeout':
      return `${host} did not answer in time, ${notKnown}. Try again in a few minutes.`;
    case 'connection-lost':
      return `The connection to ${host} broke before its whole answer arrived, ${notKnown}. Try again.`;
    case 'tls':
      return `The connection to ${host} is not secure, so nothing was sent. Check the date of this computer and the network you are on, then try again.`;
    case 'insecure-address':
      return `The address of ${host} is not secure, so nothing was sent. ${productName} connects by https only; correct the address in the settings.`;
    case 'http-error':
      return `${host} answered with HTTP error ${problem.status.toString()}, ${notKnown}. Try again later.`;
    case 'redirect':
      return `${host} sent ${productName} on to another address (HTTP ${problem.status.toString()}). For your safety ${productName} does not follow, so nothing is known to have been done. If this network asks you to sign in on a web page, do that first; else check the service address.`;
    case 'fault':
      return `${host} answered that it could not handle the request (a SOAP Fault), ${notKnown}. Try again later, or choose another format in the settings.`;
    case 'too-large':
      return `${host} sent far more than an answer can hold, so ${productName} stopped reading and it is not known what the service did. Check the service address.`;
    case 'malformed':
      return `What came back from ${host} is not an answer that ${productName} can read, ${notKnown}. If this network asks you to sign in on a web page, do that first; else check the service address.`;
    case 'unknown-status':
      return `${host} answered with a status that ${productName} does not know, ${notKnown}. Try again later.`;
    case 'restricted':
      return `${host} does not accept this app’s API key, so it did nothing. Trying again helps only after the key, or what the service allows it, has changed; whoever gave you ${productName} can tell.`;
    case 'no-api-key':
      return `${productName} has no API key, so it cannot ask ${host} anything. ${howToGiveApiKey}`;
    case 'busy-elsewhere':
      return `Another ${productName} process on this computer is still at work on this account, so nothing was asked of ${host} here. Wait a minute, then look again.`;
    case 'keychain':
      return keychainMessage(problem.reason);
    case 'credentials-missing':
      return `The keychain holds no key for this account any more, so ${productName} cannot speak to ${host} for it. The session there can be ended on the web.`;
    case 'not-saved':
      return `${productName} could not write its list of accounts: the disk may be full or the folder read-only. Make room, or allow writing, then try again.`;
    case 'unknown':
      return `A newer ${productName} met a problem with ${host} that this version does not know. Try again, or use the newer version.`;
    default:
      return assertNever(problem, 'problem');
  }
}

/**
 * What is left to say about a problem after `outcomeMessage` named it: a reason that it did not give, and what to do.
 */
export function problemAfterOutcome(problem: Problem, service: string): string {
  switch (problem.kind) {
    case 'keychain':
      return keychainRemedy(problem.reason);
    case 'no-api-key':
      return howToGiveApiKey;
    case 'credentials-missing':
      return `The session can be ended on the pages of ${serviceName(service)}.`;
    default:
      return problemMessage(problem, service);
  }
}

/** Why it cannot be told at the moment whether the person has signed in on the service's page. */
export function waitingProblemMessage(problem: Problem, service: string): string {
  return `${troubleWith(problem, serviceName(service))}, so ${productName} cannot tell whether you have signed in there. It keeps asking until the page expires.`;
}

/** What is wrong with the service, as the beginning of a sentence. */
function troubleWith(problem: Problem, host: string): string {
  switch (problem.kind) {
    case 'unreachable':
      return `${productName} cannot connect to ${host}`;
    case 'timeout':
      return `${host} does not answer in time`;
    case 'connection-lost':
      return `The connection to ${host} breaks before its answer is there`;
    case 'tls':
      return `The connection to ${host} is not secure`;
    case 'http-error':
      return `${host} answers with HTTP error ${problem.status.toString()}`;
    case 'redirect':
      return `${host} sends ${productName} on to another address`;
    case 'fault':
      return `${host} answers that it cannot handle the request (a SOAP Fault)`;
    default:
      return `${productName} cannot read what ${host} answers`;
  }
}

/** How an API key comes to be configured. */
export const howToGiveApiKey = `Set SIGNOFF_API_KEY, or put the key into ${productName}’s configuration file, and start ${productName} again.`;

/** Why signing in did not work, in the same way as `problemMessage`. */
export function signInProblemMessage(
  problem: Extract<SignIn, { step: 'failed' }>['problem'],
  service: string,
): string {
  switch (problem.kind) {
    case 'expired':
      return `Ten minutes went by without you signing in at ${serviceName(service)}, so the page is no longer valid. Nothing was kept. Try again.`;
    case 'rejected':
      return `${serviceName(service)} no longer knows this sign-in. Nothing was kept. Try again.`;
    default:
      return problemMessage(problem, service);
  }
}
