import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { RunningService } from '../service/service.ts';

/** One way in which the service can meet a sign-out, and what must come of it. */
export interface Case {
  readonly name: string;
  /** Prepares the service for the logout of the account that has just signed in. */
  readonly arrange: (service: RunningService) => void | Promise<void>;
  readonly expected: Pick<SignOutOutcome, 'outcome' | 'session' | 'credentials'> & {
    /** What another look at the keychain finds afterwards. */
    readonly keychain: 'empty' | 'token kept';
  };
}

const notConfirmed = {
  outcome: 'pending',
  session: 'unknown',
  credentials: 'kept',
  keychain: 'token kept',
} as const;

export const cases: readonly Case[] = [
  {
    name: 'logout_ok',
    arrange: (): void => undefined,
    expected: { outcome: 'signed-out', session: 'ended', credentials: 'removed', keychain: 'empty' },
  },
  {
    name: 'not_logged_in',
    arrange: (service: RunningService): void => {
      for (const token of service.liveTokens()) service.revoke(token);
    },
    expected: { outcome: 'signed-out', session: 'already-ended', credentials: 'removed', keychain: 'empty' },
  },
  {
    name: 'application_restricted',
    arrange: (service) => void service.faults.set({ kind: 'restricted', action: 'logout' }),
    expected: { outcome: 'refused', session: 'open', credentials: 'kept', keychain: 'token kept' },
  },
  {
    name: 'unknown status',
    arrange: (service) => void service.faults.set({ kind: 'unknown-status', action: 'logout' }),
    expected: notConfirmed,
  },
  {
    name: 'malformed reply',
    arrange: (service) => void service.faults.set({ kind: 'truncated', action: 'logout' }),
    expected: notConfirmed,
  },
  {
    name: 'no answer',
    arrange: (service) => void service.faults.set({ kind: 'no-answer', action: 'logout' }),
    expected: notConfirmed,
  },
  {
    name: 'service down',
    arrange: (service) => service.goDown(),
    // Nothing was asked of it, so nothing has ended.
    expected: { ...notConfirmed, session: 'open' },
  },
];
