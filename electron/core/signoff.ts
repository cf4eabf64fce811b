import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { EndedSignOut, HistoryEntry, Snapshot } from '../../shared/snapshot.ts';
import { Activity } from './activity.ts';
import { bridgeHandlers } from './bridge-handlers.ts';
import { CheckSession, type CheckResult } from './check-session.ts';
import type { SignoffControl } from './control.ts';
import { Credentials } from './credentials.ts';
import { Engines } from './engines.ts';
import { InterruptedSignIns } from './interrupted-sign-in.ts';
import { Notices, type Dismissal } from './notices.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Ports } from './ports.ts';
import type { BeginOptions } from './ports/service.ts';
import { Recovery, type Trigger } from './recovery.ts';
import { Refresher } from './refresher.ts';
import { regularly } from './regularly.ts';
import { findShownAccount, isSignedOutHere } from './registry-changes.ts';
import { ServiceList } from './service-list.ts';
import type { SignInResult } from './sign-in-result.ts';
import { SignIn } from './sign-in.ts';
import { SignOut } from './sign-out.ts';
import { snapshotOf, usableAccounts, type Known } from './snapshot-of.ts';

/** How often a host that stays open asks whether its sessions still live, in milliseconds. */
const checkInterval = 60 * 60 * 1000;

/** What Signoff does, for whichever host holds it: the one object behind the bridge, the tray and the command line. */
export class Signoff implements SignoffControl {
  readonly #ports: Ports;
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
  readonly #refresher: Refresher;
  readonly #endings: (() => void)[] = [];
  #revision = 0;
  #stopped = false;

  readonly services: ServiceList;

  /** The bridge's commands. Each answers as soon as what it began is under way; the rest arrives with the snapshots. */
  readonly handlers: BridgeHandlers;

  constructor(ports: Ports) {
    this.#ports = ports;
    const activity = this.#activity;
    const credentials = new Credentials(ports.keychain, activity);
    const engines = new Engines({ ports, activity });
    const context = { ports, credentials, activity, engines, queue: this.#queue };
    const checks = new CheckSession(context);
    const signOut = new SignOut({ ...context, beforeAsking: (account) => checks.cancel(account) });
    const interrupted = new InterruptedSignIns({ ...context, signOut });
    const notices = new Notices({ ...context, interrupted });
    const check = (id: string): void => {
      if (ports.staysOpen) this.#inBackground(checks.run(id));
    };
    const signIn = new SignIn({ ...context, signOut, interrupted, check });
    const recovery = new Recovery({ ...context, signOut, checks, interrupted });
    this.#credentials = credentials;
    this.#engines = engines;
    this.#checks = checks;
    this.#signOut = signOut;
    this.#interrupted = interrupted;
    this.#notices = notices;
    this.#signIn = signIn;
    this.#recovery = recovery;
    this.#refresher = new Refresher({ ...context, onEnded: check });
    this.services = new ServiceList(ports, () => {
      activity.changed();
      this.#refresher.tryAgain();
      // Nobody would wait for it in a command, which does what it was asked for and ends.
      if (ports.staysOpen) this.#inBackground(recovery.goOn('configuration'));
    });
    ports.registry.onChange(() => activity.changed());
    activity.onChange(() => void (this.#revision += 1));
    this.handlers = bridgeHandlers({
      ...{ ports, activity, signIn, recovery, control: this },
      startSignIn: (service) => {
        credentials.askAgain();
        return signIn.run({ service, opensPage: true, withoutBrowser: false });
      },
      tryKeychainAgain: () => this.#tryKeychainAgain(),
      inBackground: (work) => this.#inBackground(work),
    });
  }

  /** Begins what a host that stays open does by itself: recovery, retries and checks. */
  async start(): Promise<void> {
    const { network, clock } = this.#ports;
    this.#endings.push(
      regularly(clock, checkInterval, () => {
        this.#inBackground(this.checkAll());
      }),
      network.onReturn(() => {
        this.#refresher.tryAgain();
        this.#inBackground(this.#recovery.goOn('network'));
      }),
    );
    await this.#credentials.probe();
    if (this.#stopped) return;
    this.#endings.push(
      this.#activity.onChange(() => {
        this.#recovery.scheduleNext();
        this.#serveUsable();
      }),
    );
    this.#serveUsable();
    await this.#recovery.goOn('start');
    await this.checkAll();
  }

