import { assertNever } from '../../shared/assert-never.ts';
import { sessionIsOver } from '../../shared/outcome.ts';
import { problemRow } from '../../shared/problem-table.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Activity } from './activity.ts';
import { isMarkOf } from './app-credential-mark.ts';
import type { CheckSession } from './check-session.ts';
import type { Credentials } from './credentials.ts';
import { DueTimes } from './due-times.ts';
import type { InterruptedSignIns } from './interrupted-sign-in.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { FlowContext } from './flow-context.ts';
import type { Ports } from './ports.ts';
import { serviceIdOf, type AccountRecord } from './registry.ts';
import { changeAccount, findAccount, inOrder } from './registry-changes.ts';
import type { SignOut } from './sign-out.ts';

/**
 * Why waiting work is taken up:
 * `start` the process began; `due` a pause is over; `network` it came back; `keychain` it answers again;
 * `configuration` the services, or what the app needs of its own there, changed; `person` somebody asked.
 */
export type Trigger = 'start' | 'due' | 'network' | 'keychain' | 'configuration' | 'person';

/** How often work without a time of its own is looked at again, in milliseconds. */
const lookAgainPause = 60_000;

/** The same where nobody answered the keychain's question: each look may ask it once more. */
const lookAgainUnanswered = 10 * 60_000;

/** Takes up whatever an earlier process, or an earlier attempt, left unfinished. */
export class Recovery {
  readonly #ports: Ports;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #queue: OneAtATime;
  readonly #signOut: SignOut;
  readonly #checks: CheckSession;
  readonly #interrupted: InterruptedSignIns;
  readonly #dueTimes: DueTimes;
  #stopTimer: () => void = () => undefined;
  #timerAt = Infinity;
  #goingOn = 0;
  #stopped = false;

  constructor(
    context: FlowContext & {
      readonly signOut: SignOut;
      readonly checks: CheckSession;
      readonly interrupted: InterruptedSignIns;
    },
  ) {
    this.#ports = context.ports;
    this.#credentials = context.credentials;
    this.#activity = context.activity;
    this.#queue = context.queue;
    this.#signOut = context.signOut;
    this.#checks = context.checks;
    this.#interrupted = context.interrupted;
    this.#dueTimes = new DueTimes(context.ports.clock);
  }

