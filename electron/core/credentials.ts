import { assertNever } from '../../shared/assert-never.ts';
import type { Activity } from './activity.ts';
import type { Problem } from '../../shared/problem.ts';
import { readItem, writeItem, type Credential } from './credential-item.ts';
import type { Keychain, KeychainUnavailable } from './ports/keychain.ts';
import type { HeldCredential } from './ports/service.ts';
import type { AccountRecord } from './registry.ts';
import type { Secret } from './secret.ts';

type Holder = Pick<AccountRecord, 'id' | 'storage' | 'service'>;

/** Why a credential that is there must not be sent to the account's service. */
export type Unusable = Extract<Problem, { kind: 'credentials-altered' | 'credentials-for-other-service' }>;

export type CredentialRead =
  | { readonly kind: 'found'; readonly secret: Secret }
  /** The keychain is open and holds nothing under this name. */
  | { readonly kind: 'absent' }
  /** It stays where it is, and is sent to nobody. */
  | { readonly kind: 'unusable'; readonly problem: Unusable }
  | KeychainUnavailable;

/**
 * Where accounts' credentials, and the pending secrets of sign-ins, lie: in the keychain, or, where this computer has none, in this process's memory.
 * Nothing is ever written in plain text. Each lies beside the address of the service that gave it, and is given out for no
 * other, because the registry is a file that something else may have changed.
 */
export class Credentials {
  readonly #keychain: Keychain;
  readonly #activity: Activity;
  readonly #memory = new Map<string, Credential>();
  /** How often each account's credential was replaced. */
  readonly #replaced = new Map<string, number>();

  constructor(keychain: Keychain, activity: Activity) {
    this.#keychain = keychain;
    this.#activity = activity;
  }

  /** Asks whether the keychain is there and open. */
  probe(): Promise<{ readonly kind: 'available' } | KeychainUnavailable> {
    return this.#watched(this.#keychain.probe());
  }

  /** A person wants something: the keychain may prompt again. */
  askAgain(): void {
    this.#keychain.askAgain();
  }

  read(account: Holder): Promise<CredentialRead> {
    return this.#read(account, credentialName(account));
  }

  /** Reads ahead of one's turn; gives what then gives the credential, which is read anew where another was put in its place meanwhile. */
  readEarly(account: Holder): () => Promise<CredentialRead> {
    const before = this.#replaced.get(account.id);
    const early = this.read(account);
    return () => (this.#replaced.get(account.id) === before ? early : this.read(account));
  }

  readPending(account: Holder): Promise<CredentialRead> {
    return this.#read(account, pendingName(account));
  }

  write(account: Holder, credential: Secret): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    this.#replaced.set(account.id, (this.#replaced.get(account.id) ?? 0) + 1);
    return this.#put(account, credentialName(account), credential);
  }

  writePending(
    account: Holder,
    pending: Secret,
  ): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    return this.#put(account, pendingName(account), pending);
  }

  async removePending(account: Holder): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    this.#memory.delete(pendingName(account));
    if (account.storage === 'memory') return { kind: 'removed' };
    return this.#watched(this.#keychain.remove(pendingName(account)));
  }

  /** Removes the credential, and the pending secret where one may lie beside it; read back to be sure. */
  async remove(
    account: Holder & Pick<AccountRecord, 'pending'>,
  ): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    this.#memory.delete(credentialName(account));
    if (account.pending) {
      const removed = await this.removePending(account);
      if (removed.kind === 'unavailable') return removed;
    }
    if (account.storage === 'memory') return { kind: 'removed' };
    return this.#watched(this.#keychain.remove(credentialName(account)));
  }

  /** Whether this very process holds the account's credential in memory. */
  inMemory(account: Holder): boolean {
    return this.#memory.has(credentialName(account));
  }

  /** Whether the account's credential lay in the memory of a process that is gone, and went with it. */
  hasLost(account: AccountRecord): boolean {
    return account.storage === 'memory' && account.state.kind === 'signed-in' && !this.inMemory(account);
  }

  /** Copies a credential from memory into the keychain, for when that can be used again; the copy in memory stays until `dropFromMemory`. */
  async copyToKeychain(account: Holder): Promise<boolean> {
    const held = this.#memory.get(credentialName(account));
    if (held === undefined) return false;
    const written = await this.#writeItem(credentialName(account), held);
    return written.kind === 'written';
  }

  /** Offers a credential that the keychain did not take to it again; gives whether none waits for that any more. */
  async retryKeeping(account: Holder): Promise<boolean> {
    if (account.storage === 'memory' || !this.inMemory(account)) return true;
    const written = await this.copyToKeychain(account);
    if (written) this.dropFromMemory(account);
    return written;
  }

  /** Writes a credential that must not be lost; one that the keychain does not take is held in memory until it does. */
  async keep(
    account: Holder,
    credential: Secret,
  ): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    const written = await this.write(account, credential);
    if (account.storage === 'memory') return written;
    if (written.kind === 'written') this.#memory.delete(credentialName(account));
    else this.#memory.set(credentialName(account), { service: account.service, secret: credential });
    return written;
  }

  /** A credential as a service works with it: what it puts in its place is kept like the first. */
  hold(account: Holder, secret: Secret): HeldCredential {
    let newest = secret;
    return {
      get secret() {
        return newest;
      },
      replace: async (next) => {
        newest = next;
        return (await this.keep(account, next)).kind === 'written';
      },
    };
  }

  dropFromMemory(account: Holder): void {
    this.#memory.delete(credentialName(account));
    this.#memory.delete(pendingName(account));
  }

  async #read(account: Holder, name: string): Promise<CredentialRead> {
    const held = this.#memory.get(name);
    if (held !== undefined) return handOut(held, account);
    if (account.storage === 'memory') return { kind: 'absent' };
    const read = await this.#watched(this.#keychain.read(name));
    if (read.kind !== 'found') return read;
    const content = await readItem(read.secret);
    switch (content.kind) {
      case 'credential':
        return handOut(content.credential, account);
      case 'bare':
        return { kind: 'found', secret: content.secret };
      case 'altered':
        return { kind: 'unusable', problem: { kind: 'credentials-altered' } };
      default:
        return assertNever(content, 'content of an item');
    }
  }

  async #put(
    account: Holder,
    name: string,
    secret: Secret,
  ): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    const credential = { service: account.service, secret };
    if (account.storage === 'keychain') return this.#writeItem(name, credential);
    this.#memory.set(name, credential);
    return { kind: 'written' };
  }

  async #writeItem(
    name: string,
    credential: Credential,
  ): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    return this.#watched(this.#keychain.write(name, await writeItem(credential)));
  }

  /** Every answer of the keychain tells whether it can be used: the one place where that is noticed. */
  async #watched<T extends { readonly kind: string }>(
    asked: Promise<T | KeychainUnavailable>,
  ): Promise<T | KeychainUnavailable> {
    const answer = await asked;
    const reason = isUnavailable(answer) ? answer.reason : null;
    // That is about the one item, and it is open.
    this.#activity.keychainProblem = reason === 'too-long' ? null : reason;
    return answer;
  }
}

function handOut({ service, secret }: Credential, account: Holder): CredentialRead {
  return service === account.service
    ? { kind: 'found', secret }
    : { kind: 'unusable', problem: { kind: 'credentials-for-other-service' } };
}

function isUnavailable(answer: { readonly kind: string }): answer is KeychainUnavailable {
  return answer.kind === 'unavailable';
}

function credentialName(account: Holder): string {
  return account.id;
}

/** The suffix is OpenBox's word, from when there was no other service. */
function pendingName(account: Holder): string {
  return `${account.id}.ticket`;
}
