import { sessionIsOver } from '../../shared/outcome.ts';
import type { Activity } from './activity.ts';
import { isMarkOf } from './api-key-mark.ts';
import type { CheckSession } from './check-session.ts';
import type { Credentials } from './credentials.ts';
import { inParallel } from './in-parallel.ts';
import type { InterruptedSignIns } from './interrupted-sign-in.ts';
import { isHeldByOther } from './ownership.ts';
import type { Parts } from './parts.ts';
import type { AccountRecord } from './registry.ts';
import { changeAccount, findAccount } from './registry-changes.ts';
import { canHelpItself } from './retry-schedule.ts';
import { accountsAtATime, type SignOut } from './sign-out.ts';

/**
 * Why waiting work is taken up:
 * `start` the process began; `due` a pause is over; `network` it came back; `keychain` it answers again;
 * `configuration` the service, the format or the API key changed; `person` somebody asked.
 */
export type Occasion = 'start' | 'due' | 'network' | 'keychain' | 'configuration' | 'person';

/** How often work without a time of its own is taken up again, in milliseconds. */
const lookAgainPause = 60_000;

/** Takes up whatever an earlier process, or an earlier attempt, left unfinished. */
export class Recovery {
  readonly #parts: Parts;
  readonly #credentials: Credentials;
  readonly #activity: Activity;
  readonly #signOut: SignOut;
  readonly #checks: CheckSession;
  readonly #interrupted: InterruptedSignIns;
  #stopTimer: () => void = () => undefined;
  #timerAt = Infinity;

  constructor(
    parts: Parts,
    credentials: Credentials,
    activity: Activity,
    signOut: SignOut,
    checks: CheckSession,
    interrupted: InterruptedSignIns,
  ) {
    this.#parts = parts;
    this.#credentials = credentials;
    this.#activity = activity;
    this.#signOut = signOut;
    this.#checks = checks;
    this.#interrupted = interrupted;
  }

  /** Goes on with everything that the occasion can help; resolves when all of it was tried once. */
  async goOn(occasion: Occasion): Promise<void> {
    const { registry, instances, log } = this.#parts;
    await this.#adoptMemoryAccounts();
    const accounts = registry.current().accounts.filter((account) => !isHeldByOther(account, instances));
    const worthIt = await Promise.all(accounts.map((account) => this.#isWorthIt(account, occasion)));
    const taken = accounts.filter((_, index) => worthIt[index]);
    if (taken.length > 0) log.info('going-on', { occasion, accounts: taken.length });
    await inParallel(taken, accountsAtATime, (account) => this.#take(account));
    this.scheduleNext();
  }

  /** Sets the clock for the next attempt that is due by itself. Called again whenever something changed. */
  scheduleNext(): void {
    const { clock, registry, instances } = this.#parts;
    const now = clock.now().getTime();
    const at = registry
      .current()
      .accounts.filter((account) => !isHeldByOther(account, instances))
      .reduce((earliest, account) => Math.min(earliest, dueAt(account, instances.self, now)), Infinity);
    if (at === this.#timerAt) return;
    this.#stopTimer();
    this.#timerAt = at;
    if (at === Infinity) return;
    this.#stopTimer = clock.after(Math.max(0, at - now), () => {
      this.#timerAt = Infinity;
      void this.goOn('due');
    });
  }

  stop(): void {
    this.#stopTimer();
    this.#timerAt = Infinity;
  }

  async #isWorthIt(account: AccountRecord, occasion: Occasion): Promise<boolean> {
    const { state } = account;
    switch (state.kind) {
      case 'signed-in':
        return false;
      case 'signing-in':
        return account.owner !== this.#parts.instances.self;
      case 'session-ended':
        return state.credentials === 'kept' && occasion !== 'network';
      case 'signing-out': {
        const { problem } = state;
        if (problem === null || occasion === 'person') return true;
        if (sessionIsOver(state.session) || state.forgotten) {
          return occasion !== 'network' && (occasion !== 'due' || this.#isDue(state.nextAttemptAt));
        }
        if (problem.kind === 'restricted') {
          const { apiKey } = this.#parts.configuration.current();
          if (apiKey === null || (occasion !== 'start' && occasion !== 'configuration')) return false;
          return state.refusedKey === null || !(await isMarkOf(state.refusedKey, apiKey));
        }
        if (occasion === 'start') return problem.kind !== 'credentials-missing';
        if (occasion === 'configuration') return problem.kind === 'no-api-key';
        if (occasion === 'keychain') return problem.kind === 'keychain';
        if (occasion === 'network') return canHelpItself(problem) && problem.kind !== 'keychain';
        return this.#isDue(state.nextAttemptAt);
      }
    }
  }

  #isDue(nextAttemptAt: string | null): boolean {
    return nextAttemptAt !== null && Date.parse(nextAttemptAt) <= this.#parts.clock.now().getTime();
  }

  async #take(account: AccountRecord): Promise<void> {
    const { kind } = account.state;
    if (kind === 'signing-in') await this.#interrupted.undo(account.id);
    else if (kind === 'session-ended') await this.#checks.removeDeadToken(account.id);
    else await this.#signOut.run(account.id);
  }

