import { isSameService } from '../../shared/service.ts';
import type { Credentials } from './credentials.ts';
import { changeAccount, findAccount, inOrder, type Change } from './registry-changes.ts';
import { serviceIdOf, type AccountRecord, type Registry } from './registry.ts';
import type { Secret } from './secret.ts';

/** The same person's earlier accounts at the service, which a new one takes the place of. */
export interface EarlierAccounts {
  /** Their session is the new account's session: only the old copy of the credential goes. */
  readonly sameSession: readonly AccountRecord[];
  /** Their session is another one, and is to be ended. */
  readonly otherSession: readonly AccountRecord[];
}

/**
 * Finds the accounts that a sign-in replaces. Where the service did not tell whose an account is, only the same session makes
 * it the same person's. One whose credential the keychain does not show is left as it is: signing it out
 * could end the new session.
 *
 * @param id the new account
 */
export async function findEarlierAccounts(
  registry: Registry,
  credentials: Credentials,
  id: string,
  credential: Secret,
): Promise<EarlierAccounts> {
  const account = findAccount(registry, id);
  const others = registry.accounts.filter(
    (other) =>
      other.id !== id &&
      other.state.kind !== 'signing-in' &&
      account !== undefined &&
      isSameService(serviceIdOf(other), serviceIdOf(account)),
  );
  const sameSession: AccountRecord[] = [];
  const otherSession: AccountRecord[] = [];
  for (const other of others) {
    const who = account === undefined ? 'others' : comparePersons(account, other);
    if (who === 'others') continue;
    const held = await credentials.read(other);
    if (held.kind === 'unavailable' || held.kind === 'unusable') continue;
    if (held.kind === 'found' && held.secret.equals(credential)) sameSession.push(other);
    else if (who === 'same') otherSession.push(other);
  }
  return { sameSession, otherSession };
}

function comparePersons(one: AccountRecord, other: AccountRecord): 'same' | 'others' | 'unknown' {
  if ([one, other].some(({ login, userId }) => login === '' && userId === '')) return 'unknown';
  return one.login === other.login && one.userId === other.userId ? 'same' : 'others';
}

/**
 * The account that is signed in by the very same session, where there is one: a service may give somebody who is signed in
 * the same credential again. Ending the new sign-in's session would end that account's.
 */
export async function findSignedInWith(
  ...search: Parameters<typeof findEarlierAccounts>
): Promise<AccountRecord | undefined> {
  const { sameSession } = await findEarlierAccounts(...search);
  return sameSession.find(({ state }) => state.kind === 'signed-in');
}

/** Says of accounts that their session is not theirs any more; their copy of the credential is still to be removed. */
export function handSessionOver(accounts: readonly AccountRecord[], at: string): Change {
  return inOrder(
    ...accounts.map(({ id }) =>
      changeAccount(id, (record) => ({
        ...record,
        state: { kind: 'session-ended', endedAt: at, credentials: 'kept' },
      })),
    ),
  );
}
