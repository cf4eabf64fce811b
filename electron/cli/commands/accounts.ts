import { loginLabel } from '../../../shared/language/names.ts';
import { serviceName } from '../../../shared/language/service-name.ts';
import { stateLabel } from '../../../shared/words/states.ts';
import { stateLine } from '../account-lines.ts';
import { aligned } from '../aligned.ts';
import { chosenAccounts, sayNoAccounts } from '../choose-accounts.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';

/** `signoff accounts`: lists the accounts and their state, without asking the service. */
export async function listAccounts(context: CommandContext): Promise<ExitCode> {
  const { signoff, output } = context;
  const inKeychain = chosenAccounts(context).some((account) => account.state.kind === 'signed-in');
  if (inKeychain) await signoff.probeKeychain();
  const accounts = chosenAccounts(context);
  if (accounts.length === 0) sayNoAccounts(context);
  const rows = accounts.map((account) => [
    loginLabel(account),
    serviceName(account.service),
    stateLabel(account.state),
    account.id,
  ]);
  for (const row of aligned(rows)) output.say(row);
  for (const account of accounts) output.data(stateLine(account));
  return exitCodes.done;
}
