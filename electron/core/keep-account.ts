import { findEarlierAccounts, handSessionOver } from './earlier-accounts.ts';
import type { InterruptedSignIns } from './interrupted-sign-in.ts';
import type { FlowContext } from './flow-context.ts';
import type { AccountRecord } from './registry.ts';
import { changeAccount, dropAccount, findAccount, inOrder, type Change } from './registry-changes.ts';
import type { Secret } from './secret.ts';
import { failed, type SignInResult } from './sign-in-result.ts';
import type { SignOut } from './sign-out.ts';

/** What keeping an account works with. */
export interface Keeping extends FlowContext {
  readonly signOut: SignOut;
  readonly interrupted: InterruptedSignIns;
}

/**
 * The person agreed: keeps the account, in place of the same person's earlier ones; where the service gave the very session
 * that one of them has, that one stays.
 *
 * @param undo takes the sign-in back; gives whether no session is left open
 */
export async function keepAccount(
  keeping: Keeping,
  granted: AccountRecord,
  credential: Secret,
  undo: () => Promise<boolean>,
): Promise<SignInResult> {
  const { ports, credentials, activity, engines, signOut, interrupted } = keeping;
  const { registry, clock, log } = ports;
  const { id } = granted;
  const earlier = await findEarlierAccounts(registry.current(), credentials, id, credential);
  const same = earlier.sameSession.find(({ state }) => state.kind === 'signed-in');
  const signOutOthers = inOrder(...earlier.otherSession.map((account) => signOut.intent(account.id)));
  if (same !== undefined) {
    await registry.update(signOutOthers);
    await interrupted.letGo(granted);
    log.info('signed-in-already', { account: same.id });
    await signOutBehind(keeping, earlier.otherSession);
    return { kind: 'signed-in', account: same.id };
  }
  const now = clock.now().toISOString();
  // The others not later: a process that dies in between would leave both signed in.
  const saved = await registry.update(
    inOrder(signedIn(id, now), handSessionOver(earlier.sameSession, now), signOutOthers),
  );
  if (saved.kind === 'not-saved') {
    await registry.update(inOrder(...earlier.otherSession.map((was) => changeAccount(was.id, () => was))));
    await undo();
    return failed({ kind: 'not-saved' });
  }
  if (findAccount(registry.current(), id)?.state.kind !== 'signed-in') {
    return { kind: 'undone', over: await undo() };
  }
  log.info('signed-in', { account: id });
  activity.set(id, { confirmedAt: now });
  await dropSameSession(keeping, earlier.sameSession);
  await engines.start(id);
  await signOutBehind(keeping, earlier.otherSession);
  return { kind: 'signed-in', account: id };
}

function signedIn(id: string, signedInAt: string): Change {
  return changeAccount(id, (record) =>
    record.state.kind === 'signing-in'
      ? {
          ...record,
          pending: false,
          state: { kind: 'signed-in' },
          signedInAt,
        }
      : record,
  );
}

/** Drops the accounts whose session the new one has taken over. */
async function dropSameSession(
  { ports, credentials, activity, queue }: Keeping,
  earlier: readonly AccountRecord[],
): Promise<void> {
  for (const account of earlier) {
    const removed = await queue.run(account.id, () => credentials.remove(account));
    if (removed.kind === 'removed') await ports.registry.update(dropAccount(account.id));
    activity.forget(account.id);
  }
}

/** Only a host that ends after signing in waits for it: in any other it goes on while the new account is used. */
async function signOutBehind(
  { ports: { log, staysOpen }, signOut }: Keeping,
  earlier: readonly AccountRecord[],
): Promise<void> {
  const ending = earlier.map(({ id }) =>
    signOut.run(id).catch(() => {
      log.error('sign-out-failed', { account: id });
    }),
  );
  if (!staysOpen) await Promise.all(ending);
}
