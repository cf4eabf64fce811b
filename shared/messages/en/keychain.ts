import type { KeychainReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

interface KeychainWords {
  /** How it is, as the beginning of a sentence. */
  readonly condition: string;
  /** The same in two or three words, for lists. */
  readonly label: string;
  /** The same as a title. */
  readonly title: string;
  /** What a person can do about it. */
  readonly remedy: string;
}

/** What is said of a keychain that cannot be used. */
export const keychainWords: Readonly<Record<KeychainReason, KeychainWords>> = {
  locked: {
    condition: 'The keychain is locked',
    label: 'Keychain locked',
    title: 'Your keychain is locked',
    remedy: 'Nothing is lost: unlock it and try again.',
  },
  'no-answer': {
    condition: 'The keychain does not answer',
    label: 'Keychain not answering',
    title: 'The keychain does not answer',
    remedy: 'It may be waiting for you in another window: look for a request to unlock it, then try again.',
  },
  missing: {
    condition: 'No keychain can be found on this computer',
    label: 'No keychain',
    title: 'No keychain on this computer',
    remedy: 'If one should be running, start it, then try again.',
  },
  failing: {
    condition: 'The keychain reports an error',
    label: 'Keychain error',
    title: 'The keychain reports an error',
    remedy:
      'Nothing is known to be lost: try again, and if that does not help, log in to this computer again.',
  },
  'too-long': {
    condition: 'The keychain of this computer does not take an item as long as this service needs',
    label: 'Too long for the keychain',
    title: 'Too long for the keychain',
    remedy: 'Whoever runs the service can make its tokens shorter; trying again does not help.',
  },
};

/** What the keychain's condition means for the accounts, and what a person can do about it. */
export function keychainNotice(reason: KeychainReason): string {
  const meaning =
    reason === 'missing'
      ? `New accounts are kept in memory and are lost when ${productName} quits. Sign-ins that were saved in a keychain cannot be reached.`
      : `${productName} cannot reach the saved sign-ins of your accounts.`;
  return `${meaning} ${keychainWords[reason].remedy}`;
}