  /**
   * Accounts whose token lay in the memory of a process that is gone: their token went with it, unless it had just been
   * copied to the keychain. Their session is open and can only be ended on the web.
   */
  async #adoptMemoryAccounts(): Promise<void> {
    const { registry, instances, clock } = this.#parts;
    const orphans = registry
      .current()
      .accounts.filter(
        (account) =>
          account.storage === 'memory' &&
          account.state.kind === 'signed-in' &&
          (account.owner === null || !instances.isAlive(account.owner)),
      );
    for (const orphan of orphans) {
      const copied = await this.#credentials.readToken({ id: orphan.id, storage: 'keychain' });
      if (copied.kind === 'unavailable') continue;
      const now = clock.now().toISOString();
      await registry.update(
        changeAccount(orphan.id, (account) => ({
          ...account,
          storage: 'keychain',
          owner: null,
          state:
            copied.kind === 'found'
              ? account.state
              : {
                  kind: 'signing-out',
                  requestedAt: now,
                  session: 'open',
                  forgotten: false,
                  problem: { kind: 'credentials-missing' },
                  attempts: 0,
                  nextAttemptAt: null,
                  refusedKey: null,
                },
        })),
      );
      this.#activity.changed();
    }
  }

  /** Moves tokens from this process's memory into a keychain that has turned up. */
  async moveMemoryToKeychain(): Promise<void> {
    const { registry } = this.#parts;
    for (const account of registry.current().accounts) {
      if (account.storage !== 'memory' || account.state.kind !== 'signed-in') continue;
      if (!this.#credentials.inMemory(account) || !(await this.#credentials.copyToKeychain(account)))
        continue;
      await registry.update(
        changeAccount(account.id, (current) => ({ ...current, storage: 'keychain', owner: null })),
      );
      if (findAccount(registry.current(), account.id)?.storage === 'keychain') {
        this.#credentials.dropFromMemory(account);
      }
      this.#activity.changed();
    }
  }
}

/** When an account's waiting work is due by itself, in milliseconds since the epoch; Infinity: never. */
function dueAt(account: AccountRecord, self: string, now: number): number {
  const { state } = account;
  if (state.kind === 'signing-out' && state.nextAttemptAt !== null) return Date.parse(state.nextAttemptAt);
  if (state.kind === 'signing-in' && account.owner !== self) return nextMinute(now);
  if (state.kind === 'session-ended' && state.credentials === 'kept') return nextMinute(now);
  return Infinity;
}

/** A fixed grid of moments, so that asking twice sets the clock once. */
function nextMinute(now: number): number {
  return (Math.floor(now / lookAgainPause) + 1) * lookAgainPause;
}
