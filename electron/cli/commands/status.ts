import type { OwnerKind } from '../../../shared/control.ts';
import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';
import { commandWords, statusMessages } from '../../../shared/words/commands.ts';
import { aboutAccount } from '../../../shared/words/outcomes.ts';
import { plainText } from '../../../shared/language/names.ts';
import { listedName } from '../../../shared/language/service-name.ts';
import { serviceRow } from '../../../shared/service-table.ts';
import type { ConfiguredService } from '../../../shared/settings.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { stateMessage } from '../../../shared/words/states.ts';
import { stateRow } from '../../../shared/state-table.ts';
import { stateLine } from '../account-lines.ts';
import { accountRows } from '../account-rows.ts';
import { chosenAccounts } from '../choose-accounts.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { finisherWords } from '../finisher.ts';
import { lastingNotices, noticeLine, noticeText } from '../notice-lines.ts';

/** `signoff status`: all at one look, and the code of the account that needs a person most. */
export const status = command({
  name: 'status',
  operands: [],
  options: {},
  examples: ['signoff status', 'signoff status --quiet'],
  words: commandWords.status,
  needs: 'signoff',
  listsNotices: true,
  run: async (context) => {
    const { signoff, output } = context;
    if (chosenAccounts(context).some(({ state }) => state.kind === 'signed-in'))
      await signoff.probeKeychain();
    const accounts = chosenAccounts(context);
    sayOwner(context);
    sayAccounts(context, accounts);
    for (const service of signoff.snapshot().settings.services) sayLack(context, service);
    const notices = lastingNotices(context);
    for (const notice of notices) {
      output.data(noticeLine(context, notice));
      output.say(`\n${noticeText(context, notice)}`);
    }
    return worst([...accounts.map(codeOf), notices.length === 0 ? exitCodes.done : exitCodes.noticeWaits]);
  },
});

/** An account that is signed in and can be used waits for nobody. */
function codeOf({ state }: Account): ExitCode {
  return state.kind === 'signed-in' ? exitCodes.done : stateRow(state).exitCode(state);
}

function sayOwner({ output, directory, owner }: CommandContext): void {
  const kind: OwnerKind | null = owner();
  output.data({ runs: kind, directory });
  output.say(statusMessages.owner[kind ?? 'nobody'](plainText(directory)));
}

function sayAccounts({ output, finisher }: CommandContext, accounts: readonly Account[]): void {
  for (const account of accounts) output.data(stateLine(account));
  output.say('');
  if (accounts.length === 0) output.say(statusMessages.noAccounts);
  for (const row of accountRows(accounts, output.look)) output.say(row);
  for (const account of accounts.filter((each) => codeOf(each) !== exitCodes.done)) {
    output.say(`\n${aboutAccount(account.login, stateMessage(account, 'when-asked'))}`);
  }
  if (accounts.some(({ state }) => state.kind === 'signing-out')) output.say(finisherWords(finisher()));
}

/** A service that nobody can sign in to before it has a secret. */
function sayLack({ output }: CommandContext, service: ConfiguredService): void {
  const { appSecret } = serviceRow(service.kind);
  if (appSecret === null || appSecret.isOptional || service.hasSecret) return;
  output.data({ service: service.address, kind: service.kind, lacks: 'secret' });
  output.say(`\n${statusMessages.lacksSecret(appSecret.kind, listedName(service))}`);
}
