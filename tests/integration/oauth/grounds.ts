import { Secret } from '../../../electron/core/secret.ts';
import type { OAuthClient } from '../../../electron/services/oauth/client.ts';
import { startGlewlwyd } from '../../servers/glewlwyd.ts';
import { startOidcProvider } from '../../servers/oidc-provider.ts';

/** A real server, and the clients that are registered there. */
export interface Ground {
  readonly address: string;
  readonly client: OAuthClient;
  /** Another client, which did not get this one's tokens. */
  readonly other: OAuthClient;
  /** The same server without a revocation endpoint; null: not set up. */
  readonly withoutRevocation: string | null;
  signInOn(page: string): Promise<string | null>;
  /** Null: only a page with a script could. */
  declineOn: ((page: string) => Promise<string | null>) | null;
  close(): Promise<void>;
}

export interface GroundOptions {
  readonly isPublic: boolean;
}

export async function groundOnOidcProvider({ isPublic }: GroundOptions): Promise<Ground> {
  const [client, other] = clients(isPublic, ' & Co. +/=%:');
  const registered = [client, other].map(({ clientId, clientSecret }) => ({
    client_id: clientId,
    ...(clientSecret === null
      ? { token_endpoint_auth_method: 'none' as const }
      : { client_secret: clientSecret.reveal() }),
    application_type: 'native' as const,
    redirect_uris: ['http://127.0.0.1/callback'],
    grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    response_types: ['code' as const],
  }));
  const server = await startOidcProvider({ clients: registered });
  const without = await startOidcProvider({
    clients: registered,
    configuration: { features: { revocation: { enabled: false } } },
  });
  return {
    address: server.address,
    client,
    other,
    withoutRevocation: without.address,
    // Whose page it is stands in its address.
    signInOn: (page) => (page.startsWith(without.address) ? without : server).signInOn(page),
    declineOn: (page) => server.declineOn(page),
    async close() {
      await Promise.all([server.close(), without.close()]);
    },
  };
}

export async function groundOnGlewlwyd({ isPublic }: GroundOptions): Promise<Ground> {
  // It decodes nothing in a Basic header.
  const [client, other] = clients(isPublic, '');
  const server = await startGlewlwyd(
    [client, other].map(({ clientId, clientSecret }) => ({
      clientId,
      secret: clientSecret?.reveal() ?? null,
    })),
  );
  return {
    address: server.address,
    client,
    other,
    withoutRevocation: null,
    async signInOn(page) {
      const { searchParams } = new URL(page);
      await server.allowRedirect(searchParams.get('client_id') ?? '', searchParams.get('redirect_uri') ?? '');
      return server.signInOn(page);
    },
    declineOn: null,
    close: () => server.close(),
  };
}

function clients(isPublic: boolean, ending: string): readonly [OAuthClient, OAuthClient] {
  const secretOf = (text: string): Secret | null => (isPublic ? null : new Secret(`${text}${ending}`));
  return [
    { clientId: 'signoff', clientSecret: secretOf('the-secret_of.signoff') },
    { clientId: 'another', clientSecret: secretOf('the-secret_of.another') },
  ];
}
