import { exitCodes } from '../../../shared/exit-codes.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { stateLine } from '../account-lines.ts';
import { accountRows } from '../account-rows.ts';
import { chosenAccounts, sayNoAccounts } from '../choose-accounts.ts';
import { command } from '../command.ts';

/** `signoff accounts`: lists the accounts and their state, without asking the service. */
export const accounts = command({
  name: 'accounts',
  operands: [],
  options: {},
  examples: ['signoff accounts', 'signoff accounts --json'],
  words: commandWords.accounts,
  needs: 'signoff',
  run: async (context) => {
    const { signoff, output } = context;
    const inKeychain = chosenAccounts(context).some(({ state }) => state.kind === 'signed-in');
    if (inKeychain) await signoff.probeKeychain();
    const chosen = chosenAccounts(context);
    if (chosen.length === 0) sayNoAccounts(context);
    for (const row of accountRows(chosen, output.look)) output.say(row);
    for (const account of chosen) output.data(stateLine(account));
    return exitCodes.done;
  },
});
