import {
  archivedOutcome,
  sessionIsOver,
  waitingOutcome,
  type SessionKnowledge,
  type SignOutOutcome,
} from '../../shared/outcome.ts';
import { problemRow, retriesByItself } from '../../shared/problem-table.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Activity } from './activity.ts';
import { markAppCredential } from './app-credential-mark.ts';
import type { CredentialRead, Credentials } from './credentials.ts';
import { endSession, type EndedSession } from './end-session.ts';
import type { Engines } from './engines.ts';
import type { FlowContext } from './flow-context.ts';
import { intentToSignOut } from './intent.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { Ports } from './ports.ts';
import { serviceIdOf, type AccountRecord, type RecordState } from './registry.ts';
import { archiveAccount, changeAccount, findAccount, inOrder, type Change } from './registry-changes.ts';
import { pauseBeforeRetry } from './retry-schedule.ts';
import { TaskLimit } from './task-limit.ts';

type SigningOut = Extract<RecordState, { kind: 'signing-out' }>;

/** A sign-out that cannot be finished now. */
interface Postponed {
  readonly session: SessionKnowledge;
  readonly problem: Problem;
  /** How long the service asked to be left alone, in milliseconds. */
  readonly retryAfter?: number;
}

/** At most this many accounts are signed out side by side: so many keep the keychain busy while a service answers in 50 ms (measured). */
export const accountsAtATime = 20;

/** The sign-out flow: the one way in which an account ends, from wherever it is asked for. */
export class SignOut {
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #engines: Engines;
  readonly #queue: OneAtATime;
  readonly #running = new Map<string, Promise<SignOutOutcome | null>>();
  readonly #beforeAsking: (account: string) => void;
  readonly #limit = new TaskLimit(accountsAtATime);

  /** @param beforeAsking called once the intent is written, to end whatever else this process does with the account */
  constructor({
    ports,
    credentials,
    activity,
    engines,
    queue,
    beforeAsking,
  }: FlowContext & { readonly beforeAsking: (account: string) => void }) {
    this.#ports = ports;
    this.#credentials = credentials;
    this.#activity = activity;
    this.#engines = engines;
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
    const { registry } = this.#ports;
    const before = findAccount(registry.current(), id);
    const run = this.#start(id)
      .finally(() => {
        this.#running.delete(id);
        this.#activity.set(id, { step: null });
        if (findAccount(registry.current(), id) === undefined) this.#activity.forget(id);
      })
      .then((outcome) => {
        const account = before ?? registry.current().history.find((entry) => entry.id === id);
        if (outcome !== null && account !== undefined) this.#activity.signOutEnded(account, outcome);
        return outcome;
      });
    this.#running.set(id, run);
    return run;
  }

  /** Signs out several accounts: all of them at once on this computer, then a few at a time at the service. */
  async runAll(
    ids: readonly string[],
    onOutcome?: (id: string, outcome: SignOutOutcome | null) => void,
  ): Promise<void> {
    await this.#ports.registry.update(inOrder(...ids.map((id) => this.intent(id))));
    await Promise.all(
      ids.map((id) =>
        this.inTurn(async () => {
          const outcome = await this.run(id);
          onOutcome?.(id, outcome);
        }),
      ),
    );
  }

  /** Does the task among the few that may be at work at once; a person who asks for one account does not wait for them. */
  inTurn<T>(task: () => Promise<T>): Promise<T> {
    return this.#limit.run(task);
  }

