import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { EndedSignOut, Snapshot } from '../../shared/snapshot.ts';
import { Activity } from './activity.ts';
import { CheckSession, type CheckResult } from './check-session.ts';
import { Credentials } from './credentials.ts';
import { Engines } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import { InterruptedSignIns } from './interrupted-sign-in.ts';
import { Notices, type Dismissal } from './notices.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Parts } from './parts.ts';
import { Recovery, type Trigger } from './recovery.ts';
import type { AccountRecord } from './registry.ts';
import { findAccount } from './registry-changes.ts';
import type { SignInResult } from './sign-in-result.ts';
import { SignIn } from './sign-in.ts';
import { SignOut } from './sign-out.ts';
import { snapshotOf, usableAccounts } from './snapshot-of.ts';

/** At most this many sessions are checked side by side. */
const checksAtATime = 4;

/** How often a host that stays open asks whether its sessions still live, in milliseconds. */
const checkInterval = 60 * 60 * 1000;

/** What Signoff does, for whichever host holds it: the one object behind the bridge, the tray and the command line. */
export class Signoff {
  readonly #parts: Parts;
  readonly #activity = new Activity();
  readonly #queue = new OneAtATime();
  readonly #credentials: Credentials;
  readonly #engines: Engines;
  readonly #checks: CheckSession;
  readonly #signOut: SignOut;
  readonly #signIn: SignIn;
  readonly #interrupted: InterruptedSignIns;
  readonly #notices: Notices;
  readonly #recovery: Recovery;
  readonly #endings: (() => void)[] = [];
  #revision = 0;
  #stopped = false;

  /** The bridge's commands. Each answers as soon as what it began is under way; the rest arrives with the snapshots. */
  readonly handlers: BridgeHandlers;

