import * as v from 'valibot';
import { keychainReasons, type KeychainReason } from '../../shared/problem.ts';

const common = {
  service: v.string(),
  /** The person is not to be asked for anything: what would take a prompt is answered as locked. */
  quiet: v.boolean(),
  /** Sent before the one before it was answered: not begun where that one fails, because it might prompt once more. */
  ahead: v.boolean(),
};
const item = { ...common, name: v.string() };

/** What the app asks of its keychain process: each request is answered by one message, in their order. */
export const requestSchema = v.variant('kind', [
  v.object({ kind: v.literal('probe'), ...common }),
  v.object({ kind: v.literal('read'), ...item }),
  v.object({ kind: v.literal('write'), ...item, secret: v.string() }),
  v.object({ kind: v.literal('remove'), ...item }),
]);
export type Request = v.InferOutput<typeof requestSchema>;

/**
 * What went wrong, for the log. These words stand in for the system's own message, which could quote anything.
 * - `locked`, `not-created`, `dismissed`: the keyring is locked, does not exist yet, or a person closed its prompt.
 * - `no-bus`, `no-secret-service`, `no-keychain`, `not-loaded`: there is no keychain; the last: keytar (libsecret) is missing.
 * - `connection-closed`, `daemon-gone`: the session's bus or keyring ended after the process had used it.
 * - `bus-timeout`, `deadline`: nothing answered in time, as the bus or this app saw it.
 * - `session-broken`: the keychain and libsecret agreed on no key, or on two, as happens with KWallet before 2026 in one session of 128.
 * - `still-there`: the item was there again right after its removal. `not-stored`: what was written could not be read back.
 * - `process-ended`, `not-understood`: the keychain process crashed, or did not speak as agreed.
 * - `not-begun`: it was sent ahead, and what came before it failed; for the queue alone.
 * - `refused`: the app asked for what no keychain can hold. `too-long`: for what this one cannot. `closed`: it asked after closing the keychain.
 */
export const failureCodes = [
  'locked',
  'not-created',
  'dismissed',
  'no-bus',
  'no-secret-service',
  'no-keychain',
  'not-loaded',
  'connection-closed',
  'daemon-gone',
  'bus-timeout',
  'deadline',
  'session-broken',
  'still-there',
  'not-stored',
  'process-ended',
  'not-understood',
  'not-begun',
  'refused',
  'too-long',
  'closed',
  'unknown',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly kind: 'failed';
  readonly reason: KeychainReason;
  readonly code: FailureCode;
}

export const answerSchema = v.variant('kind', [
  v.object({ kind: v.literal('available') }),
  v.object({ kind: v.literal('found'), secret: v.string() }),
  v.object({ kind: v.literal('absent') }),
  v.object({ kind: v.literal('written') }),
  v.object({ kind: v.literal('removed') }),
  v.object({
    kind: v.literal('failed'),
    reason: v.picklist(keychainReasons),
    code: v.picklist(failureCodes),
  }),
]);
export type Answer = v.InferOutput<typeof answerSchema>;

export function failure(reason: KeychainReason, code: FailureCode): Failure {
  return { kind: 'failed', reason, code };
}
