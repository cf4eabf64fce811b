import { checkMessages } from '../../../shared/messages/command-line.ts';
import { aboutAccount } from '../../../shared/messages/names.ts';
import { problemMessage } from '../../../shared/messages/problems.ts';
import { stateMessage } from '../../../shared/messages/states.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { waitingOutcome } from '../../../shared/outcome.ts';
import type { Account, AccountState } from '../../../shared/snapshot.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { accountsAtATime } from '../../core/sign-out.ts';
import { stateLine } from '../account-lines.ts';
import { chosenAccounts, sayNoAccounts, withAccount } from '../choose-accounts.ts';
import type { CommandContext } from '../context.ts';
import { exitCodeOf, exitCodeOfProblem, exitCodes, worst, type ExitCode } from '../exit-code.ts';

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
      output.say(aboutAccount(account.login, problemMessage(result.problem, account.service)));
      return exitCodeOfProblem(result.problem);
    case 'not-now':
      output.say(aboutAccount(account.login, whyNotAsked(now)));
      return exitCodeOfState(now.state);
    default:
      return assertNever(result, 'result of a check');
  }
}

/** Where an account that is signed in was not asked about, another process holds its key. */
function whyNotAsked(account: Account): string {
  return account.state.kind === 'signed-in'
    ? problemMessage({ kind: 'busy-elsewhere' }, account.service)
    : stateMessage(account, 'when-asked');
}

/** The status where nothing was asked this time: 0 only where the service has said before that the session is over. */
function exitCodeOfState(state: AccountState): ExitCode {
  switch (state.kind) {
    case 'signing-out':
      return exitCodeOf(waitingOutcome(state));
    case 'session-ended':
      return state.credentials === 'kept' ? exitCodes.keychain : exitCodes.done;
    case 'credentials-unavailable':
      return exitCodes.keychain;
    case 'signed-in':
      return exitCodes.notConfirmed;
    default:
      return assertNever(state, 'account state');
  }
}
