import type { SessionKnowledge } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';

/**
 * The registry: what each account is. Nothing secret may ever be put here, because all of it goes to disk.
 * An account's token lies in the keychain under the account's `id`; while it signs in, its ticket under `id` + `.ticket`.
 * Times are ISO 8601, UTC. How the registry is written down is storage's business (storage/registry-schema.ts).
 */

export type RecordState =
  /** A ticket was asked for; a token may be on its way. Never shown as an account. */
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
      /** Marks the API key that the service refused (`markApiKey`), so that another key is noticed. */
      refusedKey: string | null;
    }
  /** The file holds a state that this version does not know, or that could not be read: nothing is done until a person asks. */
  | { kind: 'unknown' };

export interface AccountRecord {
  /** [0-9a-z-], at most 64 characters. */
  id: string;
  service: string;
  login: string;
  userId: string;
  signedInAt: string;
  /** `memory`: the token lies in the memory of the data directory's owner alone, and goes with that process. */
  storage: 'keychain' | 'memory';
  state: RecordState;
  /** The ticket of the sign-in may lie in the keychain beside the token, and goes when the token goes. */
  ticket: boolean;
}

interface HistoryRecord {
  id: string;
  login: string;
  service: string;
  signedOutAt: string;
  session: SessionKnowledge;
  forgotten: boolean;
}

interface InterruptedSignIn {
  id: string;
  service: string;
  startedAt: string;
}

export interface Registry {
  version: 2;
  accounts: AccountRecord[];
  /** Newest first. */
  history: HistoryRecord[];
  /** Sign-ins that were cut off where a session may have begun that nobody holds. */
  interruptedSignIns: InterruptedSignIn[];
}

export const emptyRegistry: Registry = { version: 2, accounts: [], history: [], interruptedSignIns: [] };
