import { checkMessages } from '../../../shared/words/command-line.ts';
import { aboutAccount } from '../../../shared/words/outcomes.ts';
import { problemRow } from '../../../shared/problem-table.ts';
import { problemMessage } from '../../../shared/words/problems.ts';
import { stateRow } from '../../../shared/state-table.ts';
import { stateMessage } from '../../../shared/words/states.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { accountsAtATime } from '../../core/sign-out.ts';
import { stateLine } from '../account-lines.ts';
import { chosenAccounts, sayNoAccounts, withAccount } from '../choose-accounts.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';

/** `signoff check [ACCOUNT]`: asks the service whether sessions are still open. */
export async function checkAccounts(context: CommandContext, name: string | null): Promise<ExitCode> {
  if (name !== null) {
    return withAccount(
      context,
      name,
      (account) => checkOne(context, account),
      ({ login }) => {
        context.output.warn(checkMessages.notSignedIn(login));
        return exitCodes.wrongUsage;
      },
    );
  }
  const accounts = chosenAccounts(context);
  if (accounts.length === 0) sayNoAccounts(context);
  return worst(await inParallel(accounts, accountsAtATime, (account) => checkOne(context, account)));
}

async function checkOne({ signoff, output }: CommandContext, account: Account): Promise<ExitCode> {
  const result = await signoff.checkSession(account.id);
  const now = signoff.snapshot().accounts.find(({ id }) => id === account.id) ?? account;
  output.data(stateLine(now));
  switch (result.kind) {
    case 'open':
      output.say(checkMessages.open(account.login, account.service));
      return exitCodes.done;
    case 'ended':
      output.say(aboutAccount(account.login, stateMessage(now, 'when-asked')));
      return result.credentials === 'kept' ? exitCodes.keychain : exitCodes.done;
    case 'problem':
      output.say(
        aboutAccount(account.login, problemMessage(result.problem, account.service, account.serviceKind)),
      );
      return problemRow(result.problem).exitCode.otherwise;
    case 'not-now':
      output.say(aboutAccount(account.login, stateMessage(now, 'when-asked')));
      return stateRow(now.state).exitCode(now.state);
    default:
      return assertNever(result, 'result of a check');
  }
}
