import { assertNever } from '../../shared/assert-never.ts';
import { accountMessages } from '../../shared/words/command-line.ts';
import { foldedLogin } from '../../shared/language/names.ts';
import { isSameService, type ServiceId } from '../../shared/service.ts';
import type { Account, HistoryEntry, Snapshot } from '../../shared/snapshot.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from '../../shared/exit-codes.ts';

/** Decides which accounts a command is about. `--service` narrows that for every command, whatever else is given. */

/** What ACCOUNT on the command line can mean. */
type Found =
  | { readonly kind: 'account'; readonly account: Account }
  /** No such account any more: it was signed out, or forgotten, before. */
  | { readonly kind: 'past'; readonly entry: HistoryEntry }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

/** The accounts that a command without ACCOUNT is about. */
export function chosenAccounts({ signoff, service }: CommandContext): readonly Account[] {
  return at(service, signoff.snapshot().accounts);
}

/** Says that a command without ACCOUNT is about none, and where there are some that `--service` leaves out. */
export function sayNoAccounts({ signoff, output, service }: CommandContext): void {
  if (service === null) {
    output.say(accountMessages.none);
    return;
  }
  output.say(accountMessages.noneAt(service.address));
  const elsewhere = new Set(signoff.snapshot().accounts.map((account) => account.service));
  if (elsewhere.size > 0) output.warn(accountMessages.elsewhere([...elsewhere]));
}

/**
 * Finds the one account that `name` means and does something with it; says so, with the code for wrong usage, where it means
 * none or several.
 *
 * @param forPast for an account that is signed out already
 */
export async function withAccount(
  context: CommandContext,
  name: string,
  forAccount: (account: Account) => Promise<ExitCode>,
  forPast: (entry: HistoryEntry) => ExitCode,
): Promise<ExitCode> {
  const { output, service } = context;
  const found = find(context.signoff.snapshot(), name, service);
  switch (found.kind) {
    case 'account':
      return forAccount(found.account);
    case 'past':
      return forPast(found.entry);
    case 'ambiguous':
      output.warn(accountMessages.ambiguous(name, found.ids));
      return exitCodes.wrongUsage;
    case 'none': {
      const logins = chosenAccounts(context).map(({ login }) => login);
      output.warn(
        service === null
          ? accountMessages.noSuchAccount(name)
          : accountMessages.noSuchAccountAt(name, service.address, logins),
      );
      return exitCodes.wrongUsage;
    }
    default:
      return assertNever(found, 'result of finding an account');
  }
}

/** From an exact match to what a person would take for the same. */
const waysToCompare: readonly ((login: string) => string)[] = [
  (login) => login,
  (login) => login.normalize('NFC'),
  foldedLogin,
];

/**
 * By its id, or by its login where that names one account. A closer match wins, even that of an account that is signed out
 * already: signing it out once more must not sign out another one that only looks like it.
 */
function find(snapshot: Snapshot, name: string, service: ServiceId | null): Found {
  const accounts = at(service, snapshot.accounts);
  const byId = accounts.find(({ id }) => id === name);
  if (byId !== undefined) return { kind: 'account', account: byId };
  const history = at(service, snapshot.history);
  const pastId = history.find(({ id }) => id === name);
  if (pastId !== undefined) return { kind: 'past', entry: pastId };
  for (const compared of waysToCompare) {
    const isMeant = ({ login }: { readonly login: string }): boolean => compared(login) === compared(name);
    const meant = accounts.filter(isMeant);
    const [account, ...others] = meant;
    if (others.length > 0) return { kind: 'ambiguous', ids: meant.map(({ id }) => id) };
    if (account !== undefined) return { kind: 'account', account };
    const entry = history.find(isMeant);
    if (entry !== undefined) return { kind: 'past', entry };
  }
  return { kind: 'none' };
}

function at<T extends Pick<Account, 'serviceKind' | 'service'>>(
  service: ServiceId | null,
  entries: readonly T[],
): readonly T[] {
  if (service === null) return entries;
  return entries.filter((entry) =>
    isSameService({ kind: entry.serviceKind, address: entry.service }, service),
  );
}
