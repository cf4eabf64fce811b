import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { ServiceId, ServiceKind } from '../../shared/service.ts';
import type { TestAppOptions } from '../support/test-app.ts';

/** A service that runs for one row, with the person who signs in there. */
export interface RunningStage {
  readonly id: ServiceId;
  /** What an app needs to be at it. */
  readonly app: Pick<TestAppOptions, 'service' | 'apiKey' | 'format' | 'services' | 'onPage'>;
  /** Prepares the service for the sign-out of the account that has just signed in. */
  arrange(): void | Promise<void>;
  close(): Promise<void>;
}

/** One way in which a service can meet a sign-out, and what must come of it. */
export interface Case {
  readonly service: ServiceKind;
  /** In which the service is spoken to. */
  readonly format: string;
  readonly name: string;
  readonly start: () => Promise<RunningStage>;
  readonly expected: Expected;
}

export interface Expected extends Pick<SignOutOutcome, 'outcome' | 'session' | 'credentials'> {
  /** What another look at the keychain finds afterwards. */
  readonly keychain: 'empty' | 'token kept';
}

export const ended: Expected = {
  outcome: 'signed-out',
  session: 'ended',
  credentials: 'removed',
  keychain: 'empty',
};

export const alreadyEnded: Expected = { ...ended, session: 'already-ended' };

/** The service was asked, and nothing is known of what came of it. */
export const notConfirmed: Expected = {
  outcome: 'pending',
  session: 'unknown',
  credentials: 'kept',
  keychain: 'token kept',
};

/** Nothing was asked, or the session is known to be open. */
export const stillOpen: Expected = { ...notConfirmed, session: 'open' };

export const refused: Expected = { ...stillOpen, outcome: 'refused' };
