import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';
import { checkMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { aboutAccount } from '../../../shared/words/outcomes.ts';
import { problemMessage } from '../../../shared/words/problems.ts';
import { problemRow } from '../../../shared/problem-table.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { stateMessage } from '../../../shared/words/states.ts';
import { stateRow } from '../../../shared/state-table.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { accountsAtATime } from '../../core/sign-out.ts';
import { stateLine } from '../account-lines.ts';
import { chosenAccounts, findNamed, sayNoAccounts } from '../choose-accounts.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';

/** `signoff check [ACCOUNT...]`: asks the service whether sessions are still open. */
export const check = command({
  name: 'check',
  operands: [{ name: 'ACCOUNT', count: 'any' }],
  options: {},
  examples: ['signoff check', 'signoff check ada@example.com'],
  words: commandWords.check,
  needs: 'signoff',
  run: (context, { operands }) => (operands.length === 0 ? checkAll(context) : checkSome(context, operands)),
});

async function checkAll(context: CommandContext): Promise<ExitCode> {
  const accounts = chosenAccounts(context);
  if (accounts.length === 0) sayNoAccounts(context);
  return worst(await inParallel(accounts, accountsAtATime, (account) => checkOne(context, account)));
}

async function checkSome(context: CommandContext, names: readonly string[]): Promise<ExitCode> {
  const named = findNamed(context, names);
  if (!Array.isArray(named)) return named;
  return worst(
    await inParallel(named, accountsAtATime, (each) =>
      each.kind === 'account'
        ? checkOne(context, each.account)
        : Promise.resolve(
            context.output.fail(exitCodes.wrongUsage, checkMessages.notSignedIn(each.entry.login)),
          ),
    ),
  );
}

async function checkOne({ signoff, output }: CommandContext, account: Account): Promise<ExitCode> {
  const result = await signoff.checkSession(account.id);
  const now = signoff.snapshot().accounts.find(({ id }) => id === account.id) ?? account;
  output.data(stateLine(now));
  const inState = (): string => aboutAccount(account.login, stateMessage(now, 'when-asked'));
  switch (result.kind) {
    case 'open':
      output.say(checkMessages.open(account.login, account.service));
      return exitCodes.done;
    case 'ended':
      output.show(inState());
      return result.credentials === 'kept' ? exitCodes.keychain : exitCodes.done;
    case 'problem':
      output.show(
        aboutAccount(account.login, problemMessage(result.problem, account.service, account.serviceKind)),
      );
      return problemRow(result.problem).exitCode.otherwise;
    case 'not-now':
      output.show(inState());
      return stateRow(now.state).exitCode(now.state);
    default:
      return assertNever(result, 'result of a check');
  }
}
