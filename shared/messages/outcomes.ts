import { assertNever } from '../assert-never.ts';
import { sessionIsOver, type SessionKnowledge, type SignOutOutcome } from '../outcome.ts';
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

/** How an attempt to sign out ended, as one or two sentences: the same in the window, a notification and the command line. */
export function outcomeMessage(outcome: SignOutOutcome, account: NamedAccount): string {
  const login = loginInSentence(account.login);
  const host = serviceName(account.service);
  const { session } = outcome;
  switch (outcome.outcome) {
    case 'signed-out':
      return signedOut(session, login, host);
    case 'pending':
      return pending(outcome, host);
    case 'refused':
      return sessionIsOver(session)
        ? sessionOverElse(host)
        : `Signed out on this computer, but ${host} does not accept this app any more, so the session there ${isOpen(session)}.`;
    case 'credentials-not-removed':
      return notRemoved(outcome, host);
    case 'forgotten':
      return sessionIsOver(session)
        ? signedOut(session, login, host)
        : `Signed out of ${login} on this computer. The session at ${host} ${isOpen(session)}, and only ${host} can end it now.`;
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

/** No more than is known: `unknown` may be open. */
function isOpen(session: SessionKnowledge): string {
  return session === 'open' ? 'is still open' : 'may still be open';
}

function signedOut(session: SessionKnowledge, login: string, host: string): string {
  switch (session) {
    case 'ended':
      return `Signed out of ${login}.`;
    case 'already-ended':
      return `Signed out of ${login}. The session had already ended.`;
    case 'open':
    case 'unknown':
      return `Signed out of ${login} on this computer. The session at ${host} ${isOpen(session)}.`;
    default:
      return assertNever(session, 'session knowledge');
  }
}

function notRemoved({ session, problem }: SignOutOutcome, host: string): string {
  const key =
    problem?.kind === 'keychain'
      ? `but the keychain did not let ${productName} remove its key`
      : `but ${productName} has yet to remove its key`;
  return sessionIsOver(session)
    ? `The session is over, ${key}.`
    : `Signed out on this computer, ${key}. The session at ${host} ${isOpen(session)}.`;
}

function sessionOverElse(host: string): string {
  return `Signed out on this computer, and the session at ${host} is over; ${productName} has yet to tidy up.`;
}

function pending({ session, problem }: SignOutOutcome, host: string): string {
  if (problem?.kind === 'not-saved') {
    return sessionIsOver(session)
      ? `The session at ${host} is over, but ${productName} could not write that down; it will try again.`
      : `Signed out until ${productName} ends, but ${productName} could not write that down. The session at ${host} ${isOpen(session)}.`;
  }
  if (sessionIsOver(session)) return sessionOverElse(host);
  switch (problem?.kind) {
    case 'keychain':
      return `Signed out on this computer. ${keychainCondition(problem.reason)}, so the session at ${host} ${isOpen(session)}.`;
    case 'credentials-missing':
      return `Signed out on this computer, but the keychain holds no key for this account, so ${productName} cannot end the session at ${host}. It ${isOpen(session)}.`;
    case 'no-api-key':
      return `Signed out on this computer. ${productName} has no API key, so it cannot ask ${host} to end the session, which ${isOpen(session)}.`;
    case 'insecure-address':
      return `Signed out on this computer. The address of ${host} is not secure, so ${productName} did not ask it to end the session, which ${isOpen(session)}.`;
    case 'restricted':
      return `Signed out on this computer, but ${host} does not accept this app any more, so the session there ${isOpen(session)}.`;
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
      return `Signed out on this computer. ${host} has not confirmed yet; ${productName} will finish as soon as it answers.`;
    default:
      return assertNever(problem, 'problem');
  }
}