  constructor(parts: Parts) {
    this.#parts = parts;
    const queue = this.#queue;
    this.#credentials = new Credentials(parts.keychain, this.#activity);
    this.#engines = new Engines(parts, this.#activity);
    const everywhere = [parts, this.#credentials, this.#activity] as const;
    this.#checks = new CheckSession(...everywhere, this.#engines, queue);
    this.#signOut = new SignOut(...everywhere, this.#engines, queue, (account) => {
      this.#checks.cancel(account);
    });
    this.#interrupted = new InterruptedSignIns(...everywhere, this.#signOut);
    this.#notices = new Notices(parts, this.#activity, this.#interrupted);
    this.#signIn = new SignIn(...everywhere, this.#engines, queue, this.#signOut, this.#interrupted);
    this.#recovery = new Recovery(...everywhere, queue, this.#signOut, this.#checks, this.#interrupted);
    this.#activity.onChange(() => {
      this.#revision += 1;
    });
    this.handlers = this.#makeHandlers();
  }

  /** Begins what a host that stays open does by itself: recovery, retries, checks, and noticing what others do. */
  async start(): Promise<void> {
    const { registry, network, clock } = this.#parts;
    let stopClock: () => void = () => undefined;
    const checkRegularly = (): void => {
      stopClock = clock.after(checkInterval, () => {
        this.#inBackground(this.checkAll());
        checkRegularly();
      });
    };
    checkRegularly();
    this.#endings.push(
      () => {
        stopClock();
      },
      registry.onOutsideChange(() => {
        this.#activity.changed();
        this.#inBackground(this.#takeUpOthersWishes());
      }),
      network.onReturn(() => {
        this.#inBackground(this.#recovery.goOn('network'));
      }),
    );
    await this.#credentials.probe();
    if (this.#stopped) return;
    this.#endings.push(
      this.#activity.onChange(() => {
        this.#recovery.scheduleNext();
        this.#keepEnginesTo();
      }),
    );
    this.#keepEnginesTo();
    await this.#recovery.goOn('start');
    await this.checkAll();
  }

  /** Ends what `start` began, and cancels a sign-in. A sign-out that is under way is finished by the next start. */
  stop(): void {
    this.#stopped = true;
    this.#recovery.stop();
    this.#engines.end();
    for (const end of this.#endings.splice(0)) end();
    if (this.#signIn.isUnderWay) this.#signIn.cancel();
  }

  /** Resolves when no sign-out, no check and no sign-in is in the middle of its steps. Cancels a sign-in. */
  async idle(): Promise<void> {
    await this.#signIn.end();
    await this.#queue.idle();
  }

  /** Calls back whenever `snapshot()` has changed, until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.#activity.onChange(listener);
  }

  /** Calls back with every attempt to sign out that has ended, whoever asked for it, until the returned function is called. */
  onSignOutEnded(listener: (ended: EndedSignOut) => void): () => void {
    return this.#activity.onSignOutEnded(listener);
  }

  snapshot(): Snapshot {
    return snapshotOf(
      this.#revision,
      this.#parts.registry,
      this.#parts.instances,
      this.#activity,
      this.#parts.configuration.current(),
      this.#notices.current(),
    );
  }

  /** Says that the person has dealt with a notice. */
  dismiss(notice: string): Promise<Dismissal> {
    return this.#notices.dismiss(notice);
  }

  /** Signs in; resolves when the account is kept or the attempt is over. Null: another one is under way. */
  signIn(): Promise<SignInResult | null> {
    this.#credentials.askAgain();
    return this.#signIn.run();
  }

  /** Signs out, or goes on with a sign-out that waits. Null: no such account. */
  signOut(account: string): Promise<SignOutOutcome | null> {
    this.#credentials.askAgain();
    return this.#signOut.run(account);
  }

  /** Signs out every given account: at once on this computer, a few at a time at the service. */
  signOutAll(
    accounts: readonly string[],
    onOutcome?: (account: string, outcome: SignOutOutcome | null) => void,
  ): Promise<void> {
    this.#credentials.askAgain();
    return this.#signOut.runAll(accounts, onOutcome);
  }

  /** Removes the token without the service's word. Null: no such account, or it is not signed out on this computer yet. */
  async forget(account: string): Promise<SignOutOutcome | null> {
    const record = this.#find(account);
    if (record === undefined || !isPastSignedIn(record)) return null;
    this.#credentials.askAgain();
    return this.#signOut.forget(account);
  }

  checkSession(account: string): Promise<CheckResult> {
    this.#credentials.askAgain();
    return this.#checks.run(account);
  }

  /** Checks every account that is signed in. A keychain that cannot be used is asked once, not for each of them. */
  async checkAll(): Promise<void> {
    if (this.#activity.keychainProblem !== null) {
      const probed = await this.#credentials.probe();
      if (probed.kind === 'unavailable') return;
    }
    const ids = this.#accounts('signed-in').map((account) => account.id);
    await inParallel(ids, checksAtATime, (id) => this.#checks.run(id));
  }

  /** Asks the keychain whether it can be used; the answer shows in the snapshot. */
  async probeKeychain(): Promise<void> {
    await this.#credentials.probe();
  }

  /** Undoes sign-ins that an earlier process left half done; gives how many could not be undone yet. */
  async undoInterruptedSignIns(): Promise<number> {
    const abandoned = (): AccountRecord[] =>
      this.#accounts('signing-in').filter((account) => this.#interrupted.isAbandoned(account));
    await Promise.all(abandoned().map(({ id }) => this.#signOut.inTurn(() => this.#interrupted.undo(id))));
    return abandoned().length;
  }

  /** Removes the tokens of sessions that ended elsewhere, where the keychain did not let go of them before; gives how many are left. */
  async removeDeadTokens(): Promise<number> {
    const kept = this.#accounts('session-ended').filter(
      ({ state }) => state.kind === 'session-ended' && state.credentials === 'kept',
    );
    const results = await inParallel(kept, 1, (account) => this.#checks.removeDeadToken(account.id));
    return results.filter((result) => result === 'kept').length;
  }

  /** Takes up unfinished work once. */
  goOn(trigger: Trigger): Promise<void> {
    return this.#recovery.goOn(trigger);
  }

  /**
   * Signs out every account whose token lies only in this process's memory: once the process is gone nobody could ever
   * end those sessions. For a host that is about to end: cancels a sign-in, and gives the accounts whose sessions stayed open.
   */
  async signOutMemoryAccounts(): Promise<readonly string[]> {
    await this.#signIn.end();
    const ids = this.#parts.registry
      .current()
      .accounts.filter((account) => this.#credentials.inMemory(account))
      .map((account) => account.id);
    const open: string[] = [];
    await this.#signOut.runAll(ids, (id, outcome) => {
      if (outcome !== null && outcome.outcome !== 'signed-out') open.push(id);
    });
    return open;
  }

  #makeHandlers(): BridgeHandlers {
    const done = { kind: 'done' } as const;
    const notNow = { kind: 'not-now' } as const;
    const noSuchAccount = { kind: 'no-such-account' } as const;
    return {
      getSnapshot: () => Promise.resolve(this.snapshot()),
      startSignIn: () => {
        if (this.#signIn.isUnderWay) return Promise.resolve(notNow);
        this.#inBackground(this.signIn());
        return Promise.resolve(done);
      },
      confirmSignIn: ({ isMe }) => Promise.resolve(this.#signIn.confirm(isMe) ? done : notNow),
      cancelSignIn: () => Promise.resolve(this.#signIn.cancel() ? done : notNow),
      signOut: ({ account }) => {
        const record = this.#find(account);
        if (record === undefined) return Promise.resolve(noSuchAccount);
        this.#inBackground(this.signOut(account));
        return Promise.resolve(done);
      },
      signOutAll: () => {
        const ids = this.#parts.registry
          .current()
          .accounts.filter((account) => account.state.kind !== 'signing-in')
          .map((account) => account.id);
        this.#inBackground(this.signOutAll(ids));
        return Promise.resolve(done);
      },
      retrySignOut: ({ account }) => {
        const record = this.#find(account);
        if (record === undefined) return Promise.resolve(noSuchAccount);
        if (record.state.kind !== 'signing-out') return Promise.resolve(notNow);
        this.#inBackground(this.signOut(account));
        return Promise.resolve(done);
      },
      forget: ({ account }) => {
        const record = this.#find(account);
        if (record === undefined) return Promise.resolve(noSuchAccount);
        if (!isPastSignedIn(record)) return Promise.resolve(notNow);
        this.#inBackground(this.forget(account));
        return Promise.resolve(done);
      },
      checkSession: ({ account }) => {
        const record = this.#find(account);
        if (record === undefined) return Promise.resolve(noSuchAccount);
        if (record.state.kind !== 'signed-in') return Promise.resolve(notNow);
        this.#inBackground(this.checkSession(account));
        return Promise.resolve(done);
      },
      retryKeychain: () => {
        this.#inBackground(this.#tryKeychainAgain());
        return Promise.resolve(done);
      },
      dismissNotice: async ({ id }) => {
        const dismissal = await this.dismiss(id ?? '');
        return dismissal.kind === 'failed' ? notNow : done;
      },
      changeSettings: (settings) => this.#changeSettings(settings),
    };
  }

  async #changeSettings(
    settings: Parameters<BridgeHandlers['changeSettings']>[0],
  ): ReturnType<BridgeHandlers['changeSettings']> {
    const result = await this.#parts.configuration.change(settings);
    switch (result.kind) {
      case 'saved':
        this.#activity.changed();
        this.#inBackground(this.#recovery.goOn('configuration'));
        return { kind: 'done' };
      case 'bad-service-address':
      case 'fixed-by-command-line':
        return { kind: result.kind };
      case 'not-saved':
        return { kind: 'failed', problem: { kind: 'not-saved' } };
    }
  }

  async #tryKeychainAgain(): Promise<void> {
    this.#credentials.askAgain();
    const probed = await this.#credentials.probe();
    if (probed.kind === 'unavailable') return;
    await this.#recovery.moveMemoryToKeychain();
    await this.#recovery.goOn('keychain');
    await this.checkAll();
  }

  /** Another process asked for the sign-out, or the end, of an account whose token only this one holds. */
  async #takeUpOthersWishes(): Promise<void> {
    const { instances } = this.#parts;
    const asked = this.#accounts('signing-out').filter(
      (account) =>
        account.owner === instances.self &&
        account.storage === 'memory' &&
        account.state.kind === 'signing-out' &&
        (account.state.problem === null || account.state.forgotten),
    );
    await Promise.all(asked.map((account) => this.#signOut.run(account.id)));
  }

  /** The sync engine works for accounts that are signed in and whose token can be read, as the window shows them. */
  #keepEnginesTo(): void {
    const { registry, instances } = this.#parts;
    this.#engines.keepTo(usableAccounts(registry, instances, this.#activity));
  }

  /** For work that nobody waits for. Where it fails that is a bug, which is no reason to end the process. */
  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      // Of the error only its name: its message could hold what must not be in a log.
      this.#parts.log.error('unexpected-error', {
        error: error instanceof Error ? error.name : typeof error,
      });
    });
  }

  #accounts(kind: AccountRecord['state']['kind']): AccountRecord[] {
    return this.#parts.registry.current().accounts.filter((account) => account.state.kind === kind);
  }

  /** An account that a person can see: one that is still signing in is not. */
  #find(id: string): AccountRecord | undefined {
    const account = findAccount(this.#parts.registry.current(), id);
    return account?.state.kind === 'signing-in' ? undefined : account;
  }
}

/** Whether the account is signed out on this computer already, so that it can be forgotten. */
function isPastSignedIn(account: AccountRecord): boolean {
  return account.state.kind === 'signing-out' || account.state.kind === 'session-ended';
}
