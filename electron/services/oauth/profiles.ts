import type { Reach } from '../../../shared/service.ts';
import type { Server } from './server.ts';

/**
 * How a service differs from what discovery and the standards say. What is written here is from the documentation that is named beside it;
 * none of these services could be reached when it was written, and the tests play them as documented.
 */
interface Profile {
  /** Where it is documented. */
  readonly source: string;
  /** What the service says of itself by no discovery. */
  readonly server: Omit<Server, 'namesIssuer' | 'device'> | null;
  readonly revocationWay: NonNullable<Server['revocation']>['way'];
  /** Without a client secret it takes no code, though the client is an app on a person's computer. */
  readonly needsSecret: boolean;
  /** It knows RFC 7636. */
  readonly takesChallenge: boolean;
  /** Asks for the account again, and for a refresh token where that takes a word of its own. */
  readonly signIn: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
  /**
   * What ends with a sign-out: the tokens of this sign-in, or everything that the person allowed this app, on other computers too.
   */
  readonly reach: Reach;
}

/** By the service's address as accounts name it: an issuer, ending in a slash. */
const profiles: Readonly<Record<string, Profile>> = {
  'https://account.box.com/': {
    source: 'https://developer.box.com/reference/post-oauth2-revoke/',
    server: {
      issuer: 'https://account.box.com',
      authorization: 'https://account.box.com/api/oauth2/authorize',
      token: 'https://api.box.com/oauth2/token',
      revocation: { endpoint: 'https://api.box.com/oauth2/revoke', way: 'as-client' },
      user: {
        endpoint: 'https://api.box.com/2.0/users/me',
        method: 'GET',
        login: ['login'],
        userId: ['id'],
        displayName: ['name'],
      },
      secretBy: 'client_secret_post',
    },
    revocationWay: 'as-client',
    needsSecret: true,
    takesChallenge: false,
    signIn: {},
    scopes: [],
    reach: 'session',
  },
  'https://www.dropbox.com/': {
    source: 'https://www.dropbox.com/developers/documentation/http/documentation#auth-token-revoke',
    server: {
      issuer: 'https://www.dropbox.com',
      authorization: 'https://www.dropbox.com/oauth2/authorize',
      token: 'https://api.dropboxapi.com/oauth2/token',
      revocation: { endpoint: 'https://api.dropboxapi.com/2/auth/token/revoke', way: 'by-access-token' },
      user: {
        endpoint: 'https://api.dropboxapi.com/2/users/get_current_account',
        method: 'POST',
        login: ['email'],
        userId: ['account_id'],
        displayName: ['name.display_name'],
      },
      secretBy: 'client_secret_basic',
    },
    revocationWay: 'by-access-token',
    needsSecret: false,
    takesChallenge: true,
    signIn: { token_access_type: 'offline', force_reauthentication: 'true' },
    scopes: [],
    reach: 'session',
  },
  'https://accounts.google.com/': {
    source: 'https://developers.google.com/identity/protocols/oauth2/native-app#tokenrevoke',
    server: null,
    revocationWay: 'token-alone',
    needsSecret: true,
    takesChallenge: true,
    signIn: { access_type: 'offline', prompt: 'select_account consent' },
    scopes: ['openid', 'email', 'profile'],
    reach: 'grant',
  },
};

/** How the service at an address differs; null: it is not known to. */
export function profileOf(address: string): Profile | null {
  return Object.hasOwn(profiles, address) ? (profiles[address] ?? null) : null;
}
