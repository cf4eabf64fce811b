import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { Account } from '../../shared/snapshot.ts';
import { stateRow } from '../../shared/state-table.ts';

export type NamedAccount = Pick<Account, 'id' | 'login' | 'serviceKind' | 'service'>;

/** The line of JSON that says how signing out ended; README, «The command line». */
export function outcomeLine(
  account: NamedAccount,
  result: SignOutOutcome,
): Readonly<Record<string, unknown>> {
  const { outcome, session, credentials, problem } = result;
  return { ...named(account), outcome, session, credentials, problem };
}

/** The line of JSON that says how an account is. */
export function stateLine(account: Account): Readonly<Record<string, unknown>> {
  const { session, credentials, problem } = stateRow(account.state).known(account.state);
  return { ...named(account), state: account.state.kind, session, credentials, problem };
}

function named({ id, login, serviceKind, service }: NamedAccount): Readonly<Record<string, unknown>> {
  return { account: id, login, kind: serviceKind, service };
}
