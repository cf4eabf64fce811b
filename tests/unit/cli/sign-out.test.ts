import { describe, expect, it } from 'vitest';
import { signOutOne } from '../../../electron/cli/commands/sign-out.ts';
import type { CommandContext } from '../../../electron/cli/context.ts';
import { Output } from '../../../electron/cli/terminal.ts';
import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { Reach } from '../../../shared/service.ts';

/** What `signoff sign-out` prints for an account whose sign-out ends so. */
async function said(reach: Reach, outcome: SignOutOutcome): Promise<string> {
  const account = {
    ...{ id: 'one', login: 'pat', serviceKind: 'oauth', service: 'https://accounts.google.com/', reach },
    state: { kind: 'signed-in' },
  };
  let printed = '';
  const terminal = { out: (text: string) => (printed += text), err: () => undefined, isInteractive: false };
  const context = {
    output: new Output({ ...terminal, ask: () => Promise.resolve(null) }, false),
    service: null,
    signoff: {
      snapshot: () => ({ accounts: [account], history: [] }),
      signOut: () => Promise.resolve(outcome),
    },
  };
  await signOutOne(context as unknown as CommandContext, 'pat');
  return printed;
}

describe('where the service knows no smaller end than that of all this app was allowed', () => {
  const over = { outcome: 'signed-out', credentials: 'removed', problem: null } as const;

  it('says that other computers are signed out, too', async () => {
    expect(await said('grant', { ...over, session: 'ended' })).toContain('on your other computers');
  });

  it('does not say so where only this session ended, or where it had ended before', async () => {
    expect(await said('session', { ...over, session: 'ended' })).toBe('Signed out of pat.\n');
    expect(await said('grant', { ...over, session: 'already-ended' })).not.toContain('other computers');
  });
});
