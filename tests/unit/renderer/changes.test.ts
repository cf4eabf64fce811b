import { describe, expect, it } from 'vitest';
import {
  announceSignOuts,
  endedSignOuts,
  justSignedIn,
  otherChanges,
} from '../../../renderer/state/changes.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import {
  account,
  bob,
  emptySnapshot,
  gone,
  service,
  signedIn,
  signingOut,
  waiting,
} from '../../e2e/page/examples.ts';

const show = (part: Partial<Snapshot>): Snapshot => ({ ...emptySnapshot, ...part });
const nobody: ReadonlySet<string> = new Set();
const asked: ReadonlySet<string> = new Set(['ada']);
const texts = (before: Snapshot, after: Snapshot) =>
  announceSignOuts(endedSignOuts(before, after)).map(({ text }) => text);

describe('sign-outs that end', () => {
  it('are told when the account leaves for the history', () => {
    const before = show({ accounts: [account(signingOut({ step: 'removing-credentials' })), bob] });
    expect(texts(before, show({ accounts: [bob], history: [gone()] }))).toEqual([
      'Signed out of ada@example.com.',
    ]);
  });

  it('are told when they have to wait, and once for each attempt', () => {
    const busy = show({ accounts: [account(signingOut({ step: 'asking-service' }))] });
    const waits = show({ accounts: [account(waiting({ kind: 'timeout' }))] });
    expect(texts(busy, waits)).toEqual([
      expect.stringMatching(/^ada@example\.com: Signed out on this computer\. .* has not confirmed yet/),
    ]);
    expect(texts(waits, structuredClone(waits))).toEqual([]);
    const nextAttemptAt = new Date(Date.now() + 600_000).toISOString();
    const again = show({ accounts: [account(waiting({ kind: 'timeout' }, { nextAttemptAt }))] });
    expect(texts(waits, again), 'an attempt between two snapshots').toHaveLength(1);
    expect(texts(waits, busy)).toEqual([]);
  });

  it('are not told of an account that has only left', () => {
    expect(texts(show({ accounts: [account()] }), show({}))).toEqual([]);
  });
});

describe('signing in', () => {
  const keeping = show({ signIn: { step: 'keeping', service, login: 'ada@example.com' } });

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
