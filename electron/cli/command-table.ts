import type { Command } from './command.ts';
import { accounts } from './commands/accounts.ts';
import { check } from './commands/check.ts';
import { completion } from './commands/completion.ts';
import { dismiss } from './commands/dismiss.ts';
import { forget } from './commands/forget.ts';
import { help } from './commands/help.ts';
import { history } from './commands/history.ts';
import { manual } from './commands/manual.ts';
import { notices } from './commands/notices.ts';
import { retry } from './commands/retry.ts';
import { serve } from './commands/serve.ts';
import { services } from './commands/services.ts';
import { servicesAdd } from './commands/services-add.ts';
import { servicesRemove } from './commands/services-remove.ts';
import { servicesSecret } from './commands/services-secret.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { status } from './commands/status.ts';

/** Every command of the command line, in the order in which help lists them. */
export const commandTable: readonly Command[] = [
  signIn,
  status,
  accounts,
  check,
  signOut,
  retry,
  forget,
  history,
  notices,
  dismiss,
  services,
  servicesAdd,
  servicesSecret,
  servicesRemove,
  serve,
  completion,
  manual,
  help,
];
