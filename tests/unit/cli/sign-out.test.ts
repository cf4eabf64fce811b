import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../electron/cli/context.ts';
import { unpainted } from '../../../electron/cli/look.ts';
import { report } from '../../../electron/cli/sign-out-accounts.ts';
import { Output } from '../../../electron/cli/terminal.ts';
import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { Reach } from '../../../shared/service.ts';

/** What `signoff sign-out` prints for an account whose sign-out ends so. */
function said(reach: Reach, outcome: SignOutOutcome): string {
  const service = 'https://accounts.google.com/';
  const account = { id: 'one', login: 'pat', serviceKind: 'oauth', service, reach } as const;
  let printed = '';
  const terminal = {
    out: (text: string) => (printed += text),
    err: () => undefined,
    isInteractive: false,
    look: { columns: Infinity, paint: unpainted },
    ask: () => Promise.resolve(null),
  };
  const context = { output: new Output(terminal, { json: false, quiet: false }) };
  report(context as unknown as CommandContext, account, outcome);
  return printed;
}

describe('where the service knows no smaller end than that of all this app was allowed', () => {
  const over = { outcome: 'signed-out', credentials: 'removed', problem: null } as const;

  it('says that other computers are signed out, too', () => {
    expect(said('grant', { ...over, session: 'ended' })).toContain('on your other computers');
  });

  it('does not say so where only this session ended, or where it had ended before', () => {
    expect(said('session', { ...over, session: 'ended' })).toBe('Signed out of pat.\n');
    expect(said('grant', { ...over, session: 'already-ended' })).not.toContain('other computers');
  });
});
