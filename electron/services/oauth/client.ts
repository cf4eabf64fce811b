import { ClientSecretPost, None, type ClientAuth } from 'oauth4webapi';
import type { Secret } from '../../core/secret.ts';
import { assertNever } from '../../../shared/assert-never.ts';

/** What this app is at a service, as it was registered there and configured here. */
export interface OAuthClient {
  readonly clientId: string;
  /** Null: a public client. It is read each time it is used, and never lies beside an account's tokens. */
  readonly clientSecret: Secret | null;
  /** What is asked for; left out: what signing in needs. */
  readonly scopes?: readonly string[];
}

/** How a service takes a client secret. */
export const waysOfSecret = ['client_secret_basic', 'client_secret_post'] as const;
type WayOfSecret = (typeof waysOfSecret)[number];

/** The client that an account's tokens were given to; fixed at sign-in. */
export interface ClientOfAccount {
  readonly clientId: string;
  /** The tokens were given to a client that proved itself by a secret, so nothing can be asked without one. */
  readonly hasSecret: boolean;
}

/**
 * How to prove to be the client of an account.
 * @param configured the client as it is configured now; null: not (any more)
 * @returns null where that takes a secret which is not there, or belongs to another client
 */
export function authenticationOf(
  { clientId, hasSecret }: ClientOfAccount,
  configured: OAuthClient | null,
  way: WayOfSecret,
): ClientAuth | null {
  const secret = configured?.clientId === clientId ? configured.clientSecret : null;
  if (secret === null) return hasSecret ? null : None();
  switch (way) {
    case 'client_secret_basic':
      return basic(secret);
    case 'client_secret_post':
      return ClientSecretPost(secret.reveal());
    default:
      return assertNever(way, 'way of a client secret');
  }
}

/**
 * In the form's encoding (RFC 6749, section 2.3.1), which leaves letters, digits and `*-._` as they are: oauth4webapi's own writes the last
 * four as `%2D` and so on, which is as right, and fails at the many servers that decode nothing.
 */
function basic(secret: Secret): ClientAuth {
  return (_server, { client_id }, _body, headers) => {
    const encoded = [client_id, secret.reveal()].map((text) =>
      new URLSearchParams({ '': text }).toString().slice(1),
    );
    headers.set('authorization', `Basic ${btoa(encoded.join(':'))}`);
  };
}
