import { leaveAllQuestion, leaveQuestion, type LeaveQuestion } from '../../shared/words/leave-question.ts';
import { severalSignedOut } from '../../shared/words/page.ts';
import { outcomeMessage } from '../../shared/words/outcomes.ts';
import { isFinished } from '../../shared/outcome.ts';
import type { Account, EndedSignOut, Snapshot } from '../../shared/snapshot.ts';
import { canLeave } from '../../shared/state-table.ts';
import { nativeQuestion, type ConfirmDialog } from './sign-out-dialogs.ts';

/** The part of Signoff that is used. */
export interface SigningOut {
  snapshot(): Snapshot;
  onSignOutEnded(listener: (ended: EndedSignOut) => void): () => void;
  signOut(account: string): Promise<unknown>;
  signOutAll(accounts: readonly string[]): Promise<void>;
}

export interface SignOutFromTrayOptions {
  readonly signoff: SigningOut;
  readonly platform: NodeJS.Platform;
  /** Shows a native dialog; gives the number of the button, the cancelling one where it was closed. */
  readonly ask: (dialog: ConfirmDialog) => Promise<number>;
  /** Tells how it ended, wherever the person looks. */
  readonly tell: (news: SignOutNews) => void;
}

export interface SignOutNews {
  readonly text: string;
  /** Null: several accounts. */
  readonly about: Pick<Account, 'id' | 'login'> | null;
  /** Whether something of it is not finished. */
  readonly isProblem: boolean;
}

/** More notifications than these at once become one. */
const mostToldApart = 2;

/** Signing out by the tray's menu: asked once, done without a window, and told in the end. */
export class SignOutFromTray {
  readonly #options: SignOutFromTrayOptions;
  /** Questions that are open: an account's id, or all. */
  readonly #asking = new Set<string>();
  /** Begun here and not finished: each end of an attempt is told, whoever asked for it. */
  readonly #followed = new Set<string>();
  /** Those that were begun together, and what has come of them so far. */
  readonly #together = new Map<string, EndedSignOut[]>();

  constructor(options: SignOutFromTrayOptions) {
    this.#options = options;
    options.signoff.onSignOutEnded((ended) => this.#hear(ended));
  }

  async signOut(id: string): Promise<void> {
    const account = this.#find(id);
    const question = account === undefined ? null : leaveQuestion(account);
    if (question !== null && (await this.#isAgreed(id, question))) await this.#run(id);
  }

  /** Goes on with a sign-out that waits. It was agreed to before, so that nothing is asked. */
  async tryNow(id: string): Promise<void> {
    const account = this.#find(id);
    if (account !== undefined && !canLeave(account)) await this.#run(id);
  }

  async signOutAll(): Promise<void> {
    const { signoff } = this.#options;
    const signedIn = signoff.snapshot().accounts.filter(canLeave);
    if (signedIn.length === 0) return;
    if (!(await this.#isAgreed('all', leaveAllQuestion(signedIn.length)))) return;
    // Those that wait already are tried again with the others, and an account that came meanwhile was not agreed to.
    const agreed = new Set(signedIn.map(({ id }) => id));
    const { accounts } = signoff.snapshot();
    const chosen = accounts.filter((account) => agreed.has(account.id) || !canLeave(account));
    await this.#runTogether(chosen.map(({ id }) => id));
  }

  async #run(id: string): Promise<void> {
    this.#followed.add(id);
    await this.#options.signoff.signOut(id);
  }

  async #runTogether(ids: readonly string[]): Promise<void> {
    const ended: EndedSignOut[] = [];
    for (const id of ids) {
      this.#followed.add(id);
      this.#together.set(id, ended);
    }
    await this.#options.signoff.signOutAll(ids);
    for (const id of ids) this.#together.delete(id);
    if (ended.length <= mostToldApart) {
      for (const each of ended) this.#tell(each);
      return;
    }
    const finished = ended.filter(({ outcome }) => isFinished(outcome)).length;
    const open = ended.length - finished;
    this.#options.tell({ text: severalSignedOut(finished, open), about: null, isProblem: open > 0 });
  }

  async #isAgreed(what: string, question: LeaveQuestion): Promise<boolean> {
    if (this.#asking.has(what)) return false;
    this.#asking.add(what);
    const dialog = nativeQuestion(question, this.#options.platform);
    try {
      return (await this.#options.ask(dialog)) === dialog.agree;
    } finally {
      this.#asking.delete(what);
    }
  }

  #hear(ended: EndedSignOut): void {
    const { id } = ended.account;
    if (!this.#followed.has(id)) return;
    if (isFinished(ended.outcome)) this.#followed.delete(id);
    const together = this.#together.get(id);
    if (together === undefined) this.#tell(ended);
    else together.push(ended);
  }

  #tell({ account, outcome }: EndedSignOut): void {
    this.#options.tell({
      text: outcomeMessage(outcome, account),
      about: account,
      isProblem: !isFinished(outcome),
    });
  }

  #find(id: string): Account | undefined {
    return this.#options.signoff.snapshot().accounts.find((account) => account.id === id);
  }
}
