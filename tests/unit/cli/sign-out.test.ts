import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../electron/cli/context.ts';
import { unpainted } from '../../../electron/cli/look.ts';
import { finishAll, report } from '../../../electron/cli/sign-out-accounts.ts';
import { Output } from '../../../electron/cli/terminal.ts';
import { exitCodes } from '../../../shared/exit-codes.ts';
import type { SignOutOutcome } from '../../../shared/outcome.ts';
import type { Reach } from '../../../shared/service.ts';

const account = {
  id: 'one',
  login: 'pat',
  serviceKind: 'oauth',
  service: 'https://accounts.google.com/',
} as const;
const over = { outcome: 'signed-out', credentials: 'removed', problem: null } as const;

/** A context whose commands print to `out`, with what else a test needs of it. */
function contextOf(parts: object, out: (text: string) => void = () => undefined): CommandContext {
  const terminal = {
    out,
    err: () => undefined,
    isInteractive: false,
    look: { columns: Infinity, paint: unpainted },
    ask: () => Promise.resolve(null),
  };
  const output = new Output(terminal, { json: false, quiet: false });
  return { output, ...parts } as unknown as CommandContext;
}

it('all are signed out at once, whatever a service has to say about a sign-in that was cut off', async () => {
  const { promise: signsOut, resolve: begin } = Promise.withResolvers<undefined>();
  const accounts = [{ ...account, reach: 'session', state: { kind: 'signed-in' } }];
  const signoff = {
    snapshot: () => ({ accounts }),
    signOut: () => {
      begin(undefined);
      return Promise.resolve({ ...over, session: 'ended' });
    },
    undoInterruptedSignIns: async () => {
      await signsOut;
      return 1;
    },
  };
  expect(await finishAll(contextOf({ signoff, service: null }), () => true)).toEqual({
    code: exitCodes.notConfirmed,
    count: 1,
  });
});

describe('where the service knows no smaller end than that of all this app was allowed', () => {
  /** What `signoff sign-out` prints for an account whose sign-out ends so. */
  function said(reach: Reach, outcome: SignOutOutcome): string {
    let printed = '';
    const context = contextOf({}, (text) => (printed += text));
    report(context, { ...account, reach }, outcome);
    return printed;
  }

  it('says that other computers are signed out, too', () => {
    expect(said('grant', { ...over, session: 'ended' })).toContain('on your other computers');
  });

  it('does not say so where only this session ended, or where it had ended before', () => {
    expect(said('session', { ...over, session: 'ended' })).toBe('Signed out of pat.\n');
    expect(said('grant', { ...over, session: 'already-ended' })).not.toContain('other computers');
  });
});
