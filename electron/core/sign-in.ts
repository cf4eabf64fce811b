import { assertNever } from '../../shared/assert-never.ts';
import type { Problem, SignInProblem } from '../../shared/problem.ts';
import type { Activity } from './activity.ts';
import type { Credentials } from './credentials.ts';
import { endpointAt } from './endpoint.ts';
import { interruptedFor, type InterruptedSignIns } from './interrupted-sign-in.ts';
import { keepAccount, type Keeping } from './keep-account.ts';
import type { Ports } from './ports.ts';
import type { Endpoint } from './ports/openbox.ts';
import type { AccountRecord } from './registry.ts';
import { addAccount, changeAccount, dropAccount } from './registry-changes.ts';
import type { Secret } from './secret.ts';
import { failed, type SignInResult } from './sign-in-result.ts';
import { waitForPerson, type Granted } from './wait-for-person.ts';

export interface SignInOptions {
  /** The API's address; null: the one of the settings. */
  readonly service: string | null;
  /** Whether this host opens the service's page, where it does so at all; else whoever asked shows the way there. */
  readonly opensPage: boolean;
}

interface Attempt {
  readonly cancel: AbortController;
  readonly service: string;
  readonly opensPage: boolean;
  /** The person agreed: from here on it can only be signed out. */
  agreed: boolean;
  /** Answers «is this you?»; null until it is asked. */
  answer: ((isMe: boolean) => void) | null;
}

/**
 * Signing in: one at a time. At every moment a ticket or token that the service may have given life to
 * lies in the keychain under an id that the registry knows, so that a process that dies leaves nothing behind that the next
 * one cannot end.
 */
export class SignIn {
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #keeping: Keeping;
  readonly #interrupted: InterruptedSignIns;
  #attempt: Attempt | null = null;
  #lastRun: Promise<unknown> = Promise.resolve();

  constructor(context: Keeping) {
    this.#ports = context.ports;
    this.#credentials = context.credentials;
    this.#activity = context.activity;
    this.#keeping = context;
    this.#interrupted = context.interrupted;
  }

  get isUnderWay(): boolean {
    return this.#attempt !== null;
  }

  /**
   * Signs in: resolves when the account is kept, or the attempt is over. Its steps show in
   * `activity.signIn`. Null: another attempt is under way.
   */
  run(options: SignInOptions): Promise<SignInResult | null> {
    if (this.#attempt !== null) return Promise.resolve(null);
    const attempt: Attempt = {
      cancel: new AbortController(),
      service: options.service ?? this.#ports.configuration.current().service,
      opensPage: options.opensPage,
      agreed: false,
      answer: null,
    };
    this.#attempt = attempt;
    const run = this.#attend(attempt);
    this.#lastRun = run.catch(() => undefined);
    return run;
  }

  async #attend(attempt: Attempt): Promise<SignInResult> {
    const { service } = attempt;
    let shown: SignInProblem | null = null;
    try {
      const result = await this.#steps(attempt);
      if (result.kind === 'failed') {
        shown = result.problem;
        this.#ports.log.warn('sign-in-failed', { problem: shown.kind });
      }
      return result;
    } finally {
      this.#attempt = null;
      this.#activity.signIn = shown === null ? null : { step: 'failed', service, problem: shown };
    }
  }

  /** Answers «Signed in as …: is this you?»; false: it is not being asked. */
  confirm(isMe: boolean): boolean {
    const answer = this.#attempt?.answer ?? null;
    answer?.(isMe);
    return answer !== null;
  }

  /** Cancels the attempt at any step before the person agreed, or puts a failed one away; false: there is none. */
  cancel(): boolean {
    const attempt = this.#attempt;
    if (attempt === null) {
      const shown = this.#activity.signIn !== null;
      this.#activity.signIn = null;
      return shown;
    }
    if (attempt.agreed) return false;
    attempt.cancel.abort();
    this.#activity.signIn = { step: 'undoing', service: attempt.service };
    return true;
  }

  /** Cancels the attempt, if one is under way, and waits until it is over. */
  async end(): Promise<void> {
    if (this.#attempt !== null) this.cancel();
    await this.#lastRun;
  }

  async #steps(attempt: Attempt): Promise<SignInResult> {
    const { service } = attempt;
    const cancel = attempt.cancel.signal;
    const { configuration, openbox } = this.#ports;
    this.#activity.signIn = { step: 'starting', service };

    const endpoint = endpointAt(service, configuration.current());
    if (endpoint === null) return failed({ kind: 'no-api-key' });
    const storage = await this.#chooseStorage();
    if (cancel.aborted) return { kind: 'undone', over: true };
    if (typeof storage === 'object') return failed(storage);

    const reply = await openbox.getTicket(endpoint, cancel);
    if (attempt.cancel.signal.aborted) return { kind: 'undone', over: true };
    if (reply.kind === 'restricted') return failed({ kind: 'restricted' });
    if (reply.kind === 'unclear') return failed(reply.problem);

    const account = this.#newRecord(service, storage);
    const end = this.#interrupted.begin(account.id);
    try {
      return await this.#withTicket(attempt, endpoint, account, reply);
    } finally {
      end();
    }
  }

