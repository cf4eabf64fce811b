import type { Problem } from '../../shared/problem.ts';
import type { Activity, CredentialProblem } from './activity.ts';
import { pause } from './bounded.ts';
import type { Credentials } from './credentials.ts';
import type { Engines } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { FlowContext } from './flow-context.ts';
import type { Ports } from './ports.ts';
import type { CheckReply, HeldCredential } from './ports/service.ts';
import { serviceIdOf, type AccountRecord } from './registry.ts';
import { changeAccount, findAccount } from './registry-changes.ts';
import { problemOf } from './service-problem.ts';

/** How long after a service first said that a session is over it is asked again before it is believed, in milliseconds. */
const secondOpinionPause = 3_000;

/** At most this many sessions are checked side by side. */
const checksAtATime = 4;

/** What a check found out. */
export type CheckResult =
  | { readonly kind: 'open' }
  /** The service said so twice; the credential is removed, or `kept` where the keychain did not remove it. */
  | { readonly kind: 'ended'; readonly credentials: 'removed' | 'kept' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The account is not signed in, or was signed out meanwhile. */
  | { readonly kind: 'not-now' };

/** Asks the service whether sessions are still open, and believes the end of one only when it is said twice. */
export class CheckSession {
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #engines: Engines;
  readonly #queue: OneAtATime;
  readonly #running = new Map<string, { readonly result: Promise<CheckResult>; cancel: AbortController }>();

  constructor({ ports, credentials, activity, engines, queue }: FlowContext) {
    this.#ports = ports;
    this.#credentials = credentials;
    this.#activity = activity;
    this.#engines = engines;
    this.#queue = queue;
  }

  /** Checks one account; a second call joins the first. Never rejects for what the service or the keychain does. */
  run(id: string): Promise<CheckResult> {
    const running = this.#running.get(id);
    if (running !== undefined) return running.result;
    const cancel = new AbortController();
    this.#activity.set(id, { checking: true });
    const result = this.#queue
      .run(id, () => this.#check(id, cancel.signal))
      .finally(() => {
        this.#running.delete(id);
        if (findAccount(this.#ports.registry.current(), id) === undefined) this.#activity.forget(id);
        else this.#activity.set(id, { checking: false });
      });
    this.#running.set(id, { result, cancel });
    return result;
  }

  /** Checks every account that is signed in. A keychain that cannot be used is asked once, not for each of them. */
  async runAll(): Promise<void> {
    if (this.#activity.keychainProblem !== null) {
      const probed = await this.#credentials.probe();
      if (probed.kind === 'unavailable') return;
    }
    const { accounts } = this.#ports.registry.current();
    const ids = accounts.filter(({ state }) => state.kind === 'signed-in').map(({ id }) => id);
    await inParallel(ids, checksAtATime, (id) => this.run(id));
  }

  /** Ends a check that is under way: signing out does not wait for it. */
  cancel(id: string): void {
    this.#running.get(id)?.cancel.abort();
  }

  async #check(id: string, cancel: AbortSignal): Promise<CheckResult> {
    const { registry, log } = this.#ports;
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'signed-in' || cancel.aborted) return { kind: 'not-now' };

    // Reading changes nothing: where the keychain does not answer, nobody who signs out waits for it behind this check.
    const held = await Promise.race([this.#credentials.read(account), aborted(cancel)]);
    if (held === null) return { kind: 'not-now' };
    if (held.kind === 'unavailable') {
      await this.#engines.stop(id);
      return { kind: 'problem', problem: { kind: 'keychain', reason: held.reason } };
    }
    if (held.kind !== 'found') {
      const problem: CredentialProblem =
        held.kind === 'unusable' ? held.problem : { kind: 'credentials-missing' };
      this.#activity.set(id, { credentialProblem: problem });
      await this.#engines.stop(id);
      return { kind: 'problem', problem };
    }
    this.#activity.set(id, { credentialProblem: null });
    await this.#credentials.retryKeeping(account);

    const credential = this.#credentials.hold(account, held.secret);
    const first = await this.#ask(account, credential, cancel);
    if (first.kind !== 'ended') return this.#unlessEnded(id, first, cancel);
    await pause(this.#ports.clock, secondOpinionPause, cancel);
    const second = await this.#ask(account, credential, cancel);
    if (second.kind !== 'ended') return this.#unlessEnded(id, second, cancel);

    const endedAt = this.#ports.clock.now().toISOString();
    await registry.update(
      changeAccount(id, (current) =>
        current.state.kind === 'signed-in'
          ? { ...current, state: { kind: 'session-ended', endedAt, credentials: 'kept' } }
          : current,
      ),
    );
    if (findAccount(registry.current(), id)?.state.kind !== 'session-ended') return { kind: 'not-now' };
    log.info('session-ended-elsewhere', { account: id });
    await this.#engines.stop(id);
    return { kind: 'ended', credentials: await this.removeDeadCredential(id) };
  }

  /** Removes the credentials of all sessions that ended elsewhere; gives how many are left. */
  async removeDeadCredentials(): Promise<number> {
    const ended = this.#ports.registry
      .current()
      .accounts.filter(({ state }) => state.kind === 'session-ended');
    const results = await inParallel(ended, 1, ({ id }) => this.removeDeadCredential(id));
    return results.filter((result) => result === 'kept').length;
  }

  /** Removes the credential of a session that ended elsewhere. */
  async removeDeadCredential(id: string): Promise<'removed' | 'kept'> {
    const { registry } = this.#ports;
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'session-ended' || account.state.credentials === 'removed') return 'removed';
    // Without the credential a process that started from what the disk says could never find out again.
    const written = await registry.update((current) => current);
    if (written.kind === 'not-saved') return 'kept';
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') return 'kept';
    await registry.update(
      changeAccount(id, (current) =>
        current.state.kind === 'session-ended'
          ? { ...current, pending: false, state: { ...current.state, credentials: 'removed' } }
          : current,
      ),
    );
    return 'removed';
  }

  #unlessEnded(id: string, reply: Exclude<CheckReply, { kind: 'ended' }>, cancel: AbortSignal): CheckResult {
    if (cancel.aborted) return { kind: 'not-now' };
    if (reply.kind === 'open') {
      this.#activity.set(id, {
        confirmedAt: this.#ports.clock.now().toISOString(),
        checkProblem: null,
        user: reply.user,
      });
      return { kind: 'open' };
    }
    // An ambiguous reply never changes an account's state.
    const problem = problemOf(reply);
    this.#activity.set(id, { checkProblem: problem });
    return { kind: 'problem', problem };
  }

  async #ask(account: AccountRecord, held: HeldCredential, cancel: AbortSignal): Promise<CheckReply> {
    const service = await this.#ports.services.at(serviceIdOf(account));
    return service.check(held, cancel);
  }
}

/** Resolves with null once the signal is raised. */
function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
