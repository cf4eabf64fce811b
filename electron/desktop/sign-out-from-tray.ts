import { archivedOutcome, sessionIsOver, type SignOutOutcome } from '../../shared/outcome.ts';
import { outcomeMessage, type NamedAccount } from '../../shared/outcome-table.ts';
import { severalSignedOut } from '../../shared/messages/page.ts';
import type { Account, Snapshot } from '../../shared/snapshot.ts';
import { signOutAllQuestion, signOutQuestion, type ConfirmDialog } from './sign-out-dialogs.ts';

/** The part of Signoff that is used. */
export interface SigningOut {
  snapshot(): Snapshot;
  onChange(listener: () => void): () => void;
  signOut(account: string): Promise<SignOutOutcome | null>;
  signOutAll(
    accounts: readonly string[],
    onOutcome: (account: string, outcome: SignOutOutcome | null) => void,
  ): Promise<void>;
}

export interface SignOutFromTrayOptions {
  readonly signoff: SigningOut;
  readonly platform: NodeJS.Platform;
  /** Shows a native dialog; gives the number of the button, the cancelling one where it was closed. */
  readonly ask: (dialog: ConfirmDialog) => Promise<number>;
  /** Tells how it ended, wherever the person looks. `about` null: several accounts. */
  readonly tell: (text: string, about: Pick<Account, 'id' | 'login'> | null) => void;
}

/** More notifications than these at once become one. */
const mostToldApart = 2;

/** Signing out by the tray's menu: asked once, done without a window, and told in the end. */
export class SignOutFromTray {
  readonly #options: SignOutFromTrayOptions;
  /** Questions that are open: an account's id, or all. */
  readonly #asking = new Set<string>();
  /** Begun here, and still waiting for the service or the keychain: their end is told too. */
  readonly #waiting = new Set<string>();

  constructor(options: SignOutFromTrayOptions) {
    this.#options = options;
    options.signoff.onChange(() => this.#tellEnds());
  }

  async signOut(id: string): Promise<void> {
    const account = this.#find(id);
    if (account === undefined) return;
    if (!(await this.#isAgreed(id, signOutQuestion(account, this.#options.platform)))) return;
    await this.#run(account);
  }

  /** Goes on with a sign-out that waits. It was agreed to before, so that nothing is asked. */
  async tryNow(id: string): Promise<void> {
    const account = this.#find(id);
    if (account?.state.kind === 'signing-out') await this.#run(account);
  }

  async signOutAll(): Promise<void> {
    const { signoff, platform, tell } = this.#options;
    const signedIn = signoff.snapshot().accounts.filter(({ state }) => state.kind !== 'signing-out');
    if (signedIn.length === 0) return;
    if (!(await this.#isAgreed('all', signOutAllQuestion(signedIn.length, platform)))) return;
    // Those that wait already are tried again with the others, and an account that came meanwhile was not agreed to.
    const agreed = new Set(signedIn.map(({ id }) => id));
    const { accounts } = signoff.snapshot();
    const chosen = accounts.filter(({ id, state }) => agreed.has(id) || state.kind === 'signing-out');
    const ended: { readonly account: Account; readonly outcome: SignOutOutcome }[] = [];
    await signoff.signOutAll(
      chosen.map(({ id }) => id),
      (id, outcome) => {
        const account = chosen.find((each) => each.id === id);
        if (account !== undefined && outcome !== null) ended.push({ account, outcome });
      },
    );
    if (ended.length <= mostToldApart) {
      for (const { account, outcome } of ended) this.#tell(account, outcome);
      return;
    }
    for (const { account, outcome } of ended) this.#follow(account, outcome);
    const over = ended.filter(({ outcome }) => isOver(outcome)).length;
    tell(severalSignedOut(over, ended.length - over), null);
  }

  async #run(account: Account): Promise<void> {
    const outcome = await this.#options.signoff.signOut(account.id);
    if (outcome !== null) this.#tell(account, outcome);
  }

  async #isAgreed(what: string, dialog: ConfirmDialog): Promise<boolean> {
    if (this.#asking.has(what)) return false;
    this.#asking.add(what);
    try {
      return (await this.#options.ask(dialog)) === dialog.agree;
    } finally {
      this.#asking.delete(what);
    }
  }

  #tell(account: NamedAccount & { readonly id: string }, outcome: SignOutOutcome): void {
    this.#follow(account, outcome);
    this.#options.tell(outcomeMessage(outcome, account), account);
  }

  #follow({ id }: { readonly id: string }, outcome: SignOutOutcome): void {
    if (isOver(outcome)) this.#waiting.delete(id);
    else this.#waiting.add(id);
  }

  /** Signoff went on by itself, or another window did: what was left open is over. */
  #tellEnds(): void {
    if (this.#waiting.size === 0) return;
    for (const entry of this.#options.signoff.snapshot().history) {
      if (this.#waiting.has(entry.id) && this.#waiting.delete(entry.id)) {
        this.#options.tell(outcomeMessage(archivedOutcome(entry), entry), entry);
      }
    }
  }

  #find(id: string): Account | undefined {
    return this.#options.signoff.snapshot().accounts.find((account) => account.id === id);
  }
}

function isOver({ session, credentials }: SignOutOutcome): boolean {
  return sessionIsOver(session) && credentials === 'removed';
}
