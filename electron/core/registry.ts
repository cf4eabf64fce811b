import type { SessionKnowledge } from '../../shared/outcome.ts';
import type { ServiceId, ServiceKind } from '../../shared/service.ts';
import type { Problem } from '../../shared/problem.ts';

/**
 * The registry: what each account is. Nothing secret may ever be put here, because all of it goes to disk.
 * An account's credential lies in the keychain under the account's `id`, beside its pending secret while it signs in.
 * Times are ISO 8601, UTC. How the registry is written down is storage's business (storage/registry-schema.ts).
 */

export type RecordState =
  /** A sign-in has begun; a credential may be on its way. Never shown as an account. */
  | { kind: 'signing-in'; startedAt: string }
  | { kind: 'signed-in' }
  | { kind: 'session-ended'; endedAt: string; credentials: 'removed' | 'kept' }
  | {
      kind: 'signing-out';
      requestedAt: string;
      session: SessionKnowledge;
      forgotten: boolean;
      problem: Problem | null;
      /** How many attempts went by without an end; the pause grows with it. */
      attempts: number;
      nextAttemptAt: string | null;
      /** The service asked to be left alone until then. */
      askedToWait: boolean;
      /** Marks what the service refused of the app (`markAppCredential`), so that another one is noticed. */
      refusedApp: string | null;
    }
  /** The file holds a state that this version does not know, or that could not be read: nothing is done until a person asks. */
  | { kind: 'unknown' };

export interface AccountRecord {
  /** [0-9a-z-], at most 64 characters. */
  id: string;
  serviceKind: ServiceKind;
  /** The service's address. */
  service: string;
  login: string;
  userId: string;
  signedInAt: string;
  /** `memory`: the credential lies in the memory of the data directory's owner alone, and goes with that process. */
  storage: 'keychain' | 'memory';
  state: RecordState;
  /** The pending secret of the sign-in may lie in the keychain beside the credential, and goes when that goes. */
  pending: boolean;
}

interface HistoryRecord {
  id: string;
  login: string;
  serviceKind: ServiceKind;
  service: string;
  signedOutAt: string;
  session: SessionKnowledge;
  forgotten: boolean;
}

interface InterruptedSignIn {
  id: string;
  serviceKind: ServiceKind;
  service: string;
  startedAt: string;
}

export interface Registry {
  version: 3;
  accounts: AccountRecord[];
  /** Newest first. */
  history: HistoryRecord[];
  /** Sign-ins that were cut off where a session may have begun that nobody holds. */
  interruptedSignIns: InterruptedSignIn[];
}

export const emptyRegistry: Registry = { version: 3, accounts: [], history: [], interruptedSignIns: [] };

/** The service of what is on record. */
export function serviceIdOf({
  serviceKind,
  service,
}: Pick<AccountRecord, 'serviceKind' | 'service'>): ServiceId {
  return { kind: serviceKind, address: service };
}
