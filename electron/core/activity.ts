import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { KeychainReason, Problem } from '../../shared/problem.ts';
import type { EndedSignOut, SignIn, SignOutStep } from '../../shared/snapshot.ts';
import type { ServiceUser } from './ports/service.ts';

export type CredentialProblem = Extract<
  Problem,
  { kind: 'credentials-missing' | 'credentials-altered' | 'credentials-for-other-service' }
>;

/** What is going on with one account; the registry knows nothing of it. */
export interface AccountActivity {
  readonly step: SignOutStep | null;
  readonly checking: boolean;
  readonly confirmedAt: string | null;
  /** What the service last said about the person; null: nothing yet. */
  readonly user: ServiceUser | null;
  readonly checkProblem: Problem | null;
  /** The sync engine did not start work for it. */
  readonly syncFailed: boolean;
  /** Why the keychain, which was open, gave no credential that can be used for this account; null: it did, or was not asked. */
  readonly credentialProblem: CredentialProblem | null;
}

/** How many ended sign-outs are kept for a window that has not seen them; of more than a few it says only how many there were. */
const mostEndsKept = 100;

const quiet: AccountActivity = {
  step: null,
  checking: false,
  confirmedAt: null,
  user: null,
  checkProblem: null,
  syncFailed: false,
  credentialProblem: null,
};

/** What is going on. Whatever is set here shows in the next snapshot. */
export class Activity {
  readonly #accounts = new Map<string, AccountActivity>();
  readonly #listeners = new Set<() => void>();
  readonly #endListeners = new Set<(ended: EndedSignOut) => void>();
  #endedSignOuts: readonly EndedSignOut[] = [];
  #signIn: SignIn | null = null;
  #keychainProblem: KeychainReason | null = null;

  /** Calls back after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says that something a snapshot shows has changed elsewhere. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls back with every attempt to sign out that has ended, until the returned function is called. */
  onSignOutEnded(listener: (ended: EndedSignOut) => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  /** Says that an attempt to sign out has ended. */
  signOutEnded(account: EndedSignOut['account'], outcome: SignOutOutcome): void {
    const { id, login, service } = account;
    const number = (this.#endedSignOuts.at(-1)?.number ?? 0) + 1;
    const ended: EndedSignOut = { number, account: { id, login, service }, outcome };
    this.#endedSignOuts = [...this.#endedSignOuts.slice(1 - mostEndsKept), ended];
    for (const listener of this.#endListeners) listener(ended);
    this.changed();
  }

  /** The newest attempts to sign out that ended, oldest first. */
  get endedSignOuts(): readonly EndedSignOut[] {
    return this.#endedSignOuts;
  }

  of(account: string): AccountActivity {
    return this.#accounts.get(account) ?? quiet;
  }

  set(account: string, change: Partial<AccountActivity>): void {
    this.#accounts.set(account, { ...this.of(account), ...change });
    this.changed();
  }

  forget(account: string): void {
    this.#accounts.delete(account);
    this.changed();
  }

  get signIn(): SignIn | null {
    return this.#signIn;
  }

  set signIn(signIn: SignIn | null) {
    this.#signIn = signIn;
    this.changed();
  }

  /** Why the keychain did not do what it was last asked for; null: it did, or was not asked yet. */
  get keychainProblem(): KeychainReason | null {
    return this.#keychainProblem;
  }

  set keychainProblem(reason: KeychainReason | null) {
    if (reason === this.#keychainProblem) return;
    this.#keychainProblem = reason;
    this.changed();
  }
}
