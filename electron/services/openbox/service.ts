import { assertNever } from '../../../shared/assert-never.ts';
import type { FormatChoice } from '../../../shared/wire-format.ts';
import { pause } from '../../core/bounded.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type {
  BeginReply,
  CheckReply,
  CompleteReply,
  EndReply,
  Service,
  SignInAttempt,
} from '../../core/ports/service.ts';
import type { Secret } from '../../core/secret.ts';
import type { Endpoint, OpenBox, ServiceUser, TicketReply } from './api.ts';

/** A ticket is valid for about ten minutes. In milliseconds. */
const ticketLife = 10 * 60 * 1000;

/** Clients ask about once a second. In milliseconds. */
const pollPause = 1_000;

/** What an OpenBox service works with. */
export interface OpenBoxServiceOptions {
  readonly openbox: OpenBox;
  readonly clock: Clock;
  readonly address: string;
  readonly format: FormatChoice;
  /** Null: none is configured. */
  readonly apiKey: Secret | null;
}

/** A service that speaks the OpenBox API 1.0: the pending secret is a ticket, the credential an auth token. */
export class OpenBoxService implements Service {
  readonly #openbox: OpenBox;
  readonly #clock: Clock;
  /** Null: no API key is configured. */
  readonly #endpoint: Endpoint | null;

  constructor({ openbox, clock, address, format, apiKey }: OpenBoxServiceOptions) {
    this.#openbox = openbox;
    this.#clock = clock;
    this.#endpoint = apiKey === null ? null : { address, format, apiKey };
  }

  get appCredential(): Secret | null {
    return this.#endpoint?.apiKey ?? null;
  }

  get isConfigured(): boolean {
    return this.#endpoint !== null;
  }

  async begin(_options: unknown, cancel?: AbortSignal): Promise<BeginReply> {
    const endpoint = this.#endpoint;
    if (endpoint === null) return { kind: 'not-configured' };
    const reply = await this.#openbox.getTicket(endpoint, cancel);
    switch (reply.kind) {
      case 'ticket':
        return { kind: 'begun', attempt: attemptWith(reply, this.#clock) };
      case 'restricted':
        return { kind: 'refused' };
      case 'unclear':
        return reply;
      default:
        return assertNever(reply, 'reply to get_ticket');
    }
  }

  async complete(ticket: Secret, cancel?: AbortSignal): Promise<CompleteReply> {
    const endpoint = this.#endpoint;
    if (endpoint === null) return { kind: 'not-configured' };
    const reply = await this.#openbox.getAuthToken(endpoint, ticket, cancel);
    switch (reply.kind) {
      case 'token':
        return { kind: 'granted', credential: reply.token, user: asUser(reply.user) };
      case 'restricted':
        return { kind: 'refused' };
      case 'waiting':
      case 'rejected':
      case 'unclear':
        return reply;
      default:
        return assertNever(reply, 'reply to get_auth_token');
    }
  }

  async check({ secret }: { readonly secret: Secret }, cancel?: AbortSignal): Promise<CheckReply> {
    const endpoint = this.#endpoint;
    if (endpoint === null) return { kind: 'not-configured' };
    const reply = await this.#openbox.getAccountInfo(endpoint, secret, cancel);
    switch (reply.kind) {
      case 'open':
        return { kind: 'open', user: asUser(reply.user) };
      case 'not-logged-in':
        return { kind: 'ended' };
      case 'restricted':
        return { kind: 'refused' };
      case 'unclear':
        return reply;
      default:
        return assertNever(reply, 'reply to get_account_info');
    }
  }

  async end({ secret }: { readonly secret: Secret }, cancel?: AbortSignal): Promise<EndReply> {
    const endpoint = this.#endpoint;
    if (endpoint === null) return { kind: 'not-configured' };
    const reply = await this.#openbox.logout(endpoint, secret, cancel);
    switch (reply.kind) {
      case 'restricted':
        return { kind: 'refused' };
      case 'ended':
      case 'already-ended':
      case 'unclear':
        return reply;
      default:
        return assertNever(reply, 'reply to logout');
    }
  }

  /** A token is good until it is ended. */
  readonly refreshes = false;

  refreshDue(): null {
    return null;
  }

  refresh(): Promise<{ readonly kind: 'fresh' }> {
    return Promise.resolve({ kind: 'fresh' });
  }
}

function attemptWith(
  { ticket, page }: Extract<TicketReply, { kind: 'ticket' }>,
  clock: Clock,
): SignInAttempt {
  return {
    pending: ticket,
    page,
    userCode: null,
    returnPort: null,
    lifetime: ticketLife,
    next: async (cancel) => {
      await pause(clock, pollPause, cancel);
      return ticket;
    },
    close: () => undefined,
  };
}

function asUser({ login, userId }: ServiceUser): Extract<CheckReply, { kind: 'open' }>['user'] {
  return { login, userId, displayName: '', quota: null };
}
