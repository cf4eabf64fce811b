import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SignIn as SignInView } from '../../shared/snapshot.ts';
import type { Activity } from './activity.ts';
import { pause } from './bounded.ts';
import type { Credentials } from './credentials.ts';
import { endpointAt } from './endpoint.ts';
import { interruptedFor, type InterruptedSignIns } from './interrupted-sign-in.ts';
import { ownerAtRest } from './ownership.ts';
import type { Parts } from './parts.ts';
import type { Endpoint, ServiceUser } from './ports/openbox.ts';
import type { SignInLink } from './ports/sign-in-page.ts';
import type { AccountRecord } from './registry.ts';
import { addAccount, changeAccount, dropAccount, findAccount, inOrder } from './registry-changes.ts';
import type { Secret } from './secret.ts';
import type { SignOut } from './sign-out.ts';

/** A ticket lives about ten minutes (openbox-api: clients), so waiting longer is in vain. In milliseconds. */
const ticketLife = 10 * 60 * 1000;

/** Clients ask about once a second. In milliseconds. */
const pollPause = 1_000;

type Failure = Extract<SignInView, { step: 'failed' }>['problem'];

/** How a sign-in ended; `undone`: the person said no or cancelled. `over`: no session is left open by it. */
export type SignInResult =
  | { readonly kind: 'signed-in'; readonly account: string }
  | { readonly kind: 'undone'; readonly over: boolean }
  | { readonly kind: 'failed'; readonly problem: Failure };

type Granted =
  | { readonly kind: 'token'; readonly token: Secret; readonly user: ServiceUser }
  | {
      readonly kind: 'none';
      /** `unknown`: an answer was lost, and the ticket may still lead to a session. `out-of-reach`: it may not any more. */
      readonly session: 'none' | 'unknown' | 'out-of-reach';
      readonly result: SignInResult;
    };

interface Attempt {
  readonly cancel: AbortController;
  /** Answers «is this you?»; null until it is asked. */
  answer: ((isMe: boolean) => void) | null;
}

/**
 * Signing in: one at a time in this process. At every moment a ticket or token that the service may have given life to
 * lies in the keychain under an id that the registry knows, so that a process that dies leaves nothing behind that the next
 * one cannot end.
 */
export class SignIn {
  readonly #parts: Parts;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #signOut: SignOut;
  readonly #interrupted: InterruptedSignIns;
  #attempt: Attempt | null = null;

  constructor(
    parts: Parts,
    credentials: Credentials,
    activity: Activity,
    signOut: SignOut,
    interrupted: InterruptedSignIns,
  ) {
    this.#interrupted = interrupted;
    this.#parts = parts;
    this.#credentials = credentials;
    this.#activity = activity;
    this.#signOut = signOut;
  }

  get isUnderWay(): boolean {
    return this.#attempt !== null;
  }

  /**
   * Signs in to the configured service: resolves when the account is kept, or the attempt is over. Its steps show in
   * `activity.signIn`. Null: another attempt is under way.
   */
  async run(): Promise<SignInResult | null> {
    if (this.#attempt !== null) return null;
    const attempt: Attempt = { cancel: new AbortController(), answer: null };
    this.#attempt = attempt;
    const { service } = this.#parts.configuration.current();
    try {
      const result = await this.#steps(attempt, service);
      this.#activity.signIn =
        result.kind === 'failed' ? { step: 'failed', service, problem: result.problem } : null;
      if (result.kind === 'failed') this.#parts.log.warn('sign-in-failed', { problem: result.problem.kind });
      return result;
    } finally {
      this.#attempt = null;
    }
  }

  /** Answers «Signed in as …: is this you?»; false: it is not being asked. */
  confirm(isMe: boolean): boolean {
    const answer = this.#attempt?.answer ?? null;
    answer?.(isMe);
    return answer !== null;
  }

  /** Cancels the attempt at any step before it is kept, or puts a failed one away; false: there is none. */
  cancel(): boolean {
    if (this.#attempt !== null) {
      this.#attempt.cancel.abort();
      return true;
    }
    const shown = this.#activity.signIn !== null;
    this.#activity.signIn = null;
    return shown;
  }

  async #steps(attempt: Attempt, service: string): Promise<SignInResult> {
    const cancel = attempt.cancel.signal;
    const { configuration, openbox, registry, log } = this.#parts;
    this.#activity.signIn = { step: 'starting', service };

    const endpoint = endpointAt(service, configuration.current());
    if (endpoint === null) return failed({ kind: 'no-api-key' });
    const storage = await this.#chooseStorage();
    if (typeof storage === 'object') return failed(storage);

    const reply = await openbox.getTicket(endpoint, cancel);
    if (cancel.aborted) return { kind: 'undone', over: true };
    if (reply.kind === 'restricted') return failed({ kind: 'restricted' });
    if (reply.kind === 'unclear') return failed(reply.problem);

    const account = this.#newRecord(service, storage);
    const saved = await registry.update(addAccount(account));
    if (saved.kind === 'not-saved') {
      await registry.update(dropAccount(account.id));
      return failed({ kind: 'not-saved' });
    }
    const written = await this.#credentials.writeTicket(account, reply.ticket);
    if (written.kind === 'unavailable') {
      await this.#interrupted.discard(account, dropAccount(account.id));
      return failed({ kind: 'keychain', reason: written.reason });
    }
    log.info('sign-in-started', { account: account.id, storage });

    const granted = await this.#waitForPerson(endpoint, account, reply.ticket, reply.page, cancel);
    if (granted.kind !== 'token') {
      this.#activity.signIn = { step: 'undoing', service };
      await this.#settleWithoutToken(account, granted.session);
      return granted.result;
    }
    return this.#keep(attempt, account, granted.token, granted.user);
  }

