import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Activity } from './activity.ts';
import type { Credentials } from './credentials.ts';
import { findSignedInWith } from './earlier-accounts.ts';
import { isHeldByOther, ownerAtRest } from './ownership.ts';
import type { Parts } from './parts.ts';
import type { KeychainUnavailable } from './ports/keychain.ts';
import { redeemTicket } from './redeem-ticket.ts';
import type { AccountRecord } from './registry.ts';
import {
  changeAccount,
  dropAccount,
  findAccount,
  inOrder,
  noteInterruptedSignIn,
  type Change,
} from './registry-changes.ts';
import type { Secret } from './secret.ts';
import type { SignOut } from './sign-out.ts';

/** Undoes sign-ins that were cut off before the person agreed: a session that began is ended, and nothing is left over. */
export class InterruptedSignIns {
  readonly #parts: Parts;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #signOut: SignOut;
  readonly #underWay = new Set<string>();
  readonly #undoing = new Map<string, Promise<void>>();

  constructor(parts: Parts, credentials: Credentials, activity: Activity, signOut: SignOut) {
    this.#parts = parts;
    this.#credentials = credentials;
    this.#activity = activity;
    this.#signOut = signOut;
  }

  /** Says that this process is signing in with the record; until the returned function is called nobody undoes it. */
  begin(id: string): () => void {
    this.#underWay.add(id);
    return () => this.#underWay.delete(id);
  }

  /** Whether nobody is at it any more, so that it is to be undone. */
  isAbandoned(account: AccountRecord): boolean {
    return (
      account.state.kind === 'signing-in' &&
      !this.#underWay.has(account.id) &&
      !isHeldByOther(account, this.#parts.instances)
    );
  }

  /**
   * Undoes one, unless somebody is at it; a second call joins the first. Where the service or the keychain does not answer, it
   * stays for the next time.
   */
  undo(id: string): Promise<void> {
    const under = this.#undoing.get(id);
    if (under !== undefined) return under;
    const undoing = this.#undo(id).finally(() => this.#undoing.delete(id));
    this.#undoing.set(id, undoing);
    return undoing;
  }

  /** Gives one up: what could end its session is removed. The person has to end that session themselves, if there is one. */
  async giveUp(id: string): Promise<{ readonly kind: 'given-up' | 'not-there' } | KeychainUnavailable> {
    await this.#undoing.get(id);
    const account = await this.#claim(id);
    if (account === null) return { kind: 'not-there' };
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') {
      await this.release(account);
      return removed;
    }
    await this.#parts.registry.update(dropAccount(id));
    this.#parts.log.info('interrupted-sign-in-given-up', { account: id });
    this.#activity.changed();
    return { kind: 'given-up' };
  }

  /** Says that this process is at it; null: it is gone, or somebody else is. */
  async #claim(id: string): Promise<AccountRecord | null> {
    const { registry, instances } = this.#parts;
    await registry.update(
      changeAccount(id, (account) =>
        this.isAbandoned(account) ? { ...account, owner: instances.self } : account,
      ),
    );
    const account = findAccount(registry.current(), id);
    return account !== undefined && this.isAbandoned(account) ? account : null;
  }

  async #undo(id: string): Promise<void> {
    const { registry } = this.#parts;
    const account = await this.#claim(id);
    if (account === null) return;

    const token = await this.#credentials.readToken(account);
    if (token.kind === 'unavailable') return this.release(account);
    if (token.kind === 'unusable') return this.#wait(account, token.problem);
    if (token.kind === 'found') {
      await this.takeBack(account, token.secret);
      return;
    }
    const redeemed = await redeemTicket(this.#parts, this.#credentials, account);
    switch (redeemed.kind) {
      case 'token': {
        const { login, userId } = redeemed.user;
        await registry.update(changeAccount(id, (current) => ({ ...current, login, userId })));
        await this.#credentials.keepToken(account, redeemed.token);
        await this.takeBack(account, redeemed.token);
        return;
      }
      case 'no-session':
        return this.discard(account, dropAccount(id));
      case 'out-of-reach':
        return this.discard(account, interruptedFor(account));
      case 'problem':
        return this.#wait(account, redeemed.problem);
      default:
        return assertNever(redeemed, 'result of redeeming a ticket');
    }
  }

  #wait(account: AccountRecord, problem: Problem): Promise<void> {
    this.#parts.log.warn('interrupted-sign-in-waits', { account: account.id, problem: problem.kind });
    return this.release(account);
  }

  /**
   * Ends the session of a sign-in that is not kept, unless an account that stays is signed in by the same one; gives whether the
   * sign-in leaves no session open.
   */
  async takeBack(account: AccountRecord, token: Secret): Promise<boolean> {
    const { registry } = this.#parts;
    if ((await findSignedInWith(registry.current(), this.#credentials, account.id, token)) !== undefined) {
      await this.letGo(account);
      return true;
    }
    const outcome = await this.#signOut.run(account.id);
    return outcome === null || sessionIsOver(outcome.session);
  }

  /** Drops a sign-in and its copy of the token without a word to the service: the session is another account's. */
  async letGo(account: AccountRecord): Promise<void> {
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') return this.release(account);
    await this.#parts.registry.update(dropAccount(account.id));
  }

  /** Takes the ticket away, and then the record with it by `change`. */
  async discard(account: AccountRecord, change: Change): Promise<void> {
    const removed = await this.#credentials.removeTicket(account);
    if (removed.kind === 'unavailable') return this.release(account);
    await this.#parts.registry.update(change);
    this.#activity.changed();
  }

  /** Leaves it to whoever comes next, also to another process where that can reach the ticket. */
  async release(account: AccountRecord): Promise<void> {
    const { registry, instances } = this.#parts;
    await registry.update(
      changeAccount(account.id, (record) => ({ ...record, owner: ownerAtRest(record, instances) })),
    );
  }
}

/** Drops the record, and says that a session may have begun that nobody holds. */
export function interruptedFor(account: AccountRecord): Change {
  return inOrder(
    dropAccount(account.id),
    noteInterruptedSignIn({ id: account.id, service: account.service, startedAt: account.signedInAt }),
  );
}
