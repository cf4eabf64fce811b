import { describe, expect, it } from 'vitest';
import { attentionFirst } from '../../../../shared/state-table.ts';
import {
  stateFacts,
  stateHint,
  stateLabel,
  stateMessage,
  tryNowEntry,
} from '../../../../shared/words/states.ts';
import { waitingOutcome } from '../../../../shared/outcome.ts';
import type { AccountState } from '../../../../shared/snapshot.ts';
import { account, fromNow, manyAccounts, signedIn, signingOut, waiting } from '../../../e2e/page/examples.ts';

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

  it('is of no more use than it is known to be once the time has come at which a session ends by itself', () => {
    const state = (lapsesAt: string): AccountState =>
      waiting({ kind: 'cannot-end-session', lapsesAt }, { session: 'open' });
    const before = state(fromNow(86_400));
    expect(stateLabel(before)).toBe('Still open at service');
    expect(stateMessage(account(before))).toMatch(/so the session there is still open\.$/);
    const after = state(fromNow(-86_400));
    const words = `${stateLabel(after)} ${stateMessage(account(after))} ${String(stateHint(after, account(after)))} ${String(tryNowEntry(after, 'ada'))}`;
    expect(words).toMatch(/was due to end by itself on/);
    expect(words).not.toMatch(/still open at|is still open|ends by itself/i);
  });

  it('has what needs attention before the others, and both in their order', () => {
    const people = manyAccounts(10);
    const sorted = attentionFirst(people).map(({ id }) => Number(id.replace('account-', '')));
    expect(sorted).toEqual([4, 6, 7, 8, 0, 1, 2, 3, 5, 9]);
  });

  it('says each thing once: no fact repeats what the message says', () => {
    const states: AccountState[] = [
      signedIn,
      { kind: 'credentials-unavailable', reason: 'absent', checking: false },
      { kind: 'session-ended', endedAt: fromNow(-60), credentials: 'removed' },
      waiting({ kind: 'credentials-missing' }),
      waiting({ kind: 'keychain', reason: 'locked' }, { session: 'ended' }),
      waiting({ kind: 'cannot-end-session', lapsesAt: null }),
    ];
    for (const state of states) {
      const message = stateMessage(account(state));
      for (const { name, value } of stateFacts(account(state))) {
        if (/saved sign-in/i.test(message)) expect(name, message).not.toBe('Saved sign-in');
        expect(['Signed in', 'Signed out'], name).not.toContain(value);
        expect(['Signed in', 'Signed out'], name).not.toContain(name);
      }
    }
  });

  it('keeps what a person gave up on apart from what Signoff goes on with', () => {
    const locked = { kind: 'keychain', reason: 'locked' } as const;
    expect(waitingOutcome(waiting(locked)).outcome).toBe('pending');
    expect(waitingOutcome(waiting(locked, { forgotten: true })).outcome).toBe('credentials-not-removed');
  });
});
