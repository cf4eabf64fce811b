import type { SignOutOutcome } from '../../shared/outcome.ts';
import type { ServiceId } from '../../shared/service.ts';
import type { HistoryEntry, Snapshot } from '../../shared/snapshot.ts';
import type { BeginOptions } from '../core/ports/service.ts';
import type { CheckResult } from '../core/check-session.ts';
import type { ServicesControl, SignoffControl } from '../core/control.ts';
import type { Dismissal } from '../core/notices.ts';
import type { SignInResult } from '../core/sign-in-result.ts';
import type { OnOutcome } from './control-handlers.ts';
import { OwnerGone } from './remote-control.ts';

/** How often in a row the owner may end in the middle before it is given up. */
const mostOwners = 5;

/**
 * A command's Signoff, whoever owns it. Where the owner ends in the middle, the next one is asked, or becomes this process itself:
 * every step of a sign-out or a check can be done twice without harm. Anything else is not asked again, and rejects with `OwnerGone`.
 */
export class SteadyControl implements SignoffControl {
  #control: SignoffControl;
  readonly #next: () => Promise<SignoffControl>;
  readonly #listeners = new Set<() => void>();
  #stopFollowing: () => void;
  #changing: Promise<void> | null = null;
  /** Where the sign-in was begun. Another owner may have one that is not this command's to confirm or to cancel. */
  #signsInAt: SignoffControl | null = null;

  readonly services: ServicesControl = {
    put: (service) => this.#ask((control) => control.services.put(service), 'again'),
    remove: (service) => this.#ask((control) => control.services.remove(service), 'again'),
    setSecret: (service, secret) =>
      this.#ask((control) => control.services.setSecret(service, secret), 'again'),
  };

  /** @param next finds the owner anew; rejects where there is none to ask */
  constructor(first: SignoffControl, next: () => Promise<SignoffControl>) {
    this.#control = first;
    this.#next = next;
    this.#stopFollowing = this.#follow();
  }

  snapshot(): Snapshot {
    return this.#control.snapshot();
  }

  history(): Promise<readonly HistoryEntry[]> {
    return this.#ask((control) => control.history(), 'again');
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  signIn(service: ServiceId | null, options: BeginOptions): Promise<SignInResult | null> {
    return this.#ask((control) => {
      this.#signsInAt = control;
      return control.signIn(service, options);
    }, 'once');
  }

  async confirmSignIn(isMe: boolean): Promise<void> {
    await this.#signsInAt?.confirmSignIn(isMe);
  }

  async cancelSignIn(): Promise<void> {
    await this.#signsInAt?.cancelSignIn();
  }

  signOut(account: string): Promise<SignOutOutcome | null> {
    return this.#ask((control) => control.signOut(account), 'again');
  }

  async signOutAll(accounts: readonly string[], onOutcome?: OnOutcome): Promise<void> {
    const left = new Set(accounts);
    const onEach: OnOutcome = (account, outcome) => {
      left.delete(account);
      onOutcome?.(account, outcome);
    };
    await this.#ask((control) => control.signOutAll([...left], onEach), 'again');
  }

  forget(account: string): Promise<SignOutOutcome | null> {
    return this.#ask((control) => control.forget(account), 'again');
  }

  checkSession(account: string): Promise<CheckResult> {
    return this.#ask((control) => control.checkSession(account), 'again');
  }

  probeKeychain(): Promise<void> {
    return this.#ask((control) => control.probeKeychain(), 'again');
  }

  undoInterruptedSignIns(): Promise<number> {
    return this.#ask((control) => control.undoInterruptedSignIns(), 'again');
  }

  removeDeadCredentials(): Promise<number> {
    return this.#ask((control) => control.removeDeadCredentials(), 'again');
  }

  dismiss(notice: string): Promise<Dismissal> {
    return this.#ask((control) => control.dismiss(notice), 'once');
  }

  /** @param repeat `once`: it is not asked twice, unless the owner has not begun it */
  async #ask<T>(work: (control: SignoffControl) => Promise<T>, repeat: 'once' | 'again'): Promise<T> {
    for (let owners = 1; ; owners += 1) {
      const control = this.#control;
      try {
        return await work(control);
      } catch (error) {
        const mayAsk = error instanceof OwnerGone && (repeat === 'again' || !error.mayHaveBegun);
        if (!mayAsk || owners >= mostOwners) throw error;
        // Several requests lose one owner together.
        if (control === this.#control) await (this.#changing ??= this.#change());
      }
    }
  }

  async #change(): Promise<void> {
    try {
      this.#control = await this.#next();
      this.#stopFollowing();
      this.#stopFollowing = this.#follow();
    } finally {
      this.#changing = null;
    }
  }

  #follow(): () => void {
    return this.#control.onChange(() => {
      for (const listener of this.#listeners) listener();
    });
  }
}