  /** Where the token is going to lie; a problem where it could lie nowhere. */
  async #chooseStorage(): Promise<AccountRecord['storage'] | Problem> {
    const probed = await this.#credentials.probe();
    if (probed.kind === 'available') return 'keychain';
    if (probed.reason === 'missing' && this.#parts.staysOpen) return 'memory';
    return { kind: 'keychain', reason: probed.reason };
  }

  #newRecord(service: string, storage: AccountRecord['storage']): AccountRecord {
    const now = this.#parts.clock.now().toISOString();
    return {
      id: this.#parts.newId(),
      service,
      login: '',
      userId: '',
      signedInAt: now,
      storage,
      ticket: true,
      state: { kind: 'signing-in', startedAt: now },
      owner: this.#parts.instances.self,
    };
  }

  /** Shows the way to the service's page and asks until the person has signed in there. */
  async #waitForPerson(
    endpoint: Endpoint,
    account: AccountRecord,
    ticket: Secret,
    page: Secret,
    cancel: AbortSignal,
  ): Promise<Granted> {
    const { clock, openbox, pages } = this.#parts;
    const expiresAt = clock.now().getTime() + ticketLife;
    let answerLost = false;
    let link: SignInLink | null = null;
    try {
      link = await pages.offer(page);
      this.#activity.signIn = {
        step: 'waiting',
        service: account.service,
        link: link.link,
        expiresAt: new Date(expiresAt).toISOString(),
      };
      for (;;) {
        await pause(clock, pollPause, cancel);
        const over = cancel.aborted || clock.now().getTime() >= expiresAt;
        // Asked once more even when it is over: the person may have signed in a moment ago, and that session must be ended.
        const reply = await openbox.getAuthToken(endpoint, ticket);
        const ending: SignInResult = cancel.aborted
          ? { kind: 'undone', over: reply.kind !== 'unclear' && !answerLost }
          : failed({ kind: 'expired' });
        switch (reply.kind) {
          case 'token':
            return reply;
          case 'waiting':
            answerLost = false;
            if (over) return { kind: 'none', session: 'none', result: ending };
            break;
          case 'unclear':
            answerLost = true;
            if (over) return { kind: 'none', session: 'unknown', result: ending };
            break;
          case 'rejected':
            // After a lost answer the ticket may be used up because it did give a token.
            return {
              kind: 'none',
              session: answerLost ? 'out-of-reach' : 'none',
              result: over ? ending : failed({ kind: 'rejected' }),
            };
          case 'restricted':
            return {
              kind: 'none',
              session: answerLost ? 'unknown' : 'none',
              result: failed({ kind: 'restricted' }),
            };
          default:
            assertNever(reply, 'reply to get_auth_token');
        }
      }
    } finally {
      link?.close();
    }
  }

  /** A token was given: keeps it once the person agrees, and ends its session in every other case. */
  async #keep(
    attempt: Attempt,
    granted: AccountRecord,
    token: Secret,
    user: ServiceUser,
  ): Promise<SignInResult> {
    const { registry, log } = this.#parts;
    const { id, service } = granted;
    await registry.update(
      changeAccount(id, (record) => ({ ...record, login: user.login, userId: user.userId })),
    );
    const written = await this.#credentials.writeToken(granted, token);
    if (written.kind === 'unavailable') {
      // The session is open and cannot be kept: held in memory for as long as it takes to end it.
      this.#credentials.holdInMemory(granted, token);
      await this.#undo(id, service);
      return failed({ kind: 'keychain', reason: written.reason });
    }
    const ticketGone = await this.#credentials.removeTicket(granted);
    if (ticketGone.kind === 'unavailable') {
      await this.#undo(id, service);
      return failed({ kind: 'keychain', reason: ticketGone.reason });
    }

    if (!(await this.#isThisYou(attempt, granted, user.login))) {
      log.info('sign-in-declined', { account: id });
      return { kind: 'undone', over: await this.#undo(id, service) };
    }
    this.#activity.signIn = { step: 'keeping', service, login: user.login };
    const replaced = await this.#otherAccountsOf(id, token);
    const saved = await registry.update(
      inOrder(
        changeAccount(id, (record) => ({
          ...record,
          ticket: false,
          state: { kind: 'signed-in' },
          signedInAt: this.#parts.clock.now().toISOString(),
          owner: ownerAtRest(record, this.#parts.instances),
        })),
        ...replaced.sameToken.map((account) =>
          changeAccount(account.id, (record) => ({
            ...record,
            state: {
              kind: 'session-ended',
              endedAt: this.#parts.clock.now().toISOString(),
              credentials: 'kept',
            },
          })),
        ),
      ),
    );
    if (saved.kind === 'not-saved') {
      await this.#undo(id, service);
      return failed({ kind: 'not-saved' });
    }
    log.info('signed-in', { account: id });
    this.#activity.set(id, { confirmedAt: this.#parts.clock.now().toISOString() });
    for (const account of replaced.sameToken) {
      // Their session is the new account's session: only the old copy of the token goes.
      const removed = await this.#credentials.remove(account);
      if (removed.kind === 'removed') await registry.update(dropAccount(account.id));
      this.#activity.forget(account.id);
    }
    await this.#parts.engine.start(id).catch(() => {
      log.warn('sync-engine-failed-to-start', { account: id });
    });
    void Promise.all(replaced.otherToken.map((account) => this.#signOut.run(account.id)));
    return { kind: 'signed-in', account: id };
  }

  async #isThisYou(attempt: Attempt, account: AccountRecord, login: string): Promise<boolean> {
    const { service, storage } = account;
    const { signal } = attempt.cancel;
    if (signal.aborted) return false;
    const answered = new Promise<boolean>((resolve) => {
      attempt.answer = resolve;
      signal.addEventListener(
        'abort',
        () => {
          resolve(false);
        },
        { once: true },
      );
    });
    this.#activity.signIn = { step: 'confirming', service, login, storage };
    const isMe = await answered;
    attempt.answer = null;
    return isMe;
  }

  /** The same person's earlier accounts at the service, which the new one takes the place of. */
  async #otherAccountsOf(
    id: string,
    token: Secret,
  ): Promise<{ readonly sameToken: AccountRecord[]; readonly otherToken: AccountRecord[] }> {
    const { accounts } = this.#parts.registry.current();
    const account = findAccount(this.#parts.registry.current(), id);
    const others = accounts.filter(
      (other) =>
        other.id !== id &&
        other.state.kind !== 'signing-in' &&
        other.service === account?.service &&
        other.login === account.login &&
        other.userId === account.userId,
    );
    const sameToken: AccountRecord[] = [];
    const otherToken: AccountRecord[] = [];
    for (const other of others) {
      const held = await this.#credentials.readToken(other);
      const same = held.kind === 'found' && held.secret.equals(token);
      (same ? sameToken : otherToken).push(other);
    }
    return { sameToken, otherToken };
  }

  /** Ends the session of a sign-in that is not kept, by the one sign-out flow; gives whether it is over. */
  async #undo(id: string, service: string): Promise<boolean> {
    this.#activity.signIn = { step: 'undoing', service };
    const outcome = await this.#signOut.run(id);
    return outcome === null || sessionIsOver(outcome.session);
  }

  /** No token was given: nothing may be left over, and nothing that may have begun be forgotten. */
  async #settleWithoutToken(
    account: AccountRecord,
    session: 'none' | 'unknown' | 'out-of-reach',
  ): Promise<void> {
    const { id } = account;
    switch (session) {
      case 'none':
        return this.#interrupted.discard(account, dropAccount(id));
      case 'out-of-reach':
        return this.#interrupted.discard(account, interruptedFor(account));
      case 'unknown':
        await this.#parts.registry.update(changeAccount(id, (record) => ({ ...record, owner: null })));
        return;
      default:
        assertNever(session, 'knowledge of a session');
    }
  }
}

function failed(problem: Failure): { readonly kind: 'failed'; readonly problem: Failure } {
  return { kind: 'failed', problem };
}
