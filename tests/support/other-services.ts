import type { ServiceId } from '../../shared/service.ts';
import type { BroughtService } from '../../electron/storage/service-entries.ts';
import { startNextcloud, type RunningNextcloud } from '../servers/nextcloud/nextcloud.ts';
import { startOidcProvider, type OidcProvider } from '../servers/oidc-provider.ts';
import { follow, isSignInLink, linkIn } from './links.ts';

/* Services of the kinds beside OpenBox, with the person who signs in there. */

/** What tests ask of a service, whatever its kind. */
export interface OtherService {
  readonly id: ServiceId;
  /** Its entry on the list of services. */
  readonly listed: BroughtService;
  /** What this app proves itself by there; null: nothing. */
  readonly appSecret: string | null;
  /** Does what a person does on the page of a sign-in, or on that to which a link of Signoff's leads. */
  readonly signInOn: (page: string) => Promise<void>;
  /** The credentials that are accepted now, those of a session together. */
  liveSessions(): Promise<readonly (readonly string[])[]>;
  /** Every secret ever issued. */
  issuedSecrets(): readonly string[];
  /** Ends every session from outside. */
  revokeAll(): Promise<void>;
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

export interface NextcloudService extends OtherService {
  readonly server: RunningNextcloud;
}

export interface OAuthService extends OtherService {
  readonly server: OidcProvider;
}

/** The double of a Nextcloud server. */
export async function startNextcloudService(): Promise<NextcloudService> {
  const server = await startNextcloud();
  const id = { kind: 'nextcloud', address: server.url } as const;
  return {
    id,
    listed: { ...id, name: 'Cloud', clientId: null, scopes: null },
    appSecret: null,
    server,
    signInOn: async (page) => {
      server.grant(await servicePage(page));
    },
    liveSessions: () => Promise.resolve(server.livePasswords().map((password) => [password])),
    issuedSecrets: () => server.issuedSecrets(),
    revokeAll: () => {
      for (const password of server.livePasswords()) server.revoke(password);
      return Promise.resolve();
    },
    goDown: () => server.goDown(),
    comeUp: () => server.comeUp(),
    close: () => server.close(),
  };
}

export interface OAuthServiceOptions {
  /** By default a public client. */
  readonly clientSecret?: string;
  readonly configuration?: Parameters<typeof startOidcProvider>[0]['configuration'];
}

/** A real oidc-provider, with one client. */
export async function startOAuthService({
  clientSecret,
  configuration = {},
}: OAuthServiceOptions = {}): Promise<OAuthService> {
  const server = await startOidcProvider({
    clients: [
      {
        client_id: 'signoff',
        ...(clientSecret === undefined
          ? { token_endpoint_auth_method: 'none' }
          : { client_secret: clientSecret }),
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/callback'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        response_types: ['code'],
      },
    ],
    configuration,
  });
  const id = { kind: 'oauth', address: server.address } as const;
  return {
    id,
    listed: { ...id, name: 'Provider', clientId: 'signoff', scopes: null },
    server,
    appSecret: clientSecret ?? null,
    signInOn: async (page) => {
      const redirect = await server.signInOn(await servicePage(page));
      if (redirect !== null) await fetch(redirect);
    },
    liveSessions: async () => [...(await server.liveGrants()).values()],
    issuedSecrets: () => server.issuedSecrets(),
    revokeAll: () => server.revokeAll(),
    goDown: () => server.goDown(),
    comeUp: () => server.comeUp(),
    close: () => server.close(),
  };
}

async function servicePage(page: string): Promise<string> {
  const link = linkIn(page);
  return isSignInLink(link) ? follow(link) : link;
}
