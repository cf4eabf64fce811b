import { assertNever } from '../../shared/assert-never.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Activity, TokenProblem } from './activity.ts';
import { pause } from './bounded.ts';
import type { Credentials } from './credentials.ts';
import { endpointAt } from './endpoint.ts';
import type { Engines } from './engines.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { FlowContext } from './flow-context.ts';
import type { Ports } from './ports.ts';
import type { AccountInfoReply } from './ports/openbox.ts';
import { changeAccount, findAccount } from './registry-changes.ts';
import type { Secret } from './secret.ts';

/** How long after a first `not_logged_in` the service is asked again before it is believed, in milliseconds. */
const secondOpinionPause = 3_000;

/** What a check found out. */
export type CheckResult =
  | { readonly kind: 'open' }
  /** The service said so twice; the token is removed, or `kept` where the keychain did not remove it. */
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

  /** Ends a check that is under way: signing out does not wait for it. */
  cancel(id: string): void {
    this.#running.get(id)?.cancel.abort();
  }

  async #check(id: string, cancel: AbortSignal): Promise<CheckResult> {
    const { registry, log } = this.#ports;
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'signed-in' || cancel.aborted) return { kind: 'not-now' };

    // Reading changes nothing: where the keychain does not answer, nobody who signs out waits for it behind this check.
    const token = await Promise.race([this.#credentials.readToken(account), aborted(cancel)]);
    if (token === null) return { kind: 'not-now' };
    if (token.kind === 'unavailable') {
      await this.#engines.stop(id);
      return { kind: 'problem', problem: { kind: 'keychain', reason: token.reason } };
    }
    if (token.kind !== 'found') {
      const problem: TokenProblem =
        token.kind === 'unusable' ? token.problem : { kind: 'credentials-missing' };
      this.#activity.set(id, { tokenProblem: problem });
      await this.#engines.stop(id);
      return { kind: 'problem', problem };
    }
    this.#activity.set(id, { tokenProblem: null });

    const first = await this.#ask(account.service, token.secret, cancel);
    if (first.kind !== 'not-logged-in') return this.#unlessEnded(id, first, cancel);
    await pause(this.#ports.clock, secondOpinionPause, cancel);
    const second = await this.#ask(account.service, token.secret, cancel);
    if (second.kind !== 'not-logged-in') return this.#unlessEnded(id, second, cancel);

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
    return { kind: 'ended', credentials: await this.removeDeadToken(id) };
  }

  /** Removes the token of a session that ended elsewhere. */
  async removeDeadToken(id: string): Promise<'removed' | 'kept'> {
    const { registry } = this.#ports;
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'session-ended') return 'removed';
    // Without the token a process that started from what the disk says could never find out again.
    const written = await registry.update((current) => current);
    if (written.kind === 'not-saved') return 'kept';
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') return 'kept';
    await registry.update(
      changeAccount(id, (current) =>
        current.state.kind === 'session-ended'
          ? { ...current, ticket: false, state: { ...current.state, credentials: 'removed' } }
          : current,
      ),
    );
    return 'removed';
  }

  #unlessEnded(
    id: string,
    reply: Exclude<AskReply, { kind: 'not-logged-in' }>,
    cancel: AbortSignal,
  ): CheckResult {
    if (cancel.aborted) return { kind: 'not-now' };
    if (reply.kind === 'open') {
      this.#activity.set(id, {
        confirmedAt: this.#ports.clock.now().toISOString(),
        checkProblem: null,
      });
      return { kind: 'open' };
    }
    this.#activity.set(id, { checkProblem: reply.problem });
    return reply;
  }

  async #ask(service: string, token: Secret, cancel: AbortSignal): Promise<AskReply> {
    const endpoint = endpointAt(service, this.#ports.configuration.current());
    if (endpoint === null) return { kind: 'problem', problem: { kind: 'no-api-key' } };
    return judge(await this.#ports.openbox.getAccountInfo(endpoint, token, cancel));
  }
}

type AskReply =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-logged-in' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** An ambiguous reply never changes an account's state. */
function judge(reply: AccountInfoReply): AskReply {
  switch (reply.kind) {
    case 'open':
    case 'not-logged-in':
      return { kind: reply.kind };
    case 'restricted':
      return { kind: 'problem', problem: { kind: 'restricted' } };
    case 'unclear':
      return { kind: 'problem', problem: reply.problem };
    default:
      return assertNever(reply, 'reply to get_account_info');
  }
}

/** Resolves with null once the signal is raised. */
function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
