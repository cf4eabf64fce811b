import type { FormatChoice } from '../../../shared/wire-format.ts';
import type { Unclear } from '../../core/ports/service.ts';
import type { Secret } from '../../core/secret.ts';

/** Where a call goes, how it is written, and as which application. */
export interface Endpoint {
  /** The API's address with its trailing slash, for example https://www.box.net/api/1.0/ */
  readonly address: string;
  readonly format: FormatChoice;
  readonly apiKey: Secret;
}

/** Each part is empty where the service sent none that can be shown. */
export interface ServiceUser {
  /** The e-mail address where there is no login. */
  readonly login: string;
  readonly email: string;
  /** The service's own number for the person, as text. */
  readonly userId: string;
}

/** `application_restricted`, or `wrong_input` where no key was given: nothing was done. */
interface Restricted {
  readonly kind: 'restricted';
}

export type LogoutReply =
  | { readonly kind: 'ended' }
  /** `not_logged_in`, and `invalid_auth_token` and `not_logged_id` of older documents. */
  | { readonly kind: 'already-ended' }
  | Restricted
  | Unclear;

export type TicketReply =
  | {
      readonly kind: 'ticket';
      readonly ticket: Secret;
      /** The service's page on which the person signs in; it holds the ticket. */
      readonly page: Secret;
    }
  | Restricted
  | Unclear;

export type AuthTokenReply =
  | { readonly kind: 'token'; readonly token: Secret; readonly user: ServiceUser }
  /** `not_logged_in`: the person has not signed in on the page yet. */
  | { readonly kind: 'waiting' }
  /** `get_auth_token_error`: the ticket is unknown, used up or expired. */
  | { readonly kind: 'rejected' }
  | Restricted
  | Unclear;

export type AccountInfoReply =
  | { readonly kind: 'open'; readonly user: ServiceUser }
  | { readonly kind: 'not-logged-in' }
  | Restricted
  | Unclear;

/**
 * The OpenBox API 1.0. No method rejects: whatever the network or the service does is one of the replies.
 * Every call answers within 10 seconds. `cancel` gives up early (the reply is then `unclear`).
 */
export interface OpenBox {
  getTicket(endpoint: Endpoint, cancel?: AbortSignal): Promise<TicketReply>;
  getAuthToken(endpoint: Endpoint, ticket: Secret, cancel?: AbortSignal): Promise<AuthTokenReply>;
  getAccountInfo(endpoint: Endpoint, token: Secret, cancel?: AbortSignal): Promise<AccountInfoReply>;
  logout(endpoint: Endpoint, token: Secret, cancel?: AbortSignal): Promise<LogoutReply>;
}
