import { describe, expect, it } from 'vitest';
import { nativeQuestion, type ConfirmDialog } from '../../../electron/desktop/sign-out-dialogs.ts';
import { leaveAllQuestion, leaveQuestion } from '../../../shared/words/leave-question.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { account, signingOut } from '../../e2e/page/examples.ts';

function signOutQuestion(of: Account, platform: NodeJS.Platform): ConfirmDialog {
  const question = leaveQuestion(of);
  if (question === null) throw new Error('Nothing is asked');
  return nativeQuestion(question, platform);
}

function signOutAllQuestion(count: number, platform: NodeJS.Platform): ConfirmDialog {
  return nativeQuestion(leaveAllQuestion(count), platform);
}

describe('the question before signing out', () => {
  it('names the account and says that files stay', () => {
    const { options } = signOutQuestion(account(), 'linux');
    expect(options.message).toBe('Sign out of ada@example.com?');
    expect(options.detail).toBe(
      'Signoff ends the session at box.example and removes the saved sign-in from this computer.\n\nYour files stay on this computer.',
    );
  });

  it('does not promise to end what has ended', () => {
    const ended = account({
      kind: 'session-ended',
      endedAt: '2026-01-01T00:00:00.000Z',
      credentials: 'removed',
    });
    const { options, agree } = signOutQuestion(ended, 'linux');
    expect(options.message).toBe('Remove ada@example.com from the list?');
    expect(options.detail).toMatch(/^Its session at box\.example has already ended\./);
    expect(options.buttons?.[agree]).toBe('Remove');
  });

  it('is not asked of an account that is leaving already', () => {
    expect(leaveQuestion(account(signingOut({ step: 'recording' })))).toBeNull();
  });

  it('counts the accounts', () => {
    const { options } = signOutAllQuestion(3, 'win32');
    expect(options.message).toBe('Sign out of 3 accounts?');
    expect(options.detail).toMatch(/Your files stay on this computer\.$/);
  });

  it.each([
    ['linux', ['Cancel', 'Sign out']],
    ['darwin', ['Sign out', 'Cancel']],
    ['win32', ['Sign out', 'Cancel']],
  ] as const)('has its buttons as %s does, agrees by Enter and never by Escape', (platform, buttons) => {
    for (const { options, agree } of [
      signOutQuestion(account(), platform),
      signOutAllQuestion(2, platform),
    ]) {
      expect(options.buttons).toEqual(buttons);
      expect(buttons[agree]).toBe('Sign out');
      expect(options.defaultId).toBe(agree);
      expect(buttons[options.cancelId ?? -1]).toBe('Cancel');
      expect(options.noLink).toBe(true);
    }
  });
});
