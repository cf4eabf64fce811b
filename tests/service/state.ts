import { randomInt } from 'node:crypto';
import type { Settings, User } from './configuration.ts';

interface Ticket {
  /** Milliseconds of `performance.now()`. */
  expiresAt: number;
  /** Who signed in with it; undefined: nobody yet. */
  user: User | undefined;
  /** The token it gave; undefined: none was fetched yet. */
  token: string | undefined;
}

export type TicketReading =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'signed-in'; readonly user: User };

/** Every ticket and token of the service, in memory. */
export class State {
  readonly #settings: Settings;
  readonly #tickets = new Map<string, Ticket>();
  readonly #live = new Map<string, User>();
  readonly #issuedTokens: string[] = [];

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  issueTicket(): string {
    const value = newSecret();
    const expiresAt = performance.now() + this.#settings.ticketLifetimeSeconds * 1000;
    this.#tickets.set(value, { expiresAt, user: undefined, token: undefined });
    return value;
  }

  readTicket(value: string): TicketReading {
    const ticket = this.#tickets.get(value);
    if (!ticket) return { kind: 'unknown' };
    if (performance.now() >= ticket.expiresAt) return { kind: 'expired' };
    return ticket.user ? { kind: 'signed-in', user: ticket.user } : { kind: 'waiting' };
  }

  /** The person of `login` signs in with a ticket that waits. Anything else is a mistake of the caller's and throws. */
  signIn(ticketValue: string, login: string): void {
    const reading = this.readTicket(ticketValue);
    if (reading.kind !== 'waiting') throw new Error(`The ticket is not waiting for anybody: ${reading.kind}`);
    const ticket = this.#tickets.get(ticketValue);
    if (ticket) ticket.user = this.user(login);
  }

  /**
   * The token of a ticket that somebody signed in with. A ticket has one token and gives it as often as it is asked,
   * so that an application that was killed before it kept the answer can ask again; once that token has ended,
   * the ticket has nothing more to give.
   */
  tokenOf(ticketValue: string): string | undefined {
    const ticket = this.#tickets.get(ticketValue);
    if (!ticket?.user) return undefined;
    ticket.token ??= this.issueToken(ticket.user.login);
    return this.#live.has(ticket.token) ? ticket.token : undefined;
  }

  /** A live token for the person of `login`: a new one, unless the service is set to one token per user. */
  issueToken(login: string, token = newSecret()): string {
    const user = this.user(login);
    const present =
      this.#settings.sameTokenPerUser && this.liveTokens().find((live) => this.#live.get(live) === user);
    if (present) return present;
    this.#live.set(token, user);
    this.#issuedTokens.push(token);
    return token;
  }

  /** Whose session the token is; undefined: no live session. */
  userOf(token: string): User | undefined {
    return this.#live.get(token);
  }

  /** Ends a session. False where there was none. */
  endSession(token: string): boolean {
    return this.#live.delete(token);
  }

  /** Lets every ticket run out now. */
  expireTickets(): void {
    for (const ticket of this.#tickets.values()) ticket.expiresAt = 0;
  }

  /** The person of a login; a login that nobody has is a mistake of the caller's and throws. */
  user(login: string): User {
    const user = this.#settings.users.find((candidate) => candidate.login === login);
    if (!user) throw new Error(`No user has the login ${login}`);
    return user;
  }

  passwordIsRight(login: string, password: string): boolean {
    return this.#settings.users.some((user) => user.login === login && user.password === password);
  }

  liveTokens(): readonly string[] {
    return [...this.#live.keys()];
  }

  issuedTokens(): readonly string[] {
    return [...this.#issuedTokens];
  }

  issuedTickets(): readonly string[] {
    return [...this.#tickets.keys()];
  }
}

/** 32 characters of 0-9 and a-z, as in every example of the documentation. */
function newSecret(): string {
  return Array.from({ length: 32 }, () => randomInt(36).toString(36)).join('');
}
