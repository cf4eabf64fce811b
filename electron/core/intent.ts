import type { SessionKnowledge } from '../../shared/outcome.ts';
import type { Ports } from './ports.ts';
import type { RecordState } from './registry.ts';
import { changeAccount, type Change } from './registry-changes.ts';

/** Writes down that an account is to be signed out: from here on this computer treats it as signed out. */
export function intentToSignOut(id: string, { clock }: Pick<Ports, 'clock'>): Change {
  return changeAccount(id, (account) => {
    if (account.state.kind === 'signing-out') return account;
    return {
      ...account,
      state: {
        kind: 'signing-out',
        requestedAt: clock.now().toISOString(),
        session: sessionBefore(account.state),
        forgotten: false,
        problem: null,
        attempts: 0,
        nextAttemptAt: null,
        askedToWait: false,
        refusedApp: null,
      },
    };
  });
}

/** What is known of a session before the service is asked to end it. */
function sessionBefore(state: RecordState): SessionKnowledge {
  if (state.kind === 'session-ended') return 'already-ended';
  return state.kind === 'unknown' ? 'unknown' : 'open';
}
