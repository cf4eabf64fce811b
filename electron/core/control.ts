import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { HistoryEntry, Snapshot } from '../../shared/snapshot.ts';
import type { BridgeArgument, BridgeResult } from '../../shared/bridge.ts';
import type { BeginOptions } from './ports/service.ts';
import type { CheckResult } from './check-session.ts';
import type { Dismissal } from './notices.ts';
import type { SignInResult } from './sign-in-result.ts';

/** The list of services, as it can be changed. */
export interface ServicesControl {
  put(service: BridgeArgument<'putService'>): Promise<BridgeResult<'putService'>>;
  remove(service: ServiceId): Promise<BridgeResult<'removeService'>>;
  setSecret(service: ServiceId, secret: string | null): Promise<BridgeResult<'setAppSecret'>>;
}

/**
 * What a command asks of Signoff: of the one in its own process, or, over a socket, of the one that owns the data directory. Each
 * answers when what it began is over.
 */
export interface SignoffControl {
  /** What a window shows; it holds all that the last answer led to. */
  snapshot(): Snapshot;
  /** All that is kept of the accounts that are gone, newest first; a snapshot holds the newest ones. */
  history(): Promise<readonly HistoryEntry[]>;
  /** Calls back whenever `snapshot()` has changed, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /**
   * Signs in; resolves when the account is kept or the attempt is over. Null: another one is under way.
   * @param service null: the first of the settings
   */
  signIn(service: ServiceId | null, options: BeginOptions): Promise<SignInResult | null>;
  /** Answers «is this you?». */
  confirmSignIn(isMe: boolean): Promise<void>;
  /** Cancels a sign-in, or puts a failed one away. */
  cancelSignIn(): Promise<void>;
  /** Signs out, or goes on with a sign-out that waits. Null: no such account. */
  signOut(account: string): Promise<SignOutOutcome | null>;
  /** Signs out every given account: at once on this computer, a few at a time at the service. */
  signOutAll(
    accounts: readonly string[],
    onOutcome?: (account: string, outcome: SignOutOutcome | null) => void,
  ): Promise<void>;
  /** Removes the credential although the service has not confirmed. Null: no such account, or it is not signed out on this computer yet. */
  forget(account: string): Promise<SignOutOutcome | null>;
  checkSession(account: string): Promise<CheckResult>;
  /** Asks the keychain whether it can be used; the answer shows in the snapshot. */
  probeKeychain(): Promise<void>;
  /** Undoes sign-ins that were left half done; gives how many could not be undone yet. */
  undoInterruptedSignIns(): Promise<number>;
  /** Removes the credentials of sessions that ended elsewhere, where the keychain did not remove them before; gives how many are left. */
  removeDeadCredentials(): Promise<number>;
  readonly services: ServicesControl;
  /** Says that the person has dealt with a notice. */
  dismiss(notice: string): Promise<Dismissal>;
}
