import { assertNever } from '../../shared/assert-never.ts';
import {
  archivedOutcome,
  sessionIsOver,
  waitingOutcome,
  type SessionKnowledge,
  type SignOutOutcome,
} from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Activity } from './activity.ts';
import { markApiKey } from './api-key-mark.ts';
import { bounded, pause } from './bounded.ts';
import type { Credentials } from './credentials.ts';
import { endpointAt } from './endpoint.ts';
import { inParallel } from './in-parallel.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { isHeldByOther, ownerAtRest } from './ownership.ts';
import type { Parts } from './parts.ts';
import { redeemTicket } from './redeem-ticket.ts';
import type { AccountRecord, RecordState } from './registry.ts';
import { archiveAccount, changeAccount, findAccount, inOrder, type Change } from './registry-changes.ts';
import { canHelpItself, pauseBeforeRetry } from './retry-schedule.ts';
import type { Secret } from './secret.ts';

type SigningOut = Extract<RecordState, { kind: 'signing-out' }>;

/** How long a sync engine gets to end its work before the service is told all the same, in milliseconds. */
const engineLimit = 5_000;

/** How long to wait for another process that is busy with the same account, in milliseconds. */
const othersLimit = 20_000;
const othersPause = 200;

/** At most this many accounts are signed out side by side. */
export const accountsAtATime = 8;

/** The sign-out flow: the one way in which an account ends, from wherever it is asked for. */
export class SignOut {
  readonly #parts: Parts;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #queue: OneAtATime;
  readonly #running = new Map<string, Promise<SignOutOutcome | null>>();
  readonly #beforeAsking: (account: string) => void;

  /** @param beforeAsking called once the intent is written, to end whatever else this process does with the account */
  constructor(
    parts: Parts,
    credentials: Credentials,
    activity: Activity,
    queue: OneAtATime,
    beforeAsking: (account: string) => void,
  ) {
    this.#parts = parts;
    this.#credentials = credentials;
    this.#activity = activity;
    this.#queue = queue;
    this.#beforeAsking = beforeAsking;
  }

  /**
   * Signs an account out, or goes on with a sign-out that waits; a second call joins the first. Null: there is no such
   * account. Never rejects for anything that the service, the keychain or the disk does.
   */
  run(id: string): Promise<SignOutOutcome | null> {
    const running = this.#running.get(id);
    if (running !== undefined) return running;
    const run = this.#start(id).finally(() => {
      this.#running.delete(id);
      this.#activity.set(id, { step: null });
      if (findAccount(this.#parts.registry.current(), id) === undefined) this.#activity.forget(id);
    });
    this.#running.set(id, run);
    return run;
  }

  /** Signs out several accounts: all of them at once on this computer, then a few at a time at the service. */
  async runAll(
    ids: readonly string[],
    onOutcome?: (id: string, outcome: SignOutOutcome | null) => void,
  ): Promise<void> {
    await this.#parts.registry.update(inOrder(...ids.map((id) => this.#intent(id))));
    this.#activity.changed();
    await inParallel(ids, accountsAtATime, async (id) => {
      const outcome = await this.run(id);
      onOutcome?.(id, outcome);
    });
  }

