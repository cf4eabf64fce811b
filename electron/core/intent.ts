import type { SessionKnowledge } from '../../shared/outcome.ts';
import { isHeldByOther } from './ownership.ts';
import type { Parts } from './parts.ts';
import type { RecordState } from './registry.ts';
import { changeAccount, type Change } from './registry-changes.ts';

/** Writes down that an account is to be signed out: from here on this computer treats it as signed out. */
export function intentToSignOut(
  id: string,
  { clock, instances }: Pick<Parts, 'clock' | 'instances'>,
): Change {
  return changeAccount(id, (account) => {
    const others = isHeldByOther(account, instances);
    const owner = others ? account.owner : instances.self;
    if (account.state.kind === 'signing-out') {
      // To the process that holds the token in its memory, no problem means: asked for, and not tried since.
      if (others && account.storage === 'memory' && account.state.problem !== null) {
        return { ...account, state: { ...account.state, problem: null, nextAttemptAt: null } };
      }
      return owner === account.owner ? account : { ...account, owner };
    }
    if (account.state.kind === 'signing-in' && others) return account;
    return {
      ...account,
      owner,
      state: {
        kind: 'signing-out',
        requestedAt: clock.now().toISOString(),
        session: sessionBefore(account.state),
        forgotten: false,
        problem: null,
        attempts: 0,
        nextAttemptAt: null,
        refusedKey: null,
      },
    };
  });
}

/** What is known of a session before the service is asked to end it. */
function sessionBefore(state: RecordState): SessionKnowledge {
  if (state.kind === 'session-ended') return 'already-ended';
  return state.kind === 'unknown' ? 'unknown' : 'open';
}
