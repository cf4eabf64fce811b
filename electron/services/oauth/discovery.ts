import { discoveryRequest, processDiscoveryResponse, type AuthorizationServer } from 'oauth4webapi';
import type { Unclear } from '../../core/ports/service.ts';
import { parseServiceAddress } from '../http/address.ts';
import { jsonIn } from '../http/json-body.ts';
import { unclear } from '../http/unclear.ts';
import { responseOf, unclearAnswer, type Caller } from './caller.ts';
import { profileOf } from './profiles.ts';
import { hasOnlySafeEndpoints, type Server } from './server.ts';
import { openIdNames } from './user.ts';

/** A service as it can be signed in to. */
export interface Found {
  readonly server: Server;
  /** What to ask for where the configuration does not say. */
  readonly scopes: readonly string[];
  /** What the page is asked for besides, so that it asks for the account again. */
  readonly signIn: Readonly<Record<string, string>>;
  readonly takesChallenge: boolean;
}

type Discovered = { readonly kind: 'found'; readonly found: Found } | Unclear;

/**
 * Finds out how to sign in at a service: by its profile, or by what it says of itself (OpenID Connect Discovery, RFC 8414).
 * @param address the issuer, ending in a slash
 */
export async function discover(
  caller: Caller,
  address: string,
  cancel: AbortSignal | undefined,
): Promise<Discovered> {
  const profile = profileOf(address);
  if (profile !== null && profile.server !== null) {
    const { server, scopes, signIn, takesChallenge } = profile;
    return {
      kind: 'found',
      found: { server: { ...server, device: null, namesIssuer: false }, scopes, signIn, takesChallenge },
    };
  }
  const byOpenId = await discoverBy(caller, 'oidc', address, cancel);
  if (byOpenId.kind === 'found' || !isMissing(byOpenId)) return byOpenId;
  const byOAuth = await discoverBy(caller, 'oauth2', address, cancel);
  return byOAuth.kind === 'found' || !isMissing(byOAuth) ? byOAuth : byOpenId;
}

/** Nothing of use is at that place, and it may be at the other. */
function isMissing({ problem }: Unclear): boolean {
  return ['http-error', 'redirect', 'malformed'].includes(problem.kind);
}

async function discoverBy(
  caller: Caller,
  algorithm: 'oidc' | 'oauth2',
  address: string,
  cancel: AbortSignal | undefined,
): Promise<Discovered> {
  const issuer = new URL(address.replace(/\/$/, ''));
  const answer = await caller.ask(
    'discovery',
    (options) => discoveryRequest(issuer, { ...options, algorithm }),
    { cancel },
  );
  const response = responseOf(answer);
  if (response?.status !== 200) return unclearAnswer(answer);
  const written = answer.kind === 'response' ? jsonIn(answer.body)?.['issuer'] : null;
  if (typeof written !== 'string' || !isSameIssuer(written, address)) return unclear({ kind: 'malformed' });
  try {
    const metadata = await processDiscoveryResponse(new URL(written), response);
    const found = foundIn(metadata, algorithm, address);
    if (found === null) return unclear({ kind: 'malformed' });
    // Judged by the address that was asked, which nobody else wrote.
    const isSafe = hasOnlySafeEndpoints({ ...found.server, issuer: address });
    return isSafe ? { kind: 'found', found } : unclear({ kind: 'insecure-address' });
  } catch {
    return unclear({ kind: 'malformed' });
  }
}

/** An issuer is written with or without a slash at its end; an account's address always has one. */
export function isSameIssuer(issuer: string, address: string): boolean {
  const parsed = parseServiceAddress(issuer);
  return parsed.kind === 'address' && parsed.address === address;
}

function foundIn(metadata: AuthorizationServer, algorithm: 'oidc' | 'oauth2', address: string): Found | null {
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const token = text(metadata.token_endpoint);
  const authorization = text(metadata.authorization_endpoint);
  const device = text(metadata.device_authorization_endpoint);
  if (token === null || (authorization === null && device === null)) return null;
  const revocation = text(metadata.revocation_endpoint);
  const user = text(metadata.userinfo_endpoint);
  const profile = profileOf(address);
  const way = profile?.revocationWay ?? 'as-client';
  const scopes = profile?.scopes ?? scopesFor(metadata, algorithm);
  return {
    server: {
      issuer: metadata.issuer,
      authorization,
      token,
      device,
      revocation: revocation === null ? null : { endpoint: revocation, way },
      user: user === null ? null : { endpoint: user, method: 'GET', ...openIdNames },
      secretBy: wayOfSecret(metadata),
      namesIssuer: metadata.authorization_response_iss_parameter_supported === true,
    },
    scopes,
    signIn: profile?.signIn ?? promptFor(metadata, scopes),
    takesChallenge: profile?.takesChallenge ?? true,
  };
}

function wayOfSecret(metadata: AuthorizationServer): Server['secretBy'] {
  const known = listIn(metadata.token_endpoint_auth_methods_supported);
  const onlyPost = known?.includes('client_secret_post') === true && !known.includes('client_secret_basic');
  return onlyPost ? 'client_secret_post' : 'client_secret_basic';
}

/** OpenID's own, as far as the service has them; a service without OpenID has scopes of its own, and a default. */
function scopesFor(metadata: AuthorizationServer, algorithm: 'oidc' | 'oauth2'): readonly string[] {
  const known = listIn(metadata.scopes_supported) ?? (algorithm === 'oidc' ? ['openid'] : []);
  if (!known.includes('openid')) return [];
  return ['openid', 'profile', 'email', 'offline_access'].filter((scope) => known.includes(scope));
}

/** The browser keeps the service's own session: without this the next sign-in would take the same account unasked. */
function promptFor(
  metadata: AuthorizationServer,
  scopes: readonly string[],
): Readonly<Record<string, string>> {
  const known = listIn(metadata['prompt_values_supported']) ?? ['login', 'consent'];
  const prompts = [
    known.includes('login') ? 'login' : known.includes('select_account') ? 'select_account' : null,
    // Without it OpenID gives no refresh token that outlives the browser's session.
    scopes.includes('offline_access') && known.includes('consent') ? 'consent' : null,
  ].filter((prompt) => prompt !== null);
  return prompts.length === 0 ? {} : { prompt: prompts.join(' ') };
}

function listIn(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
