import { ClientSecretBasic, ClientSecretPost, None, type ClientAuth } from 'oauth4webapi';
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
      return ClientSecretBasic(secret.reveal());
    case 'client_secret_post':
      return ClientSecretPost(secret.reveal());
    default:
      return assertNever(way, 'way of a client secret');
  }
}
