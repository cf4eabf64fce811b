import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';
import { signOutMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { finish, finishAll, isWaiting, withNamed } from '../sign-out-accounts.ts';

/** `signoff retry [ACCOUNT...]`: goes on with what is not finished. */
export const retry = command({
  name: 'retry',
  operands: [{ name: 'ACCOUNT', count: 'any' }],
  options: {},
  examples: ['signoff retry', 'signoff retry ada@example.com'],
  words: commandWords.retry,
  needs: 'signoff',
  run: (context, { operands }) =>
    operands.length === 0
      ? retryAll(context)
      : withNamed(context, operands, (accounts) => retrySome(context, accounts)),
});

async function retryAll(context: CommandContext): Promise<ExitCode> {
  const { signoff, output } = context;
  const [{ code, count }, notRemoved] = await Promise.all([
    finishAll(context, isWaiting),
    signoff.removeDeadCredentials(),
  ]);
  if (count === 0) output.say(signOutMessages.nothingWaits);
  return worst([code, notRemoved > 0 ? exitCodes.keychain : exitCodes.done]);
}

async function retrySome(context: CommandContext, accounts: readonly Account[]): Promise<ExitCode> {
  const refused = accounts
    .filter((account) => !isWaiting(account))
    .map(({ login }) => context.output.fail(exitCodes.wrongUsage, signOutMessages.notWaiting(login)));
  return worst([...refused, await finish(context, accounts.filter(isWaiting))]);
}
