import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';
import type { CredentialReason } from '../../state-table.ts';
import { keychainWords } from './keychain.ts';

/** How an account is: labels of two or three words for lists, and whole sentences. */

export const signedIn = {
  label: 'Signed in',
  here: 'You are signed in on this computer.',
  confirmed: (host: string): string =>
    `You are signed in on this computer, and ${host} has confirmed the session.`,
} as const;

interface ReasonWords {
  readonly label: string;
  readonly message: (host: string) => string;
  /** What is left to say beside it; null: nothing. */
  readonly hint: string | null;
}

/** The saved sign-in cannot be used, for a reason of its own. */
export const unusable: Readonly<Record<CredentialReason, ReasonWords>> = {
  absent: {
    label: 'Saved sign-in missing',
    message: (host) =>
      `The keychain has no saved sign-in for this account. The session at ${host} may still be open.`,
    hint: 'Sign out here, and end the session on the web, or sign in again.',
  },
  altered: {
    label: 'Saved sign-in changed',
    message: (host) =>
      `The saved sign-in for this account is not the one that ${productName} stored, so nothing is sent to ${host}. The session there may still be open.`,
    hint: 'Something on this computer has changed it. Sign out here, and end the session on the web, or sign in again.',
  },
  'for-other-service': {
    label: 'Saved for another service',
    message: (host) =>
      `The saved sign-in for this account was given by another service, not by ${host}, so nothing is sent. The session it belongs to may still be open.`,
    hint: `Something has changed ${productName}’s list of accounts (accounts.json). Correct the address there, or end the session on the pages of the service that you signed in to.`,
  },
  'not-understood': {
    label: 'Not known',
    message: (host) =>
      `${productName} cannot read what its list of accounts says about this account; a newer version may have written it. The session at ${host} may be open. Sign out to end it, or use the newer version.`,
    hint: null,
  },
};

/** The keychain does not give the saved sign-in. */
export const unreachable = {
  label: (reason: KeychainReason): string => `Signed in · ${keychainWords[reason].label}`,
  message: (reason: KeychainReason, host: string): string =>
    `You are signed in on this computer. ${keychainWords[reason].condition}, so ${productName} cannot reach the saved sign-in or check the session at ${host}.`,
  hint: (reason: KeychainReason): string => keychainWords[reason].remedy,
} as const;

export const sessionEnded = {
  label: 'Session ended',
  elsewhere: (host: string): string => `The session at ${host} was ended somewhere else.`,
  removed: (host: string): string =>
    `The session at ${host} was ended somewhere else. The saved sign-in has been removed from this computer.`,
  kept: (host: string): string =>
    `The session at ${host} was ended somewhere else. ${productName} has not removed the saved sign-in yet; it is of no use any more.`,
  hint: 'Sign in again to go on, or remove the account from this list.',
} as const;

export const signingOut = {
  label: 'Signing out…',
  message: 'Signing out.',
  goesOn: `Signing out. You can close this window; ${productName} goes on.`,
} as const;
