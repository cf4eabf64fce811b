import { assertNever } from '../assert-never.ts';
import { isKnownOpen, sessionIsOver, type SignOutOutcome } from '../outcome.ts';
import { productName } from '../product-name.ts';
import { aboutAccount, loginInSentence } from './names.ts';
import { keychainCondition } from './problems.ts';
import { serviceName } from './service-name.ts';

/** What a message about an account needs to know of it. */
export interface NamedAccount {
  readonly login: string;
  /** The API's address. */
  readonly service: string;
}

/** What becomes of a sign-out that waits: a program that stays goes on with it, a command that ends does not. */
export type GoesOn = 'by-itself' | 'when-asked';

/** How an attempt to sign out ended, as one or two sentences: the same in the window, a notification and the command line. */
export function outcomeMessage(
  outcome: SignOutOutcome,
  account: NamedAccount,
  goesOn: GoesOn = 'by-itself',
): string {
  const login = loginInSentence(account.login);
  const host = serviceName(account.service);
  const { session } = outcome;
  switch (outcome.outcome) {
    case 'signed-out':
      return signedOut(outcome, login, host);
    case 'pending':
      return pending(outcome, host, goesOn);
    case 'refused':
      return sessionIsOver(session)
        ? sessionOverElse(host)
        : `Signed out on this computer, but ${host} does not accept this app any more, so the session there ${isOpen(outcome)}.`;
    case 'credentials-not-removed':
      return notRemoved(outcome, host);
    case 'forgotten':
      return sessionIsOver(session)
        ? signedOut(outcome, login, host)
        : `Signed out of ${login} on this computer. The session at ${host} ${isOpen(outcome)}, and only ${host} can end it now.`;
    default:
      return assertNever(outcome.outcome, 'outcome');
  }
}

/** The same, where nothing around it says which account it is about. */
export function outcomeOfAccount(outcome: SignOutOutcome, account: NamedAccount): string {
  const message = outcomeMessage(outcome, account);
  const namesIt = outcome.outcome === 'signed-out' || outcome.outcome === 'forgotten';
  return namesIt ? message : aboutAccount(account.login, message);
}

type Known = Pick<SignOutOutcome, 'session' | 'problem'>;

/** No more than is known. */
function isOpen(known: Known): string {
  return isKnownOpen(known) ? 'is still open' : 'may still be open';
}

function signedOut(known: Known, login: string, host: string): string {
  const { session } = known;
  switch (session) {
    case 'ended':
      return `Signed out of ${login}.`;
    case 'already-ended':
      return `Signed out of ${login}. The session had already ended.`;
    case 'open':
    case 'unknown':
      return `Signed out of ${login} on this computer. The session at ${host} ${isOpen(known)}.`;
    default:
      return assertNever(session, 'session knowledge');
  }
}

function notRemoved(known: SignOutOutcome, host: string): string {
  const { session, problem } = known;
  const key =
    problem?.kind === 'keychain'
      ? `but the keychain did not let ${productName} remove its key`
      : `but ${productName} has yet to remove its key`;
  return sessionIsOver(session)
    ? `The session is over, ${key}.`
    : `Signed out on this computer, ${key}. The session at ${host} ${isOpen(known)}.`;
}

function notSaved(known: Known, host: string, goesOn: GoesOn): string {
  const over = sessionIsOver(known.session);
  if (goesOn === 'when-asked') {
    return over
      ? `The session at ${host} is over, but ${productName} could not write that down.`
      : `${productName} could not write down that you signed out, so the account may still show as signed in. The session at ${host} ${isOpen(known)}.`;
  }
  return over
    ? `The session at ${host} is over, but ${productName} could not write that down; it will try again.`
    : `Signed out until ${productName} ends, but ${productName} could not write that down. The session at ${host} ${isOpen(known)}.`;
}

function sessionOverElse(host: string): string {
  return `Signed out on this computer, and the session at ${host} is over; ${productName} has yet to tidy up.`;
}

function pending(known: SignOutOutcome, host: string, goesOn: GoesOn): string {
  const { session, problem } = known;
  if (problem?.kind === 'not-saved') return notSaved(known, host, goesOn);
  if (sessionIsOver(session)) return sessionOverElse(host);
  switch (problem?.kind) {
    case 'keychain':
      return `Signed out on this computer. ${keychainCondition(problem.reason)}, so the session at ${host} ${isOpen(known)}.`;
    case 'credentials-missing':
      return `Signed out on this computer, but the keychain holds no key for this account, so ${productName} cannot end the session at ${host}. It ${isOpen(known)}.`;
    case 'no-api-key':
      return `Signed out on this computer. ${productName} has no API key, so it cannot ask ${host} to end the session, which ${isOpen(known)}.`;
    case 'insecure-address':
      return `Signed out on this computer. The address of ${host} is not secure, so ${productName} did not ask it to end the session, which ${isOpen(known)}.`;
    case 'restricted':
      return `Signed out on this computer, but ${host} does not accept this app any more, so the session there ${isOpen(known)}.`;
    case 'busy-elsewhere':
      return `Signed out on this computer. Another ${productName} process is still at work on this account, so the session at ${host} ${isOpen(known)}.`;
    case 'unreachable':
    case 'timeout':
    case 'connection-lost':
    case 'tls':
    case 'http-error':
    case 'redirect':
    case 'fault':
    case 'too-large':
    case 'malformed':
    case 'unknown-status':
    case 'unknown':
    case undefined:
      return `Signed out on this computer. ${host} has not confirmed yet${goesOn === 'by-itself' ? `; ${productName} will finish as soon as it answers` : ''}.`;
    default:
      return assertNever(problem, 'problem');
  }
}
