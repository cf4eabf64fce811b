import { assertNever } from '../../shared/assert-never.ts';
import type { Command } from './arguments.ts';
import { listAccounts } from './commands/accounts.ts';
import { checkAccounts } from './commands/check.ts';
import { dismiss, listNotices, tellNotices } from './commands/notices.ts';
import { addService, keepServiceSecret, listServices, removeService } from './commands/services.ts';
import { signIn, type SignInOptions } from './commands/sign-in.ts';
import { forget, retry, signOutEverything, signOutOne } from './commands/sign-out.ts';
import type { CommandContext } from './context.ts';
import { worst, type ExitCode } from '../../shared/exit-codes.ts';

/** What signing in needs beyond what all commands are given. */
export type SignInNeeds = Pick<SignInOptions, 'overSsh'> & {
  readonly openBrowser: (address: string) => Promise<void>;
};

/** A command that ends by itself, and that any owner of the data directory can carry out. */
export type ShortCommand = Exclude<Command, { kind: 'serve' }>;

/** Carries out one command, and gives the exit status. */
export async function runCommand(
  command: ShortCommand,
  context: CommandContext,
  needs: SignInNeeds,
): Promise<ExitCode> {
  if (command.kind === 'notices') return listNotices(context);
  const code = await carryOut(command, context, needs);
  return worst([code, tellNotices(context)]);
}

function carryOut(
  command: Exclude<ShortCommand, { kind: 'notices' }>,
  context: CommandContext,
  needs: SignInNeeds,
): Promise<ExitCode> {
  switch (command.kind) {
    case 'sign-in':
      return signIn(context, {
        yes: command.yes,
        overSsh: needs.overSsh,
        openBrowser: command.browser ? needs.openBrowser : null,
      });
    case 'accounts':
      return listAccounts(context);
    case 'check':
      return checkAccounts(context, command.account);
    case 'sign-out':
      return signOutOne(context, command.account);
    case 'sign-out-all':
      return signOutEverything(context);
    case 'retry':
      return retry(context, command.account);
    case 'forget':
      return forget(context, command.account);
    case 'dismiss':
      return dismiss(context, command.notice);
    case 'services':
      return Promise.resolve(listServices(context));
    case 'services-add':
      return addService(context, command);
    case 'services-remove':
      return removeService(context, context.nameService(command.name));
    case 'services-secret':
      return keepServiceSecret(context, context.nameService(command.name));
    default:
      return assertNever(command, 'command');
  }
}
