import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';
import { signOutMessages, usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { command } from '../command.ts';
import { report, withNamed } from '../sign-out-accounts.ts';

/** `signoff forget ACCOUNT...`: removes the saved sign-in without the service's word. */
export const forget = command({
  name: 'forget',
  operands: [{ name: 'ACCOUNT', count: 'at-least-one', missing: usageMessages.whichAccount('forget') }],
  options: {},
  examples: ['signoff forget ada@example.com'],
  words: commandWords.forget,
  needs: 'signoff',
  run: (context, { operands }) =>
    withNamed(context, operands, async (accounts) => {
      const codes: ExitCode[] = [];
      for (const account of accounts) {
        const outcome = await context.signoff.forget(account.id);
        codes.push(
          outcome === null
            ? context.output.fail(exitCodes.wrongUsage, signOutMessages.signOutFirst(account.login))
            : report(context, account, outcome, operands.length > 1),
        );
      }
      return worst(codes);
    }),
});
