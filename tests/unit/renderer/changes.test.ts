import { describe, expect, it } from 'vitest';
import { announceSignOuts, endedSince, justSignedIn, otherChanges } from '../../../renderer/state/changes.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import {
  account,
  bob,
  emptySnapshot,
  ended,
  gone,
  service,
  signedIn,
  signingOut,
  waiting,
} from '../../e2e/page/examples.ts';

const show = (part: Partial<Snapshot>): Snapshot => ({ ...emptySnapshot, ...part });
const nobody: ReadonlySet<string> = new Set();
const asked: ReadonlySet<string> = new Set(['ada']);

describe('sign-outs that end', () => {
  const before = show({ endedSignOuts: [ended(1, gone())] });

  it('are told once: those that the snapshot before did not hold', () => {
    const waits = account(waiting({ kind: 'timeout' }));
    const after = show({ endedSignOuts: [ended(1, gone()), ended(2, waits), ended(3, waits)] });
    expect(endedSince(before, after).map(({ number }) => number)).toEqual([2, 3]);
    expect(endedSince(after, structuredClone(after))).toEqual([]);
    expect(announceSignOuts([ended(2, waits)]).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^ada@example\.com: Signed out on this computer\. .* has not confirmed yet/),
    ]);
  });

  it('are told in one sentence where they are many', () => {
    const many = [1, 2, 3].map((number) => ended(number, gone({ id: number.toString() })));
    expect(announceSignOuts(many)).toMatchObject([{ text: 'Signed out of 3 accounts.' }]);
  });
});

describe('signing in', () => {
  const keeping = show({
    signIn: { step: 'keeping', serviceKind: 'openbox', service, login: 'ada@example.com' },
  });

  it('leads to the new account', () => {
    const after = show({ accounts: [account()] });
    expect(justSignedIn(keeping, after)?.id).toBe('ada');
    expect(otherChanges(keeping, after, nobody).map(({ text }) => text)).toEqual([
      'Signed in as ada@example.com.',
    ]);
  });

  it('leads nowhere when it was undone', () => {
    expect(
      justSignedIn(show({ accounts: [bob], signIn: keeping.signIn }), show({ accounts: [bob] })),
    ).toBeNull();
  });
});

describe('checks', () => {
  it('are told when they are done, unless a sign-out overtook them', () => {
    const before = show({ accounts: [account({ ...signedIn, checking: true })] });
    expect(otherChanges(before, show({ accounts: [account()] }), asked)).toHaveLength(1);
    expect(
      otherChanges(before, show({ accounts: [account(signingOut({ step: 'recording' }))] }), asked),
    ).toEqual([]);
  });
});

describe('checks that nobody asked for', () => {
  const before = show({ accounts: [account({ ...signedIn, checking: true })] });

  it('are not told where all is as it was', () => {
    expect(otherChanges(before, show({ accounts: [account()] }), nobody)).toEqual([]);
  });

  it('are told, with the login, where the session turned out to have ended, whatever becomes of its key', () => {
    for (const credentials of ['kept', 'removed'] as const) {
      const state = { kind: 'session-ended', endedAt: '2026-01-01T00:00:00.000Z', credentials } as const;
      expect(otherChanges(before, show({ accounts: [account(state)] }), nobody)).toMatchObject([
        { text: expect.stringMatching(/^ada@example\.com: The session at \S+ was ended somewhere else\.$/) },
      ]);
    }
  });
});

describe('notices', () => {
  it('are told when they are new', () => {
    const locked = show({ notices: [{ kind: 'keychain', reason: 'locked' }] });
    expect(otherChanges(emptySnapshot, locked, nobody).map(({ text }) => text)).toEqual([
      'Your keychain is locked.',
    ]);
    expect(otherChanges(locked, { ...locked, notices: structuredClone(locked.notices) }, nobody)).toEqual([]);
  });
});
