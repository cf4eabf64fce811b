import stringWidth from 'string-width';
import { loginLabel } from '../../../shared/messages/names.ts';
import { serviceName } from '../../../shared/messages/service-name.ts';
import { stateLabel } from '../../../shared/state-table.ts';
import { stateLine } from '../account-lines.ts';
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

/** A very long login must not push every other row to the right. */
const widest = 40;

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) =>
    Math.min(widest, Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? '')))),
  );
  return rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  '));
}

/** Fills up with spaces to a width that a terminal counts: a Chinese character takes two columns, an accent of its own none. */
function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