  /** Goes on with everything that the trigger can help; resolves when all of it was tried once. */
  async goOn(trigger: Trigger): Promise<void> {
    const { registry, log } = this.#ports;
    this.#goingOn += 1;
    try {
      await this.#giveUpLostCredentials();
      const { accounts } = registry.current();
      const worthIt = await Promise.all(accounts.map((account) => this.#isWorthIt(account, trigger)));
      const taken = accounts.filter((_, index) => worthIt[index]);
      if (taken.length > 0) log.info('going-on', { trigger, accounts: taken.length });
      await Promise.all(
        taken.map(({ id }) => this.#signOut.inTurn(() => this.#takeIfStillWorthIt(id, trigger))),
      );
    } finally {
      this.#goingOn -= 1;
      this.scheduleNext();
    }
  }

  /** Sets the clock for the next attempt that is due by itself. Called again whenever something changed. */
  scheduleNext(): void {
    // What is being gone through now would only be taken up twice.
    if (this.#stopped || this.#goingOn > 0) return;
    const { clock, registry } = this.#ports;
    const now = clock.elapsed();
    const at = registry
      .current()
      .accounts.reduce((earliest, account) => Math.min(earliest, this.#dueAt(account, now)), Infinity);
    if (at === this.#timerAt) return;
    this.#stopTimer();
    this.#timerAt = at;
    if (at === Infinity) return;
    this.#stopTimer = clock.after(Math.max(0, at - now), () => {
      this.#timerAt = Infinity;
      this.goOn('due').catch(() => this.#ports.log.error('going-on-failed'));
    });
  }

  /** Nothing is begun by itself any more. */
  stop(): void {
    this.#stopped = true;
    this.#stopTimer();
  }

  /** When an account's waiting work is due by itself, as `Clock.elapsed` counts; Infinity: never. */
  #dueAt(account: AccountRecord, now: number): number {
    const { state } = account;
    const lookAgain = nextOnGrid(now, lookAgainPause);
    switch (state.kind) {
      case 'signed-in':
      case 'unknown':
        return Infinity;
      case 'signing-in':
        return this.#interrupted.isAbandoned(account) ? this.#nextLookIntoKeychain(now) : Infinity;
      case 'session-ended':
        return state.credentials === 'kept' ? this.#nextLookIntoKeychain(now) : Infinity;
      case 'signing-out':
        if (this.#activity.of(account.id).step !== null) return Infinity;
        if (state.nextAttemptAt !== null)
          return this.#dueTimes.of(account.id, state.nextAttemptAt, state.askedToWait);
        // A key can be configured, and a process can have died in the middle, without anybody telling.
        return state.problem === null || dependsOnAppCredential(state.problem) ? lookAgain : Infinity;
      default:
        return assertNever(state, 'account state');
    }
  }

  #nextLookIntoKeychain(now: number): number {
    const unanswered = this.#activity.keychainProblem === 'no-answer';
    return nextOnGrid(now, unanswered ? lookAgainUnanswered : lookAgainPause);
  }

  async #isWorthIt(account: AccountRecord, trigger: Trigger): Promise<boolean> {
    const { state } = account;
    switch (state.kind) {
      case 'signed-in':
      case 'unknown':
        return false;
      case 'signing-in':
        return this.#interrupted.isAbandoned(account);
      case 'session-ended':
        return state.credentials === 'kept' && trigger !== 'network';
      case 'signing-out': {
        const { problem } = state;
        if (problem === null || trigger === 'person') return true;
        if (sessionIsOver(state.session) || state.forgotten) {
          return trigger !== 'network' && (trigger !== 'due' || this.#isDue(account));
        }
        const service = await this.#ports.services.at(serviceIdOf(account));
        const { waitsFor } = problemRow(problem);
        switch (waitsFor) {
          case 'another-app-credential': {
            const { appCredential } = service;
            if (appCredential === null) return false;
            return state.refusedApp === null || !(await isMarkOf(state.refusedApp, appCredential));
          }
          case 'app-credential':
            return service.isConfigured;
          case 'person':
            return false;
          case 'next-start':
            return trigger === 'start';
          case 'keychain':
            if (trigger === 'network') return false;
            return trigger === 'start' || trigger === 'keychain' || this.#isDue(account);
          case 'time':
            if (trigger === 'keychain') return false;
            // Where the service said how long to leave it alone, neither a new start nor the network ends the pause.
            if (!state.askedToWait && (trigger === 'start' || trigger === 'network')) return true;
            return this.#isDue(account);
          default:
            return assertNever(waitsFor, 'what a sign-out waits for');
        }
      }
      default:
        return assertNever(state, 'account state');
    }
  }

  #isDue({ id, state }: AccountRecord): boolean {
    if (state.kind !== 'signing-out' || state.nextAttemptAt === null) return false;
    return this.#dueTimes.of(id, state.nextAttemptAt, state.askedToWait) <= this.#ports.clock.elapsed();
  }

  /** It may have waited for its turn, and somebody may have been at it meanwhile. */
  async #takeIfStillWorthIt(id: string, trigger: Trigger): Promise<void> {
    const account = findAccount(this.#ports.registry.current(), id);
    if (account === undefined || !(await this.#isWorthIt(account, trigger))) return;
    const { kind } = account.state;
    if (kind === 'signing-in') await this.#interrupted.undo(id);
    else if (kind === 'session-ended') await this.#checks.removeDeadCredential(id);
    else await this.#signOut.run(id);
  }

  /**
   * Accounts whose credential lay in the memory of a process that is gone: it went with it. Their session is open and can only be
   * ended on the web.
   */
  async #giveUpLostCredentials(): Promise<void> {
    const { registry, clock, log } = this.#ports;
    const lost = registry.current().accounts.filter((account) => this.#credentials.hasLost(account));
    if (lost.length === 0) return;
    const requestedAt = clock.now().toISOString();
    await registry.update(
      inOrder(
        ...lost.map(({ id }) =>
          changeAccount(id, (account) =>
            this.#credentials.hasLost(account) ? { ...account, state: lostCredential(requestedAt) } : account,
          ),
        ),
      ),
    );
    log.warn('credentials-lost-with-their-process', { accounts: lost.length });
  }

  /** Moves credentials from this process's memory into a keychain that has turned up, or can be used again. */
  async moveMemoryToKeychain(): Promise<void> {
    for (const account of this.#ports.registry.current().accounts) {
      if (!this.#credentials.inMemory(account)) continue;
      const moved = await this.#queue.run(account.id, () => this.#moveToKeychain(account.id));
      if (!moved) return;
    }
  }

  /** Gives false where the keychain does not take it. */
  async #moveToKeychain(id: string): Promise<boolean> {
    const { registry } = this.#ports;
    const account = findAccount(registry.current(), id);
    if (account?.state.kind !== 'signed-in') return true;
    if (account.storage === 'keychain') return this.#credentials.retryKeeping(account);
    const setStorage = (storage: AccountRecord['storage']): Promise<unknown> =>
      registry.update(changeAccount(id, (current) => ({ ...current, storage })));
    // Said first: a credential in the keychain that the registry does not know of would stay there for ever.
    await setStorage('keychain');
    const copied = await this.#credentials.copyToKeychain(account);
    if (copied) this.#credentials.dropFromMemory(account);
    else await setStorage('memory');
    return copied;
  }
}

function lostCredential(requestedAt: string): AccountRecord['state'] {
  return {
    kind: 'signing-out',
    requestedAt,
    session: 'open',
    forgotten: false,
    problem: { kind: 'credentials-missing' },
    attempts: 0,
    nextAttemptAt: null,
    askedToWait: false,
    refusedApp: null,
  };
}

/** A fixed grid of moments, so that asking twice sets the clock once. */
function nextOnGrid(now: number, pause: number): number {
  return (Math.floor(now / pause) + 1) * pause;
}

function dependsOnAppCredential(problem: Problem): boolean {
  const { waitsFor } = problemRow(problem);
  return waitsFor === 'app-credential' || waitsFor === 'another-app-credential';
}
