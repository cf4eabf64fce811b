import type { KeychainReason } from '../../../shared/problem.ts';
import type { Secret } from '../secret.ts';

/** The keychain did not do it, and nothing is known about what it holds. */
export interface KeychainUnavailable {
  readonly kind: 'unavailable';
  readonly reason: KeychainReason;
}

export type KeychainRead =
  | { readonly kind: 'found'; readonly secret: Secret }
  /** The keychain is open, and says itself that it holds nothing under this name. */
  | { readonly kind: 'absent' }
  | KeychainUnavailable;

/**
 * The OS keychain, service `Signoff`. One operation is done at a time, in the order asked; each answers within the
 * keychain's deadline (counted anew while operations before it are being answered), whatever the OS does. No method
 * rejects. What was found locked does not prompt again for a long time, and what did not answer is answered for at once,
 * unless somebody asks (`askAgain`).
 */
export interface Keychain {
  /** A person wants something of the keychain: the next operation may prompt, and waits for an answer. */
  askAgain(): void;
  /** Asks whether the keychain is there and open. */
  probe(): Promise<{ readonly kind: 'available' } | KeychainUnavailable>;
  read(name: string): Promise<KeychainRead>;
  /** Writes the item, and reads back that it is there. */
  write(name: string, secret: Secret): Promise<{ readonly kind: 'written' } | KeychainUnavailable>;
  /** Removes the item and reads back that it is gone; an item that was not there counts as removed. */
  remove(name: string): Promise<{ readonly kind: 'removed' } | KeychainUnavailable>;
}
