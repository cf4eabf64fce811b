import type { KeychainReason } from '../../shared/problem.ts';
import { failure, type Failure, type FailureCode } from './protocol.ts';

/**
 * The messages by which keytar fails. keytar passes on nothing but the text, and that only in English: the keychain
 * process sets no locale. Linux: GLib's, libsecret's, the bus's, gnome-keyring's and KWallet's; macOS: `SecCopyErrorMessageString`.
 */
const known: readonly (readonly [RegExp, KeychainReason, FailureCode])[] = [
  [/locked collection|IsLocked|^Collection \S+ is locked/, 'locked', 'locked'],
  // No keyring has been created yet, and the prompt that would create it could not be shown: unlocking creates it.
  [/^Object does not exist at path \S*\/collection\/[^/]+$/, 'locked', 'not-created'],
  [/dismissed/i, 'locked', 'dismissed'],
  [
    /autolaunch D-Bus|dbus-launch|^Could not connect|^The given address is empty|^connect E/,
    'missing',
    'no-bus',
  ],
  [/org\.freedesktop\.secrets was not provided|is not activatable/, 'missing', 'no-secret-service'],
  [/^The connection is closed|stream is closed/, 'failing', 'connection-closed'],
  [
    /was not provided by any|session wrapping the secret|disconnected from message bus/,
    'failing',
    'daemon-gone',
  ],
  [/^Can't find session |^Client public key size is invalid/, 'failing', 'session-broken'],
  [/^Timeout was reached/, 'no-answer', 'bus-timeout'],
  [/^User interaction is not allowed|^The user name or passphrase/, 'locked', 'locked'],
  [/^User canceled the operation/, 'locked', 'dismissed'],
  [/^No keychain is available|keychain could not be found/, 'missing', 'no-keychain'],
];

const itemIsGone =
  /^No such interface .*Secret\.Item|^(Object does not exist at path|No such secret item at path:?) \S*\/collection\/[^/]+\/[^/]+$/;

/** Whether keytar failed because another process removed the item while keytar was at it (Linux). */
export function saysItemIsGone(error: unknown): boolean {
  return itemIsGone.test(messageOf(error));
}

/** Tells what an error thrown by keytar means; the error's text goes no further. */
export function judgeError(error: unknown): Failure {
  const match = known.find(([pattern]) => pattern.test(messageOf(error)));
  return match === undefined ? failure('failing', 'unknown') : failure(match[1], match[2]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
