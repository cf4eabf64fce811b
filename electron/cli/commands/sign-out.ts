import { signOutMessages } from '../../../shared/words/command-line.ts';
import { outcomeRow } from '../../../shared/outcome-table.ts';
import { aboutAccount, outcomeMessage } from '../../../shared/words/outcomes.ts';
import { retriesByItself } from '../../../shared/problem-table.ts';
import { problemMessage } from '../../../shared/words/problems.ts';
import { archivedOutcome, type SignOutOutcome } from '../../../shared/outcome.ts';
import type { Account } from '../../../shared/snapshot.ts';
import { outcomeLine, type NamedAccount } from '../account-lines.ts';
import { chosenAccounts, sayNoAccounts, withAccount } from '../choose-accounts.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes, worst, type ExitCode } from '../../../shared/exit-codes.ts';

/** `signoff sign-out ACCOUNT`. */
export function signOutOne(context: CommandContext, name: string): Promise<ExitCode> {
  return onAccount(context, name, (account) => finish(context, account));
}

/** `signoff sign-out --all`: also ends what sign-ins that were cut off may have begun. */
export async function signOutEverything(context: CommandContext): Promise<ExitCode> {
  const left = await undoInterrupted(context);
  const accounts = chosenAccounts(context);
  if (accounts.length === 0) sayNoAccounts(context);
  return worst([left, await finishAll(context, accounts)]);
}

/** `signoff retry [ACCOUNT]`: goes on with what is not finished. */
export async function retry(context: CommandContext, name: string | null): Promise<ExitCode> {
  const { signoff, output } = context;
  if (name !== null) {
    return onAccount(context, name, async (account) => {
      if (account.state.kind === 'signing-out') return finish(context, account);
      output.warn(signOutMessages.notWaiting(account.login));
      return exitCodes.wrongUsage;
    });
  }
  const left = await undoInterrupted(context);
  const notRemoved = await signoff.removeDeadCredentials();
  const waiting = chosenAccounts(context).filter((account) => account.state.kind === 'signing-out');
  if (waiting.length === 0) output.say(signOutMessages.nothingWaits);
  const finished = await finishAll(context, waiting);
  return worst([left, notRemoved > 0 ? exitCodes.keychain : exitCodes.done, finished]);
}

/** `signoff forget ACCOUNT`: removes the saved sign-in without the service's word. */
export function forget(context: CommandContext, name: string): Promise<ExitCode> {
  const { signoff, output } = context;
  return onAccount(context, name, async (account) => {
    const outcome = await signoff.forget(account.id);
    if (outcome !== null) return report(context, account, outcome);
    output.warn(signOutMessages.signOutFirst(account.login));
    return exitCodes.wrongUsage;
  });
}

/** What is left over shows as a notice. */
async function undoInterrupted({ signoff }: CommandContext): Promise<ExitCode> {
  const left = await signoff.undoInterruptedSignIns();
  return left === 0 ? exitCodes.done : exitCodes.notConfirmed;
}

/** Signing out twice is no mistake: the answer is the same. */
function onAccount(
  context: CommandContext,
  name: string,
  action: (account: Account) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withAccount(context, name, action, (entry) => report(context, entry, archivedOutcome(entry)));
}

async function finish(context: CommandContext, account: Account): Promise<ExitCode> {
  const outcome = await context.signoff.signOut(account.id);
  return outcome === null ? exitCodes.unexpected : report(context, account, outcome);
}

async function finishAll(context: CommandContext, accounts: readonly Account[]): Promise<ExitCode> {
  const { signoff, output } = context;
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const codes: ExitCode[] = [];
  const showProgress = (): void => {
    if (accounts.length > 1) output.progress(signOutMessages.progress(codes.length, accounts.length));
  };
  showProgress();
  await signoff.signOutAll([...byId.keys()], (id, outcome) => {
    const account = byId.get(id);
    if (account === undefined || outcome === null) codes.push(exitCodes.unexpected);
    else codes.push(report(context, account, outcome, accounts.length > 1));
    showProgress();
  });
  output.endProgress();
  return worst(codes);
}

/** @param oneOfMany the line must then say by itself which account it is about */
function report(
  { output }: CommandContext,
  account: NamedAccount & Partial<Pick<Account, 'reach'>>,
  outcome: SignOutOutcome,
  oneOfMany = false,
): ExitCode {
  output.data(outcomeLine(account, outcome));
  const words = outcomeMessage(outcome, account, 'when-asked');
  output.say(oneOfMany ? aboutAccount(account.login, words) : words);
  if (account.reach === 'grant' && outcome.session === 'ended') output.say(signOutMessages.endedEverywhere);
  if (outcome.problem !== null) {
    output.say(`  ${problemMessage(outcome.problem, account.service, account.serviceKind)}`);
    output.say(signOutMessages.whatNext(account.id, retriesByItself(outcome.problem)));
  }
  return outcomeRow(outcome).exitCode(outcome);
}
