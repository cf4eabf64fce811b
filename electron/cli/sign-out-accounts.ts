import { exitCodes, worst, type ExitCode } from '../../shared/exit-codes.ts';
import { signOutMessages } from '../../shared/words/command-line.ts';
import { aboutAccount } from '../../shared/words/outcomes.ts';
import { archivedOutcome, type SignOutOutcome } from '../../shared/outcome.ts';
import { outcomeMessage } from '../../shared/words/outcomes.ts';
import { outcomeRow } from '../../shared/outcome-table.ts';
import { problemMessage } from '../../shared/words/problems.ts';
import { retriesByItself } from '../../shared/problem-table.ts';
import type { Account } from '../../shared/snapshot.ts';
import { outcomeLine, type NamedAccount } from './account-lines.ts';
import { chosenAccounts, findNamed, type NamedAccount as Named } from './choose-accounts.ts';
import type { CommandContext } from './context.ts';
import { finisherWords } from './finisher.ts';

/** What sign-outs have in common, whichever command goes on with them. */

/**
 * Signs out the chosen accounts for which `isMeant` holds, or goes on with it. At the same time it ends what sign-ins that were cut off
 * may have begun, so that a service that says nothing about one of those keeps nobody signed in. What is left of those shows as a
 * notice.
 * @returns the worst code, and how many accounts it was about
 */
export async function finishAll(
  context: CommandContext,
  isMeant: (account: Account) => boolean,
): Promise<{ readonly code: ExitCode; readonly count: number }> {
  const first = chosenAccounts(context).filter(isMeant);
  const [left, finished] = await Promise.all([
    context.signoff.undoInterruptedSignIns(),
    finish(context, first),
  ]);
  // The session of a sign-in that was cut off is an account's now, where it did not end at once.
  const begun = new Set(first.map(({ id }) => id));
  const second = chosenAccounts(context).filter((account) => isWaiting(account) && !begun.has(account.id));
  const undone = left === 0 ? exitCodes.done : exitCodes.notConfirmed;
  const code = worst([undone, finished, await finish(context, second)]);
  return { code, count: first.length + second.length };
}

/** Its sign-out is under way, or waits. */
export function isWaiting({ state }: Account): boolean {
  return state.kind === 'signing-out';
}

/**
 * Does something with each account that is named, and gives the worst code. Signing out twice is no mistake: for an account that
 * is signed out already the answer is the same.
 */
export async function withNamed(
  context: CommandContext,
  names: readonly string[],
  forAccounts: (accounts: readonly Account[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  const named = findNamed(context, names);
  if (!Array.isArray(named)) return named;
  const isSeveral = named.length > 1;
  const accounts = named.flatMap((each) => (each.kind === 'account' ? [each.account] : []));
  const past = named.flatMap((each: Named) => (each.kind === 'past' ? [each.entry] : []));
  const before = past.map((entry) => report(context, entry, archivedOutcome(entry), isSeveral));
  return worst([...before, await forAccounts(accounts)]);
}

/** Signs these accounts out, or goes on with it, and reports each as it ends. */
export async function finish(context: CommandContext, accounts: readonly Account[]): Promise<ExitCode> {
  const { signoff, output } = context;
  const [only] = accounts;
  if (only === undefined) return exitCodes.done;
  if (accounts.length === 1) {
    const outcome = await signoff.signOut(only.id);
    return outcome === null ? exitCodes.unexpected : report(context, only, outcome);
  }
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const codes: ExitCode[] = [];
  const showProgress = (): void => {
    output.progress(signOutMessages.progress(codes.length, accounts.length));
  };
  showProgress();
  await signoff.signOutAll([...byId.keys()], (id, outcome) => {
    const account = byId.get(id);
    if (account === undefined || outcome === null) codes.push(exitCodes.unexpected);
    else codes.push(report(context, account, outcome, true));
    showProgress();
  });
  output.endProgress();
  return worst(codes);
}

/**
 * Says how a sign-out ended, and gives its exit code.
 * @param oneOfMany the line must then say by itself which account it is about
 */
export function report(
  { output, finisher }: CommandContext,
  account: NamedAccount & Partial<Pick<Account, 'reach'>>,
  outcome: SignOutOutcome,
  oneOfMany = false,
): ExitCode {
  const { problem } = outcome;
  const goesOn = problem !== null && retriesByItself(problem) ? finisher() : null;
  output.data({ ...outcomeLine(account, outcome), ...(goesOn !== null && { finishedBy: goesOn.kind }) });
  const code = outcomeRow(outcome).exitCode(outcome);
  const say = (words: string): void => {
    if (code === exitCodes.done) output.say(words);
    else output.show(words);
  };
  const words = outcomeMessage(outcome, account, 'when-asked');
  say(oneOfMany ? aboutAccount(account.login, words) : words);
  if (account.reach === 'grant' && outcome.session === 'ended') say(signOutMessages.endedEverywhere);
  if (problem !== null) {
    say(`  ${problemMessage(problem, account.service, account.serviceKind)}`);
    if (goesOn !== null) say(finisherWords(goesOn));
    say(signOutMessages.whatNext(account.id));
  }
  return code;
}
