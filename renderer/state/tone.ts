import { assertNever } from '../../shared/assert-never.ts';
import type { AccountState } from '../../shared/snapshot.ts';
import { waitingOutcome } from '../../shared/outcome.ts';

/** How an account's state looks at a glance; each has a sign of its own, so that colour is never the only one. */
export type Tone = 'good' | 'busy' | 'waiting' | 'attention' | 'locked' | 'over';

export function toneOf(state: AccountState): Tone {
  switch (state.kind) {
    case 'signed-in':
      return state.checking ? 'busy' : 'good';
    case 'credentials-unavailable':
      if (state.checking) return 'busy';
      return state.reason === 'absent' || state.reason === 'not-understood' ? 'attention' : 'locked';
    case 'session-ended':
      return state.credentials === 'kept' ? 'attention' : 'over';
    case 'signing-out': {
      if (state.step !== null) return 'busy';
      const { outcome, problem } = waitingOutcome(state);
      if (outcome === 'pending') return pendingTone(problem?.kind);
      return 'attention';
    }
    default:
      return assertNever(state, 'account state');
  }
}

/** Whether Signoff goes on by itself, or waits for a person. */
function pendingTone(
  problem: NonNullable<ReturnType<typeof waitingOutcome>['problem']>['kind'] | undefined,
): Tone {
  switch (problem) {
    case 'keychain':
      return 'locked';
    case 'credentials-missing':
    case 'no-api-key':
    case 'insecure-address':
    case 'not-saved':
      return 'attention';
    default:
      return 'waiting';
  }
}
