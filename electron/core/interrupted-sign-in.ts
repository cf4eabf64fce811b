import { assertNever } from '../../shared/assert-never.ts';
import type { Credentials } from './credentials.ts';
import type { Parts } from './parts.ts';
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
import type { SignOut } from './sign-out.ts';

/** Undoes sign-ins that were cut off before the person agreed: a session that began is ended, and nothing is left over. */
export class InterruptedSignIns {
  readonly #parts: Parts;
  readonly #credentials: Credentials;
  readonly #signOut: SignOut;

  constructor(parts: Parts, credentials: Credentials, signOut: SignOut) {
    this.#parts = parts;
    this.#credentials = credentials;
    this.#signOut = signOut;
  }

  /** Undoes one; where the service or the keychain does not answer, it stays for the next time. */
  async undo(id: string): Promise<void> {
    const { registry, instances } = this.#parts;
    const claim: Change = changeAccount(id, (account) =>
      this.#isAbandoned(account) ? { ...account, owner: instances.self } : account,
    );
    await registry.update(claim);
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'signing-in' || account.owner !== instances.self) return;

    const token = await this.#credentials.readToken(account);
    if (token.kind === 'unavailable') return this.#leave(account);
    if (token.kind === 'found') {
      await this.#signOut.run(id);
      return;
    }
    const redeemed = await redeemTicket(this.#parts, this.#credentials, account);
    switch (redeemed.kind) {
      case 'token': {
        const { login, userId } = redeemed.user;
        await registry.update(changeAccount(id, (current) => ({ ...current, login, userId })));
        const written = await this.#credentials.writeToken(account, redeemed.token);
        if (written.kind === 'unavailable') this.#credentials.holdInMemory(account, redeemed.token);
        await this.#signOut.run(id);
        return;
      }
      case 'no-session':
        return this.discard(account, dropAccount(id));
      case 'out-of-reach':
        return this.discard(account, interruptedFor(account));
      case 'problem':
        this.#parts.log.warn('interrupted-sign-in-waits', { account: id, problem: redeemed.problem.kind });
        return this.#leave(account);
      default:
        return assertNever(redeemed, 'result of redeeming a ticket');
    }
  }

  /** Takes the ticket away, and then the record with it by `change`. */
  async discard(account: AccountRecord, change: Change): Promise<void> {
    const removed = await this.#credentials.removeTicket(account);
    if (removed.kind === 'unavailable') return this.#leave(account);
    await this.#parts.registry.update(change);
  }

  /** Whether nobody is at it any more: recovery may take it up. */
  #isAbandoned(account: AccountRecord): boolean {
    const { owner } = account;
    return account.state.kind === 'signing-in' && (owner === null || !this.#parts.instances.isAlive(owner));
  }

  async #leave(account: AccountRecord): Promise<void> {
    await this.#parts.registry.update(changeAccount(account.id, (record) => ({ ...record, owner: null })));
  }
}

/** Drops the record, and says that a session may have begun that nobody holds. */
export function interruptedFor(account: AccountRecord): Change {
  return inOrder(
    dropAccount(account.id),
    noteInterruptedSignIn({ id: account.id, service: account.service, startedAt: account.signedInAt }),
  );
}
