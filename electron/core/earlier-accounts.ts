import type { Credentials } from './credentials.ts';
import { changeAccount, findAccount, inOrder, type Change } from './registry-changes.ts';
import type { AccountRecord, Registry } from './registry.ts';
import type { Secret } from './secret.ts';

/** The same person's earlier accounts at the service, which a new one takes the place of. */
export interface EarlierAccounts {
  /** Their session is the new account's session: only the old copy of the token goes. */
  readonly sameToken: readonly AccountRecord[];
  /** Their session is another one, and is to be ended. */
  readonly otherToken: readonly AccountRecord[];
}

/**
 * Finds the accounts that a sign-in replaces. Where the service did not tell whose an account is, only the same session makes
 * it the same person's. One whose token the keychain does not show is left as it is: signing it out
 * could end the new session.
 *
 * @param id the new account
 */
export async function findEarlierAccounts(
  registry: Registry,
  credentials: Credentials,
  id: string,
  token: Secret,
): Promise<EarlierAccounts> {
  const account = findAccount(registry, id);
  const others = registry.accounts.filter(
    (other) => other.id !== id && other.state.kind !== 'signing-in' && other.service === account?.service,
  );
  const sameToken: AccountRecord[] = [];
  const otherToken: AccountRecord[] = [];
  for (const other of others) {
    const who = account === undefined ? 'others' : comparePersons(account, other);
    if (who === 'others') continue;
    const held = await credentials.readToken(other);
    if (held.kind === 'unavailable' || held.kind === 'unusable') continue;
    if (held.kind === 'found' && held.secret.equals(token)) sameToken.push(other);
    else if (who === 'same') otherToken.push(other);
  }
  return { sameToken, otherToken };
}

function comparePersons(one: AccountRecord, other: AccountRecord): 'same' | 'others' | 'unknown' {
  if ([one, other].some(({ login, userId }) => login === '' && userId === '')) return 'unknown';
  return one.login === other.login && one.userId === other.userId ? 'same' : 'others';
}

/**
 * The account that is signed in by the very same session, where there is one: a service may give somebody who is signed in
 * the same token again. Ending the new sign-in's session would end that account's.
 */
export async function findSignedInWith(
  ...search: Parameters<typeof findEarlierAccounts>
): Promise<AccountRecord | undefined> {
  const { sameToken } = await findEarlierAccounts(...search);
  return sameToken.find(({ state }) => state.kind === 'signed-in');
}

/** Says of accounts that their session is not theirs any more; their copy of the token is still to be removed. */
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
