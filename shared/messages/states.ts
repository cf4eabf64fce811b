import { assertNever } from '../assert-never.ts';
import { waitingOutcome } from '../outcome.ts';
import type { KeychainReason } from '../problem.ts';
import { productName } from '../product-name.ts';
import type { Account, AccountState } from '../snapshot.ts';
import { outcomeMessage, type GoesOn, type NamedAccount } from './outcomes.ts';
import { serviceName } from './service-name.ts';

type SigningOut = Extract<AccountState, { kind: 'signing-out' }>;

/** An account's state in two or three words, for lists. */
export function stateLabel(state: AccountState): string {
  switch (state.kind) {
    case 'signed-in':
      return 'Signed in';
    case 'credentials-unavailable':
      if (state.reason === 'absent') return 'Key missing';
      return state.reason === 'not-understood' ? 'Not known' : `Signed in · ${keychainLabel(state.reason)}`;
    case 'session-ended':
      return 'Session ended';
    case 'signing-out':
      return state.step === null ? waitingLabel(state) : 'Signing out…';
    default:
      return assertNever(state, 'account state');
  }
}

function keychainLabel(reason: KeychainReason): string {
  switch (reason) {
    case 'locked':
      return 'Keychain locked';
    case 'no-answer':
      return 'Keychain not answering';
    case 'missing':
      return 'No keychain';
    case 'failing':
      return 'Keychain error';
    default:
      return assertNever(reason, 'keychain reason');
  }
}

function waitingLabel(state: SigningOut): string {
  const { outcome, problem } = waitingOutcome(state);
  if (outcome === 'credentials-not-removed')
    return problem?.kind === 'keychain' ? 'Key not removed' : 'Finishing';
  if (outcome === 'refused') return 'Refused by service';
  if (problem?.kind === 'keychain') return `Signed out · ${keychainLabel(problem.reason)}`;
  return 'Not confirmed yet';
}

/** An account's state in whole sentences: whether the person is signed in here, and what is known of the session. */
export function stateMessage(
  account: NamedAccount & Pick<Account, 'state'>,
  goesOn: GoesOn = 'by-itself',
): string {
  const { state } = account;
  const host = serviceName(account.service);
  switch (state.kind) {
    case 'signed-in':
      return state.confirmedAt === null
        ? 'You are signed in on this computer.'
        : `You are signed in on this computer, and ${host} has confirmed the session.`;
    case 'credentials-unavailable':
      return unavailable(state.reason, host);
    case 'session-ended':
      return state.credentials === 'removed'
        ? `${endedElsewhere(host)} Its key has been removed from this computer.`
        : `${endedElsewhere(host)} ${productName} has yet to remove its key, which is of no use any more.`;
    case 'signing-out':
      if (state.step === null) return outcomeMessage(waitingOutcome(state), account, goesOn);
      return goesOn === 'by-itself'
        ? `Signing out. You can close this window; ${productName} goes on.`
        : 'Signing out.';
    default:
      return assertNever(state, 'account state');
  }
}

/** What a check has changed about an account. What becomes of a dead key follows a moment later, and is not news. */
export function stateNews(account: NamedAccount & Pick<Account, 'state'>): string {
  return account.state.kind === 'session-ended'
    ? endedElsewhere(serviceName(account.service))
    : stateMessage(account);
}

function endedElsewhere(host: string): string {
  return `The session at ${host} was ended somewhere else.`;
}

function unavailable(
  reason: Extract<AccountState, { kind: 'credentials-unavailable' }>['reason'],
  host: string,
): string {
  switch (reason) {
    case 'locked':
      return `Your keychain is locked, so ${productName} cannot reach this account’s key.`;
    case 'no-answer':
      return `The keychain does not answer, so ${productName} cannot reach this account’s key.`;
    case 'missing':
      return `No keychain can be found on this computer, so ${productName} cannot reach this account’s key.`;
    case 'failing':
      return `The keychain reports an error, so ${productName} cannot reach this account’s key.`;
    case 'absent':
      return `The keychain holds no key for this account. The session at ${host} may still be open.`;
    case 'not-understood':
      return `${productName} cannot read what its list of accounts says about this account; a newer version may have written it. The session at ${host} may be open. Sign out to end it, or use the newer version.`;
    default:
      return assertNever(reason, 'reason');
  }
}
