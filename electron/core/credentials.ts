import type { Activity } from './activity.ts';
import type { Keychain, KeychainRead, KeychainUnavailable } from './ports/keychain.ts';
import type { AccountRecord } from './registry.ts';
import type { Secret } from './secret.ts';

type Holder = Pick<AccountRecord, 'id' | 'storage'>;

/**
 * Where accounts' tokens and tickets lie: in the keychain, or, where this computer has none, in this process's memory.
 * Nothing is ever written in plain text.
 */
export class Credentials {
  readonly #keychain: Keychain;
  readonly #activity: Activity;
  readonly #memory = new Map<string, Secret>();

  constructor(keychain: Keychain, activity: Activity) {
    this.#keychain = keychain;
    this.#activity = activity;
  }

  /** Asks whether the keychain is there and open. */
  probe(): Promise<{ readonly kind: 'available' } | KeychainUnavailable> {
    return this.#watched(this.#keychain.probe());
  }

  readToken(account: Holder): Promise<KeychainRead> {
    return this.#read(account, tokenName(account));
  }

  readTicket(account: Holder): Promise<KeychainRead> {
    return this.#read(account, ticketName(account));
  }

  writeToken(account: Holder, token: Secret): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    return this.#write(account, tokenName(account), token);
  }

  writeTicket(account: Holder, ticket: Secret): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    return this.#write(account, ticketName(account), ticket);
  }

  async removeTicket(account: Holder): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    this.#memory.delete(ticketName(account));
    if (account.storage === 'memory') return { kind: 'removed' };
    return this.#watched(this.#keychain.remove(ticketName(account)));
  }

  /** Removes the token, and the ticket where one may lie beside it; read back to be sure. */
  async remove(
    account: Holder & Pick<AccountRecord, 'ticket'>,
  ): Promise<{ readonly kind: 'removed' } | KeychainUnavailable> {
    this.#memory.delete(tokenName(account));
    if (account.ticket) {
      const removed = await this.removeTicket(account);
      if (removed.kind === 'unavailable') return removed;
    }
    if (account.storage === 'memory') return { kind: 'removed' };
    return this.#watched(this.#keychain.remove(tokenName(account)));
  }

  /** Whether this very process holds the account's token in memory. */
  inMemory(account: Holder): boolean {
    return this.#memory.has(tokenName(account));
  }

  /** Copies a token from memory into the keychain, for when a keychain turns up; the copy in memory stays until `dropFromMemory`. */
  async copyToKeychain(account: Holder): Promise<boolean> {
    const token = this.#memory.get(tokenName(account));
    if (token === undefined) return false;
    const written = await this.#watched(this.#keychain.write(tokenName(account), token));
    return written.kind === 'written';
  }

  /** Writes a token whose session is to be ended; one that the keychain does not take is held in memory until it is. */
  async keepToken(
    account: Holder,
    token: Secret,
  ): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    const written = await this.writeToken(account, token);
    if (written.kind === 'unavailable') this.#memory.set(tokenName(account), token);
    return written;
  }

  dropFromMemory(account: Holder): void {
    this.#memory.delete(tokenName(account));
    this.#memory.delete(ticketName(account));
  }

  async #read(account: Holder, name: string): Promise<KeychainRead> {
    const held = this.#memory.get(name);
    if (held !== undefined) return { kind: 'found', secret: held };
    if (account.storage === 'memory') return { kind: 'absent' };
    return this.#watched(this.#keychain.read(name));
  }

  async #write(
    account: Holder,
    name: string,
    secret: Secret,
  ): Promise<{ readonly kind: 'written' } | KeychainUnavailable> {
    if (account.storage === 'memory') {
      this.#memory.set(name, secret);
      return { kind: 'written' };
    }
    return this.#watched(this.#keychain.write(name, secret));
  }

  /** Every answer of the keychain tells whether it can be used: the one place where that is noticed. */
  async #watched<T extends { readonly kind: string }>(
    asked: Promise<T | KeychainUnavailable>,
  ): Promise<T | KeychainUnavailable> {
    const answer = await asked;
    this.#activity.keychainProblem = isUnavailable(answer) ? answer.reason : null;
    return answer;
  }
}

function isUnavailable(answer: { readonly kind: string }): answer is KeychainUnavailable {
  return answer.kind === 'unavailable';
}

function tokenName(account: Holder): string {
  return account.id;
}

function ticketName(account: Holder): string {
  return `${account.id}.ticket`;
}
