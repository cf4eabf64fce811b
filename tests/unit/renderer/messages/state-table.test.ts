import { describe, expect, it } from 'vitest';
import { stateLabel, stateMessage } from '../../../../shared/words/states.ts';
import { waitingOutcome } from '../../../../shared/outcome.ts';
import type { AccountState } from '../../../../shared/snapshot.ts';
import { account, signingOut, waiting } from '../../../e2e/page/examples.ts';

describe('an account’s state', () => {
  it.each<[string, AccountState]>([
    ['Signed in · Keychain locked', { kind: 'credentials-unavailable', reason: 'locked', checking: false }],
    ['Saved sign-in missing', { kind: 'credentials-unavailable', reason: 'absent', checking: false }],
    ['Session ended', { kind: 'session-ended', endedAt: '2026-11-22T12:00:00Z', credentials: 'removed' }],
    ['Signing out…', signingOut({ step: 'asking-service' })],
    ['Not confirmed yet', waiting({ kind: 'malformed' })],
    ['Refused by service', waiting({ kind: 'restricted' })],
    ['Signed out · Keychain locked', waiting({ kind: 'keychain', reason: 'locked' })],
    ['Saved sign-in not removed', waiting({ kind: 'keychain', reason: 'locked' }, { session: 'ended' })],
    ['Finishing', signingOut({ session: 'ended' })],
  ])('«%s»', (label, state) => {
    expect(stateLabel(state)).toBe(label);
  });

  it('is never called signed out while the keychain cannot be read', () => {
    for (const reason of ['locked', 'no-answer', 'missing', 'failing', 'absent'] as const) {
      const state: AccountState = { kind: 'credentials-unavailable', reason, checking: false };
      expect(`${stateLabel(state)} ${stateMessage(account(state))}`).not.toMatch(/signed out/i);
    }
  });

  it('says nothing of the keychain where it is not known to have failed', () => {
    expect(stateMessage(account(signingOut({ session: 'ended' })))).toBe(
      'The session is over, but Signoff has not removed the saved sign-in yet.',
    );
  });

  it('keeps what a person gave up on apart from what Signoff goes on with', () => {
    const locked = { kind: 'keychain', reason: 'locked' } as const;
    expect(waitingOutcome(waiting(locked)).outcome).toBe('pending');
    expect(waitingOutcome(waiting(locked, { forgotten: true })).outcome).toBe('credentials-not-removed');
  });
});
