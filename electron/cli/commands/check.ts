import { accountMessages, checkMessages } from '../../../shared/messages/command-line.ts';
import { aboutAccount } from '../../../shared/messages/names.ts';
import { problemMessage } from '../../../shared/messages/problems.ts';
import { stateMessage } from '../../../shared/messages/states.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { accountsAtATime } from '../../core/sign-out.ts';
import { stateLine } from '../account-lines.ts';
import type { CommandContext } from '../context.ts';
import { exitCodeOfProblem, exitCodes, worst, type ExitCode } from '../exit-code.ts';
import { findByName } from '../find-account.ts';

/** `signoff check [ACCOUNT]`: asks the service whether sessions are still open. */
export async function checkAccounts(context: CommandContext, name: string | null): Promise<ExitCode> {
  const { signoff, output } = context;
  const snapshot = signoff.snapshot();
  if (name === null) {
    if (snapshot.accounts.length === 0) output.say(accountMessages.none);
    const codes = await inParallel(snapshot.accounts, accountsAtATime, (account) =>
      checkOne(context, account),
    );
    return worst(codes);
  }
  const found = findByName(snapshot, name, context.service);
  switch (found.kind) {
    case 'account':
      return checkOne(context, found.account);
    case 'past':
      output.warn(checkMessages.notSignedIn(found.entry.login));
      return exitCodes.wrongUsage;
    case 'ambiguous':
      output.warn(accountMessages.ambiguous(name, found.ids));
      return exitCodes.wrongUsage;
    case 'none':
      output.warn(accountMessages.noSuchAccount(name));
      return exitCodes.wrongUsage;
    default:
      return assertNever(found, 'result of finding an account');
  }
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
      output.say(aboutAccount(account.login, stateMessage(now)));
      return result.credentials === 'kept' ? exitCodes.keychain : exitCodes.done;
    case 'problem':
      output.say(aboutAccount(account.login, problemMessage(result.problem, account.service)));
      return exitCodeOfProblem(result.problem);
    case 'not-now':
      output.say(aboutAccount(account.login, stateMessage(now)));
      return exitCodes.done;
    default:
      return assertNever(result, 'result of a check');
  }
}