  /** Ends what `start` began, and cancels a sign-in. A sign-out that is under way is finished by the next start. */
  stop(): void {
    this.#stopped = true;
    this.#recovery.stop();
    this.#engines.end();
    this.#refresher.end();
    for (const end of this.#endings.splice(0)) end();
    if (this.#signIn.isUnderWay) this.#signIn.cancel();
  }

  /** Resolves when no sign-out, no check and no sign-in is in the middle of its steps. Cancels a sign-in. */
  async idle(): Promise<void> {
    await this.#signIn.end();
    await this.#queue.idle();
  }

  onChange(listener: () => void): () => void {
    return this.#activity.onChange(listener);
  }

  /** Calls back with every attempt to sign out that has ended, whoever asked for it, until the returned function is called. */
  onSignOutEnded(listener: (ended: EndedSignOut) => void): () => void {
    return this.#activity.onSignOutEnded(listener);
  }

  snapshot(): Snapshot {
    return snapshotOf({
      ...this.#known(),
      services: this.#ports.services,
      startAtLogin: this.#ports.startAtLogin,
      revision: this.#revision,
      configuration: this.#ports.configuration.current(),
      notices: this.#notices.current(),
    });
  }

  history(): Promise<readonly HistoryEntry[]> {
    return Promise.resolve(this.#ports.registry.current().history);
  }

  dismiss(notice: string): Promise<Dismissal> {
    return this.#notices.dismiss(notice);
  }

  signIn(
    service: ServiceId | null = null,
    { withoutBrowser }: BeginOptions = { withoutBrowser: false },
  ): Promise<SignInResult | null> {
    this.#credentials.askAgain();
    return this.#signIn.run({ service, opensPage: false, withoutBrowser });
  }

  async confirmSignIn(isMe: boolean): Promise<void> {
    await this.handlers.confirmSignIn({ isMe });
  }

  async cancelSignIn(): Promise<void> {
    await this.handlers.cancelSignIn({});
  }

  signOut(account: string): Promise<SignOutOutcome | null> {
    this.#credentials.askAgain();
    return this.#signOut.run(account);
  }

  signOutAll(
    accounts: readonly string[],
    onOutcome?: (account: string, outcome: SignOutOutcome | null) => void,
  ): Promise<void> {
    this.#credentials.askAgain();
    return this.#signOut.runAll(accounts, onOutcome);
  }

  async forget(account: string): Promise<SignOutOutcome | null> {
    const record = findShownAccount(this.#ports.registry.current(), account);
    // One that is gone already was signed out or forgotten before, and is answered as such.
    if (record !== undefined && !isSignedOutHere(record)) return null;
    this.#credentials.askAgain();
    return this.#signOut.forget(account);
  }

  checkSession(account: string): Promise<CheckResult> {
    this.#credentials.askAgain();
    return this.#checks.run(account);
  }

  /** Checks every account that is signed in. */
  checkAll(): Promise<void> {
    return this.#checks.runAll();
  }

  async probeKeychain(): Promise<void> {
    await this.#credentials.probe();
  }

  undoInterruptedSignIns(): Promise<number> {
    return this.#interrupted.undoAll();
  }

  removeDeadCredentials(): Promise<number> {
    return this.#checks.removeDeadCredentials();
  }

  /** Takes up unfinished work once. */
  goOn(trigger: Trigger): Promise<void> {
    return this.#recovery.goOn(trigger);
  }

  /** The accounts whose credential lies only in this process's memory. */
  memoryAccounts(): readonly string[] {
    const { accounts } = this.#ports.registry.current();
    return accounts.filter((account) => this.#credentials.inMemory(account)).map(({ id }) => id);
  }

  /**
   * Signs out every account whose credential lies only in this process's memory: once the process is gone nobody could ever
   * end those sessions. For a host that is about to end: cancels a sign-in, and gives the accounts whose sessions stayed open.
   */
  async signOutMemoryAccounts(): Promise<readonly string[]> {
    await this.#signIn.end();
    const ids = this.memoryAccounts();
    const open: string[] = [];
    await this.#signOut.runAll(ids, (id, outcome) => {
      if (outcome !== null && outcome.outcome !== 'signed-out') open.push(id);
    });
    return open;
  }

  async #tryKeychainAgain(): Promise<void> {
    this.#credentials.askAgain();
    const probed = await this.#credentials.probe();
    if (probed.kind === 'unavailable') return;
    await this.#recovery.moveMemoryToKeychain();
    await this.#recovery.goOn('keychain');
    await this.checkAll();
  }

  /** The sync engine works, and credentials are kept fresh, for accounts that are signed in and whose credential can be read. */
  #serveUsable(): void {
    const usable = usableAccounts(this.#known());
    this.#engines.keepTo(usable);
    this.#refresher.keepTo(usable);
  }

  #known(): Known {
    const registry = this.#ports.registry.current();
    return { registry, credentials: this.#credentials, activity: this.#activity };
  }

  /** For work that nobody waits for. Where it fails that is a bug, which is no reason to end the process. */
  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      // Of the error only its name: its message could hold what must not be in a log.
      this.#ports.log.error('unexpected-error', {
        error: error instanceof Error ? error.name : typeof error,
      });
    });
  }
}