  /**
   * Gives up on the service's answer: removes the token without it. Only for accounts that are signed out on this
   * computer already; the session stays as it is known to be.
   */
  async forget(id: string): Promise<SignOutOutcome | null> {
    await this.#parts.registry.update(
      changeAccount(id, (account) =>
        account.state.kind === 'signing-out' && !sessionIsOver(account.state.session)
          ? { ...account, state: { ...account.state, forgotten: true } }
          : account,
      ),
    );
    // A call that was under way when the person gave up ends first, and may yet bring the service's word.
    await this.#running.get(id);
    const outcome = await this.run(id);
    return outcome;
  }

  async #start(id: string): Promise<SignOutOutcome | null> {
    const { registry, instances } = this.#parts;
    this.#activity.set(id, { step: 'recording' });
    await registry.update(this.#intent(id));
    this.#beforeAsking(id);
    const account = findAccount(registry.current(), id);
    if (account === undefined) return this.#fromHistory(id);
    if (isHeldByOther(account, instances)) return this.#afterOthers(id);
    return this.#queue.run(id, () => this.#goThrough(id));
  }

  /** From here on this computer treats the account as signed out, whatever happens. */
  #intent(id: string): Change {
    const { clock, instances } = this.#parts;
    return changeAccount(id, (account) => {
      const others = isHeldByOther(account, instances);
      const owner = others ? account.owner : instances.self;
      if (account.state.kind === 'signing-out') {
        return owner === account.owner ? account : { ...account, owner };
      }
      if (account.state.kind === 'signing-in' && others) return account;
      const state: SigningOut = {
        kind: 'signing-out',
        requestedAt: clock.now().toISOString(),
        session: account.state.kind === 'session-ended' ? 'already-ended' : 'open',
        forgotten: false,
        problem: null,
        attempts: 0,
        nextAttemptAt: null,
        refusedKey: null,
      };
      return { ...account, owner, state };
    });
  }

  async #goThrough(id: string): Promise<SignOutOutcome | null> {
    const { registry } = this.#parts;
    const account = findAccount(registry.current(), id);
    if (account === undefined) return this.#fromHistory(id);
    const { state } = account;
    if (state.kind !== 'signing-out') throw new Error('The intent to sign out was not recorded');
    this.#parts.log.info('sign-out-started', { account: id, attempt: state.attempts + 1 });

    this.#activity.set(id, { step: 'stopping-sync' });
    await this.#stopEngine(id);

    let session = state.session;
    if (!sessionIsOver(session) && !state.forgotten) {
      this.#activity.set(id, { step: 'asking-service' });
      const answer = await this.#endSession(account, session);
      if (answer.problem !== null) return this.#postpone(account, answer.session, answer.problem);
      session = answer.session;
      // The service's word, before the one thing is removed with which it could be asked again.
      await registry.update(changeState(id, (current) => ({ ...current, session, problem: null })));
    }

    this.#activity.set(id, { step: 'removing-credentials' });
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') {
      return this.#postpone(account, session, { kind: 'keychain', reason: removed.reason });
    }
    return this.#archive(id, session);
  }

  async #stopEngine(id: string): Promise<void> {
    const { engine, clock, log } = this.#parts;
    try {
      const stopped = await bounded(clock, engineLimit, engine.stop(id));
      if (stopped.kind === 'too-slow') log.warn('sync-engine-did-not-stop', { account: id });
    } catch {
      log.warn('sync-engine-failed-to-stop', { account: id });
    }
  }

  /** Tells the service, and judges its reply: `problem` is null only where the session is known to be over. */
  async #endSession(
    account: AccountRecord,
    known: SessionKnowledge,
  ): Promise<{ readonly session: SessionKnowledge; readonly problem: Problem | null }> {
    const held = await this.#findToken(account);
    if (held.kind === 'problem') return { session: known, problem: held.problem };
    const endpoint = endpointAt(account.service, this.#parts.configuration.current());
    if (endpoint === null) return { session: known, problem: { kind: 'no-api-key' } };

    const reply = await this.#parts.openbox.logout(endpoint, held.token);
    switch (reply.kind) {
      case 'ended':
      case 'already-ended':
        return { session: reply.kind, problem: null };
      case 'restricted':
        // It did nothing this time; an earlier call whose answer was lost may still have ended the session.
        return { session: known, problem: { kind: 'restricted' } };
      case 'unclear':
        return { session: 'unknown', problem: reply.problem };
      default:
        return assertNever(reply, 'reply to logout');
    }
  }

  /** The token from the keychain; where it never got there, the one that the ticket beside it still gives. */
  async #findToken(
    account: AccountRecord,
  ): Promise<
    | { readonly kind: 'token'; readonly token: Secret }
    | { readonly kind: 'problem'; readonly problem: Problem }
  > {
    const held = await this.#credentials.readToken(account);
    if (held.kind === 'found') return { kind: 'token', token: held.secret };
    if (held.kind === 'unavailable') {
      return { kind: 'problem', problem: { kind: 'keychain', reason: held.reason } };
    }
    if (account.ticket) {
      const redeemed = await redeemTicket(this.#parts, this.#credentials, account);
      if (redeemed.kind === 'token' || redeemed.kind === 'problem') return redeemed;
    }
    return { kind: 'problem', problem: { kind: 'credentials-missing' } };
  }

  /** Writes down why it is not finished, and when it goes on. */
  async #postpone(
    account: AccountRecord,
    session: SessionKnowledge,
    problem: Problem,
  ): Promise<SignOutOutcome> {
    const { registry, clock, random, configuration, instances, log } = this.#parts;
    const { apiKey } = configuration.current();
    const refusedKey = problem.kind === 'restricted' && apiKey !== null ? await markApiKey(apiKey) : null;
    let attempts = 0;
    let forgotten = false;
    await registry.update(
      inOrder(
        changeState(account.id, (state) => {
          attempts = state.attempts + 1;
          forgotten = state.forgotten;
          const wait = canHelpItself(problem) ? pauseBeforeRetry(attempts, problem, random()) : null;
          const nextAttemptAt = wait === null ? null : new Date(clock.now().getTime() + wait).toISOString();
          return { ...state, session, problem, attempts, nextAttemptAt, refusedKey };
        }),
        changeAccount(account.id, (record) => ({ ...record, owner: ownerAtRest(record, instances) })),
      ),
    );
    log.warn('sign-out-waits', { account: account.id, attempts, session, problem: problem.kind });
    this.#activity.changed();
    return waitingOutcome({ session, problem, forgotten });
  }

  async #archive(id: string, session: SessionKnowledge): Promise<SignOutOutcome> {
    const { registry, clock, log } = this.#parts;
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'signing-out') throw new Error('The account changed while it was signed out');
    const { forgotten } = account.state;
    const entry = {
      id,
      login: account.login,
      service: account.service,
      signedOutAt: clock.now().toISOString(),
      session,
      forgotten: forgotten && !sessionIsOver(session),
    };
    await registry.update(archiveAccount(id, entry));
    log.info('signed-out', { account: id, session, forgotten: entry.forgotten });
    return archivedOutcome(entry);
  }

  /** Another process is at it, or holds the token in memory: waits for what comes of it. */
  async #afterOthers(id: string): Promise<SignOutOutcome | null> {
    const { clock, registry, instances } = this.#parts;
    for (let waited = 0; waited < othersLimit; waited += othersPause) {
      await pause(clock, othersPause);
      const account = findAccount(registry.current(), id);
      if (account === undefined) return this.#fromHistory(id);
      if (!isHeldByOther(account, instances)) return this.#start(id);
    }
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'signing-out') return this.#fromHistory(id);
    return waitingOutcome({ ...account.state, problem: account.state.problem ?? { kind: 'timeout' } });
  }

  #fromHistory(id: string): SignOutOutcome | null {
    const entry = this.#parts.registry.current().history.find((past) => past.id === id);
    return entry === undefined ? null : archivedOutcome(entry);
  }
}

function changeState(id: string, change: (state: SigningOut) => SigningOut): Change {
  return changeAccount(id, (account) =>
    account.state.kind === 'signing-out' ? { ...account, state: change(account.state) } : account,
  );
}
