import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';
import { signOutMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { chosenAccounts } from '../choose-accounts.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { finish, undoInterrupted, withNamed } from '../sign-out-accounts.ts';

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
  const left = await undoInterrupted(context);
  const notRemoved = await signoff.removeDeadCredentials();
  const waiting = chosenAccounts(context).filter(waits);
  if (waiting.length === 0) output.say(signOutMessages.nothingWaits);
  const finished = await finish(context, waiting);
  return worst([left, notRemoved > 0 ? exitCodes.keychain : exitCodes.done, finished]);
}

async function retrySome(context: CommandContext, accounts: readonly Account[]): Promise<ExitCode> {
  const refused = accounts
    .filter((account) => !waits(account))
    .map(({ login }) => context.output.fail(exitCodes.wrongUsage, signOutMessages.notWaiting(login)));
  return worst([...refused, await finish(context, accounts.filter(waits))]);
}

function waits({ state }: Account): boolean {
  return state.kind === 'signing-out';
}
