import type { Account, HistoryEntry, Snapshot } from '../../shared/snapshot.ts';

/** What ACCOUNT on the command line can mean. */
export type Found =
  | { readonly kind: 'account'; readonly account: Account }
  /** No such account any more: it was signed out, or forgotten, before. */
  | { readonly kind: 'past'; readonly entry: HistoryEntry }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

/**
 * Finds an account by its id, or by its login where that names one account.
 *
 * @param service narrows several accounts of one login to those at this service; null: it was not named
 */
export function findByName(snapshot: Snapshot, name: string, service: string | null): Found {
  const byId = snapshot.accounts.find((account) => account.id === name);
  if (byId !== undefined) return { kind: 'account', account: byId };
  const byLogin = snapshot.accounts.filter((account) => account.login === name);
  const there = byLogin.filter((account) => account.service === service);
  const candidates = byLogin.length > 1 && there.length > 0 ? there : byLogin;
  const [account, ...others] = candidates;
  if (account !== undefined) {
    return others.length === 0
      ? { kind: 'account', account }
      : { kind: 'ambiguous', ids: candidates.map(({ id }) => id) };
  }
  const entry = snapshot.history.find((past) => past.id === name || past.login === name);
  return entry === undefined ? { kind: 'none' } : { kind: 'past', entry };
}
