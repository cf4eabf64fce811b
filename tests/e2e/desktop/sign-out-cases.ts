import type { Problem } from '../../../shared/problem.ts';
import type { SessionKnowledge, SignOutOutcome } from '../../../shared/outcome.ts';
import type { PrivateKeyring } from '../../keyring/private-keyring.ts';
import type { Fault, RunningService } from '../../service/service.ts';

/** Everything that a sign-out can meet, and what has to come of it. */

interface Surroundings {
  readonly service: RunningService;
  readonly keyring: PrivateKeyring;
}

export interface SignOutCase {
  readonly name: string;
  /** Brings it about once the account is in place. Gives what ends it again. */
  readonly arrange: (surroundings: Surroundings) => Promise<() => unknown>;
  /** How the account's state is called before. */
  readonly before: 'Signed in' | 'Signed in · Keychain locked' | 'Signed in · No keychain';
  readonly outcome: SignOutOutcome;
  /** Null: the account is gone. */
  readonly waiting: {
    /** How the account's state is called. */
    readonly label: string;
    /** The tray's entry by which it goes on, behind `Sign-out of <login>`. */
    readonly line: string;
    /** The window's button for the same. */
    readonly button: string;
  } | null;
  /** Whether the keyring can be paused, and with it the sign-out. */
  readonly hasKeyring: boolean;
}

const unclear = {
  label: 'Not confirmed yet',
  line: 'not confirmed yet: try now',
  button: 'Try now',
} as const;

const faulty =
  (fault: Fault): SignOutCase['arrange'] =>
  ({ service }) =>
    Promise.resolve(service.faults.set({ ...fault, action: 'logout' }));

function over(
  name: string,
  session: 'ended' | 'already-ended',
  arrange: SignOutCase['arrange'],
): SignOutCase {
  const outcome: SignOutOutcome = { outcome: 'signed-out', session, credentials: 'removed', problem: null };
  return { name, arrange, before: 'Signed in', outcome, waiting: null, hasKeyring: true };
}

function notConfirmed(
  name: string,
  problem: Problem,
  arrange: SignOutCase['arrange'],
  session: SessionKnowledge = 'unknown',
): SignOutCase {
  const outcome: SignOutOutcome = { outcome: 'pending', session, credentials: 'unknown', problem };
  return { name, arrange, before: 'Signed in', outcome, waiting: unclear, hasKeyring: true };
}

export const signOutCases: readonly SignOutCase[] = [
  over('logout_ok', 'ended', () => Promise.resolve(() => undefined)),
  // Revoked in the moment of the sign-out, so that no check notices before.
  over('not_logged_in', 'already-ended', faulty({ kind: 'revoke' })),
  {
    name: 'application_restricted',
    arrange: faulty({ kind: 'restricted' }),
    before: 'Signed in',
    outcome: {
      outcome: 'refused',
      session: 'open',
      credentials: 'unknown',
      problem: { kind: 'restricted' },
    },
    waiting: {
      label: 'Refused by service',
      line: 'refused by the service: try again',
      button: 'Try again',
    },
    hasKeyring: true,
  },
  notConfirmed('unknown status', { kind: 'unknown-status' }, faulty({ kind: 'unknown-status' })),
  notConfirmed('malformed', { kind: 'malformed' }, faulty({ kind: 'truncated' })),
  // A call's own deadline ends it, after ten seconds.
  notConfirmed('no answer', { kind: 'timeout' }, faulty({ kind: 'no-answer' })),
  notConfirmed('the connection breaks', { kind: 'connection-lost' }, faulty({ kind: 'drop-before-reply' })),
  notConfirmed(
    'service down',
    { kind: 'unreachable' },
    async ({ service }: Surroundings) => {
      await service.goDown();
      return () => service.comeUp();
    },
    // Nothing was asked of it.
    'open',
  ),
  {
    name: 'keychain locked',
    arrange: async ({ keyring }: Surroundings) => {
      await keyring.lock();
      return () => keyring.unlock();
    },
    before: 'Signed in · Keychain locked',
    outcome: {
      outcome: 'pending',
      session: 'open',
      credentials: 'kept',
      problem: { kind: 'keychain', reason: 'locked' },
    },
    waiting: {
      label: 'Signed out · Keychain locked',
      line: 'waits for the keychain: try now',
      button: 'Unlock and finish',
    },
    hasKeyring: true,
  },
  {
    name: 'keychain missing',
    arrange: async ({ keyring }: Surroundings) => {
      await keyring.killDaemon();
      return () => keyring.startDaemon('unlocked');
    },
    before: 'Signed in · No keychain',
    outcome: {
      outcome: 'pending',
      session: 'open',
      credentials: 'unknown',
      problem: { kind: 'keychain', reason: 'missing' },
    },
    waiting: {
      label: 'Signed out · No keychain',
      line: 'waits for the keychain: try now',
      button: 'Try again',
    },
    hasKeyring: false,
  },
];
