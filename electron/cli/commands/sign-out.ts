import { usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { sayNoAccounts } from '../choose-accounts.ts';
import { command } from '../command.ts';
import { finish, finishAll, withNamed } from '../sign-out-accounts.ts';

/** `signoff sign-out ACCOUNT... | --all`; with --all it also ends what sign-ins that were cut off may have begun. */
export const signOut = command({
  name: 'sign-out',
  operands: [
    { name: 'ACCOUNT', count: 'at-least-one', unless: 'all', missing: usageMessages.whichAccountOrAll },
  ],
  options: { all: { type: 'boolean' } },
  examples: [
    'signoff sign-out ada@example.com',
    'signoff sign-out ada@example.com 3f2a',
    'signoff sign-out --all --json',
  ],
  words: commandWords['sign-out'],
  needs: 'signoff',
  run: async (context, { operands, options }) => {
    if (!options.all) return withNamed(context, operands, (accounts) => finish(context, accounts));
    const { code, count } = await finishAll(context, () => true);
    if (count === 0) sayNoAccounts(context);
    return code;
  },
});