  async #withTicket(
    attempt: Attempt,
    endpoint: Endpoint,
    account: AccountRecord,
    offered: { readonly ticket: Secret; readonly page: Secret },
  ): Promise<SignInResult> {
    const { registry, log } = this.#ports;
    const { service } = attempt;
    const cancel = attempt.cancel.signal;
    const saved = await registry.update(addAccount(account));
    if (saved.kind === 'not-saved') {
      await registry.update(dropAccount(account.id));
      return failed({ kind: 'not-saved' });
    }
    const written = await this.#credentials.writeTicket(account, offered.ticket);
    if (written.kind === 'unavailable') {
      await this.#interrupted.discard(account, dropAccount(account.id));
      return failed({ kind: 'keychain', reason: written.reason });
    }
    if (cancel.aborted) {
      await this.#interrupted.discard(account, dropAccount(account.id));
      return { kind: 'undone', over: true };
    }
    log.info('sign-in-started', { account: account.id, storage: account.storage });

    const granted = await waitForPerson(
      this.#ports,
      endpoint,
      { ...offered, opensPage: attempt.opensPage },
      cancel,
      (waiting) => {
        this.#activity.signIn = { step: 'waiting', service, ...waiting };
      },
    );
    if (granted.kind === 'token') return this.#keep(attempt, account, granted);
    this.#activity.signIn = { step: 'undoing', service };
    await this.#settleWithoutToken(account, granted.session);
    return granted.problem === null
      ? { kind: 'undone', over: granted.session === 'none' }
      : failed(granted.problem);
  }

  /** Where the token is going to lie; a problem where it could lie nowhere. */
  async #chooseStorage(): Promise<AccountRecord['storage'] | Problem> {
    const probed = await this.#credentials.probe();
    if (probed.kind === 'available') return 'keychain';
    if (probed.reason === 'missing' && this.#ports.staysOpen) return 'memory';
    return { kind: 'keychain', reason: probed.reason };
  }

  #newRecord(service: string, storage: AccountRecord['storage']): AccountRecord {
    const now = this.#ports.clock.now().toISOString();
    return {
      id: this.#ports.newId(),
      service,
      login: '',
      userId: '',
      signedInAt: now,
      storage,
      ticket: true,
      state: { kind: 'signing-in', startedAt: now },
    };
  }

  /** A token was given: keeps it once the person agrees, and ends its session in every other case. */
  async #keep(
    attempt: Attempt,
    granted: AccountRecord,
    { token, user, doubtful }: Extract<Granted, { kind: 'token' }>,
  ): Promise<SignInResult> {
    const { registry, log } = this.#ports;
    const { id, service } = granted;
    await registry.update(
      changeAccount(id, (record) => ({ ...record, login: user.login, userId: user.userId })),
    );
    const written = await this.#credentials.keepToken(granted, token);
    if (written.kind === 'unavailable') {
      await this.#undo(granted, token);
      return failed({ kind: 'keychain', reason: written.reason });
    }
    const ticketGone = await this.#credentials.removeTicket(granted);
    if (ticketGone.kind === 'unavailable') {
      await this.#undo(granted, token);
      return failed({ kind: 'keychain', reason: ticketGone.reason });
    }

    if (!(await this.#isThisYou(attempt, granted, user.login, doubtful))) {
      log.info('sign-in-declined', { account: id });
      return { kind: 'undone', over: await this.#undo(granted, token) };
    }
    this.#activity.signIn = { step: 'keeping', service, login: user.login };
    return keepAccount(this.#keeping, granted, token, () => this.#undo(granted, token));
  }

  async #isThisYou(
    attempt: Attempt,
    account: AccountRecord,
    login: string,
    doubtful: boolean,
  ): Promise<boolean> {
    const { service, storage } = account;
    const { signal } = attempt.cancel;
    if (signal.aborted) return false;
    const answered = new Promise<boolean>((resolve) => {
      attempt.answer = (isMe) => {
        attempt.answer = null;
        attempt.agreed = isMe;
        resolve(isMe);
      };
      signal.addEventListener('abort', () => attempt.answer?.(false), { once: true });
    });
    const asking = { step: 'confirming', service, login, storage } as const;
    this.#activity.signIn = doubtful ? { ...asking, doubtful } : asking;
    return answered;
  }

  /** Takes back a sign-in that is not kept; gives whether it leaves no session open. */
  #undo(granted: AccountRecord, token: Secret): Promise<boolean> {
    this.#activity.signIn = { step: 'undoing', service: granted.service };
    return this.#interrupted.takeBack(granted, token);
  }

  /** No token was given: nothing may be left over, and nothing that may have begun be forgotten. */
  async #settleWithoutToken(
    account: AccountRecord,
    session: Extract<Granted, { kind: 'none' }>['session'],
  ): Promise<void> {
    const { id } = account;
    switch (session) {
      case 'none':
        return this.#interrupted.discard(account, dropAccount(id));
      case 'out-of-reach':
        return this.#interrupted.discard(account, interruptedFor(account));
      case 'unknown':
        return;
      default:
        assertNever(session, 'knowledge of a session');
    }
  }
}
