import { assertNever } from '../../shared/assert-never.ts';
import type { Command } from './arguments.ts';
import { listAccounts } from './commands/accounts.ts';
import { checkAccounts } from './commands/check.ts';
import { dismiss, listNotices, tellNotices } from './commands/notices.ts';
import { serve, type StartServing } from './commands/serve.ts';
import { signIn } from './commands/sign-in.ts';
import { forget, retry, signOutEverything, signOutOne } from './commands/sign-out.ts';
import type { CommandContext } from './context.ts';
import { worst, type ExitCode } from '../../shared/exit-codes.ts';

/** What single commands need beyond what all are given. */
export interface CommandNeeds {
  readonly overSsh: boolean;
  readonly startServing: StartServing;
}

/** Carries out one command, and gives the exit status. */
export async function runCommand(
  command: Command,
  context: CommandContext,
  needs: CommandNeeds,
): Promise<ExitCode> {
  if (command.kind === 'notices') return listNotices(context);
  const code = await carryOut(command, context, needs);
  return worst([code, tellNotices(context)]);
}

function carryOut(
  command: Exclude<Command, { kind: 'notices' }>,
  context: CommandContext,
  needs: CommandNeeds,
): Promise<ExitCode> {
  switch (command.kind) {
    case 'sign-in':
      return signIn(context, { yes: command.yes, overSsh: needs.overSsh });
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
    case 'serve':
      return serve(context, command, needs.startServing);
    default:
      return assertNever(command, 'command');
  }
}
