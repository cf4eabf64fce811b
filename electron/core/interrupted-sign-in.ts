import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Credentials } from './credentials.ts';
import { findSignedInWith } from './earlier-accounts.ts';
import type { FlowContext } from './flow-context.ts';
import type { Ports } from './ports.ts';
import type { KeychainUnavailable } from './ports/keychain.ts';
import { completeSignIn } from './complete-sign-in.ts';
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
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #signOut: SignOut;
  readonly #underWay = new Set<string>();
  readonly #undoing = new Map<string, Promise<void>>();

  constructor({
    ports,
    credentials,
    signOut,
  }: Pick<FlowContext, 'ports' | 'credentials'> & { readonly signOut: SignOut }) {
    this.#ports = ports;
    this.#credentials = credentials;
    this.#signOut = signOut;
  }

  /** Says that a sign-in is under way with the record; until the returned function is called nobody undoes it. */
  begin(id: string): () => void {
    this.#underWay.add(id);
    return () => this.#underWay.delete(id);
  }

  /** Whether nobody is at it any more, so that it is to be undone. */
  isAbandoned(account: AccountRecord): boolean {
    return account.state.kind === 'signing-in' && !this.#underWay.has(account.id);
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

  /** Undoes all that were left half done; gives how many could not be undone yet. */
  async undoAll(): Promise<number> {
    const abandoned = (): AccountRecord[] =>
      this.#ports.registry.current().accounts.filter((account) => this.isAbandoned(account));
    await Promise.all(abandoned().map(({ id }) => this.#signOut.inTurn(() => this.undo(id))));
    return abandoned().length;
  }

  /** Gives one up: what could end its session is removed. The person has to end that session themselves, if there is one. */
  async giveUp(id: string): Promise<{ readonly kind: 'given-up' | 'not-there' } | KeychainUnavailable> {
    await this.#undoing.get(id);
    const account = this.#find(id);
    if (account === null) return { kind: 'not-there' };
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') return removed;
    await this.#ports.registry.update(dropAccount(id));
    this.#ports.log.info('interrupted-sign-in-given-up', { account: id });
    return { kind: 'given-up' };
  }

  /** Null: it is gone, or somebody is at it. */
  #find(id: string): AccountRecord | null {
    const account = findAccount(this.#ports.registry.current(), id);
    return account !== undefined && this.isAbandoned(account) ? account : null;
  }

  async #undo(id: string): Promise<void> {
    const { registry } = this.#ports;
    const account = this.#find(id);
    if (account === null) return;

    const held = await this.#credentials.read(account);
    if (held.kind === 'unavailable') return;
    if (held.kind === 'unusable') return this.#wait(account, held.problem);
    if (held.kind === 'found') {
      await this.takeBack(account, held.secret);
      return;
    }
    const completed = await completeSignIn(this.#ports, this.#credentials, account);
    switch (completed.kind) {
      case 'granted': {
        const { login, userId } = completed.user;
        // It may be given only once.
        await this.#credentials.keep(account, completed.credential);
        await registry.update(changeAccount(id, (current) => ({ ...current, login, userId })));
        await this.takeBack(account, completed.credential);
        return;
      }
      case 'no-session':
        return this.discard(account, dropAccount(id));
      case 'out-of-reach':
        return this.discard(account, interruptedFor(account));
      case 'problem':
        return this.#wait(account, completed.problem);
      default:
        return assertNever(completed, 'result of completing a sign-in');
    }
  }

  #wait(account: AccountRecord, problem: Problem): void {
    this.#ports.log.warn('interrupted-sign-in-waits', { account: account.id, problem: problem.kind });
  }

  /**
   * Ends the session of a sign-in that is not kept, unless an account that stays is signed in by the same one; gives whether the
   * sign-in leaves no session open.
   */
  async takeBack(account: AccountRecord, credential: Secret): Promise<boolean> {
    const { registry } = this.#ports;
    if (
      (await findSignedInWith(registry.current(), this.#credentials, account.id, credential)) !== undefined
    ) {
      await this.letGo(account);
      return true;
    }
    const outcome = await this.#signOut.run(account.id);
    return outcome === null || sessionIsOver(outcome.session);
  }

  /** Drops a sign-in and its copy of the credential without a word to the service: the session is another account's. */
  async letGo(account: AccountRecord): Promise<void> {
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') return;
    await this.#ports.registry.update(dropAccount(account.id));
  }

  /** Takes the pending secret away, and then the record with it by `change`; where the keychain does not let go of it, both stay. */
  async discard(account: AccountRecord, change: Change): Promise<void> {
    const removed = await this.#credentials.removePending(account);
    if (removed.kind === 'unavailable') return;
    await this.#ports.registry.update(change);
  }
}

/** Drops the record, and says that a session may have begun that nobody holds. */
export function interruptedFor(account: AccountRecord): Change {
  return inOrder(
    dropAccount(account.id),
    noteInterruptedSignIn({
      id: account.id,
      serviceKind: account.serviceKind,
      service: account.service,
      startedAt: account.signedInAt,
    }),
  );
}
