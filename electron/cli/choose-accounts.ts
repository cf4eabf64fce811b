import { assertNever } from '../../shared/assert-never.ts';
import { accountMessages } from '../../shared/words/command-line.ts';
import { foldedLogin } from '../../shared/language/names.ts';
import { isSameService, type ServiceId } from '../../shared/service.ts';
import type { Account, HistoryEntry, Snapshot } from '../../shared/snapshot.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from '../../shared/exit-codes.ts';
import { nearest } from './nearest.ts';

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

/** What a name on the command line means: an account, or one that is signed out already. */
export type NamedAccount = Exclude<Found, { kind: 'ambiguous' | 'none' }>;

/**
 * Finds the accounts that some names mean, each once. Where one of them means none or several it says so, and gives the exit code
 * for wrong usage: nothing is to be done then.
 */
export function findNamed(context: CommandContext, names: readonly string[]): NamedAccount[] | ExitCode {
  const byId = new Map<string, NamedAccount>();
  for (const name of names) {
    const found = find(context.signoff.snapshot(), name, context.service);
    switch (found.kind) {
      case 'account':
        byId.set(found.account.id, found);
        break;
      case 'past':
        byId.set(found.entry.id, found);
        break;
      case 'ambiguous':
        return context.output.fail(exitCodes.wrongUsage, accountMessages.ambiguous(name, found.ids));
      case 'none':
        return context.output.fail(exitCodes.wrongUsage, whyNone(context, name));
      default:
        return assertNever(found, 'result of finding an account');
    }
  }
  return [...byId.values()];
}

function whyNone(context: CommandContext, name: string): string {
  const { service } = context;
  const logins = chosenAccounts(context).map(({ login }) => login);
  const near = nearest(name, logins);
  return service === null
    ? accountMessages.noSuchAccount(name, near)
    : accountMessages.noSuchAccountAt(name, service.address, { logins, near });
}

/** From an exact match to what a person would take for the same. */
const waysToCompare: readonly ((login: string) => string)[] = [
  (login) => login,
  (login) => login.normalize('NFC'),
  foldedLogin,
];

/**
 * By its id, by its login where that names one account, or by the beginning of its id. A closer match wins, even that of an account that is signed out
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
  return byBeginning(name.toLowerCase(), accounts, history);
}

/** Fewer characters would often mean an account by chance. */
const shortestBeginning = 4;

/** By the beginning of an id. */
function byBeginning(name: string, accounts: readonly Account[], history: readonly HistoryEntry[]): Found {
  const begins = ({ id }: { readonly id: string }): boolean => id.startsWith(name);
  if (name.length < shortestBeginning) return { kind: 'none' };
  const meant = accounts.filter(begins);
  const past = history.filter(begins);
  const ids = [...meant, ...past].map(({ id }) => id);
  if (ids.length > 1) return { kind: 'ambiguous', ids };
  if (meant[0] !== undefined) return { kind: 'account', account: meant[0] };
  return past[0] === undefined ? { kind: 'none' } : { kind: 'past', entry: past[0] };
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