  /**
   * Gives up on the service's answer: removes the credential without it. Only for accounts that are signed out on this
   * computer already; the session stays as it is known to be.
   */
  async forget(id: string): Promise<SignOutOutcome | null> {
    await this.#ports.registry.update(
      changeAccount(id, (account) =>
        account.state.kind === 'signing-out' && !sessionIsOver(account.state.session)
          ? { ...account, state: { ...account.state, forgotten: true } }
          : account,
      ),
    );
    // A call that was under way when the person gave up ends first, and may yet bring the service's word.
    await this.#running.get(id);
    return this.run(id);
  }

  async #start(id: string): Promise<SignOutOutcome | null> {
    const { registry } = this.#ports;
    this.#activity.set(id, { step: 'recording' });
    const early = this.#readEarly(id);
    // Whatever this has to wait for then, every screen says that the account is signed out here.
    await registry.update(this.intent(id));
    this.#beforeAsking(id);
    if (findAccount(registry.current(), id) === undefined) return this.#fromHistory(id);
    return this.#queue.run(id, () => this.#goThrough(id, early));
  }

  /**
   * Reads the credential while the intent is being written: two waits in the time of one, and reading changes nothing. Null: there is
   * nothing to read.
   */
  #readEarly(id: string): (() => Promise<CredentialRead>) | null {
    const account = findAccount(this.#ports.registry.current(), id);
    return account?.state.kind === 'signed-in' ? this.#credentials.readEarly(account) : null;
  }

  /** The first step, for whoever has to write more together with it: from here on this computer treats the account as signed out. */
  intent(id: string): Change {
    return intentToSignOut(id, this.#ports);
  }

  /** @param early the credential, where it was asked for already */
  async #goThrough(
    id: string,
    early: (() => Promise<CredentialRead>) | null = null,
  ): Promise<SignOutOutcome | null> {
    const { registry } = this.#ports;
    const account = findAccount(registry.current(), id);
    if (account === undefined) return this.#fromHistory(id);
    const { state } = account;
    if (state.kind !== 'signing-out') throw new Error('The intent to sign out was not recorded');
    this.#ports.log.info('sign-out-started', { account: id, attempt: state.attempts + 1 });

    this.#activity.set(id, { step: 'stopping-sync' });
    await this.#engines.stop(id);

    let session = state.session;
    if (!sessionIsOver(session) && !state.forgotten) {
      this.#activity.set(id, { step: 'asking-service' });
      const answer = await this.#ask(account, state, early);
      if (answer.problem !== null) {
        const outcome = await this.#stopAt(account, { ...answer, problem: answer.problem });
        // The person gave up while the service was being asked: what is left is the removal.
        return this.#isForgotten(id) ? this.#goThrough(id) : outcome;
      }
      session = answer.session;
    }
    if (sessionIsOver(session)) {
      // The service's word, before the one thing is removed with which it could be asked again.
      const written = await registry.update(changeState(id, (current) => withSession(current, session)));
      if (written.kind === 'not-saved')
        return this.#postpone(account, { session, problem: { kind: 'not-saved' } });
    }

    this.#activity.set(id, { step: 'removing-credentials' });
    const removed = await this.#credentials.remove(account);
    if (removed.kind === 'unavailable') {
      return this.#postpone(account, { session, problem: { kind: 'keychain', reason: removed.reason } });
    }
    return this.#archive(id, session);
  }

  /** Asks the service; what was found out before that asking again cannot change is not asked for again. */
  async #ask(
    account: AccountRecord,
    { session, problem }: SigningOut,
    early: (() => Promise<CredentialRead>) | null,
  ): Promise<EndedSession> {
    if (problem !== null && problemRow(problem).dropsCredential) return { session, problem, retryAfter: 0 };
    const read = early ?? (() => this.#credentials.read(account));
    return endSession(this.#ports, this.#credentials, account, session, read);
  }

  /** Nothing more can be done at the moment. A credential that can end nothing any more is not kept. */
  async #stopAt(account: AccountRecord, stopped: Postponed): Promise<SignOutOutcome> {
    if (problemRow(stopped.problem).dropsCredential) {
      const removed = await this.#credentials.remove(account);
      if (removed.kind === 'unavailable') {
        return this.#postpone(account, { ...stopped, problem: { kind: 'keychain', reason: removed.reason } });
      }
    }
    return this.#postpone(account, stopped);
  }

  #isForgotten(id: string): boolean {
    const account = findAccount(this.#ports.registry.current(), id);
    return account?.state.kind === 'signing-out' && account.state.forgotten;
  }

  /** Writes down why it is not finished, and when it goes on. */
  async #postpone(
    account: AccountRecord,
    { session, problem, retryAfter = 0 }: Postponed,
  ): Promise<SignOutOutcome> {
    const { registry, clock, random, log } = this.#ports;
    const refusedApp = problem.kind === 'restricted' ? await this.#markApp(account) : null;
    let attempts = 0;
    let forgotten = false;
    await registry.update(
      changeState(account.id, (state) => {
        attempts = state.attempts + 1;
        forgotten = state.forgotten;
        const wait = retriesByItself(problem)
          ? Math.max(retryAfter, pauseBeforeRetry(attempts, problem, random()))
          : null;
        const nextAttemptAt = wait === null ? null : new Date(clock.now().getTime() + wait).toISOString();
        const askedToWait = retryAfter > 0;
        return { ...state, session, problem, attempts, nextAttemptAt, askedToWait, refusedApp };
      }),
    );
    log.warn('sign-out-waits', { account: account.id, attempts, session, problem: problem.kind });
    return waitingOutcome({ session, problem, forgotten });
  }

  async #markApp(account: AccountRecord): Promise<string | null> {
    const { appCredential } = await this.#ports.services.at(serviceIdOf(account));
    return appCredential === null ? null : markAppCredential(appCredential);
  }

  async #archive(id: string, session: SessionKnowledge): Promise<SignOutOutcome> {
    const { registry, clock, log } = this.#ports;
    const account = findAccount(registry.current(), id);
    // Somebody took it off the list while the service was being asked.
    if (account === undefined) return this.#fromHistory(id) ?? archivedOutcome({ session, forgotten: false });
    const forgotten = account.state.kind === 'signing-out' && account.state.forgotten;
    const entry = {
      id,
      login: account.login,
      serviceKind: account.serviceKind,
      service: account.service,
      signedOutAt: clock.now().toISOString(),
      session,
      forgotten: forgotten && !sessionIsOver(session),
    };
    await registry.update(archiveAccount(id, entry));
    log.info('signed-out', { account: id, session, forgotten: entry.forgotten });
    return archivedOutcome(entry);
  }

  #fromHistory(id: string): SignOutOutcome | null {
    const entry = this.#ports.registry.current().history.find((past) => past.id === id);
    return entry === undefined ? null : archivedOutcome(entry);
  }
}

/** The service's word; what kept it from being the end of the matter is over. */
function withSession(state: SigningOut, session: SessionKnowledge): SigningOut {
  return state.session === session ? state : { ...state, session, problem: null };
}

function changeState(id: string, change: (state: SigningOut) => SigningOut): Change {
  return changeAccount(id, (account) =>
    account.state.kind === 'signing-out' ? { ...account, state: change(account.state) } : account,
  );
}
