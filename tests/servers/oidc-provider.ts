import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { createBrowserSession } from './browser-session.ts';

/** The npm package oidc-provider: a certified OpenID server. */
export interface OidcProvider {
  /** The issuer's address, ending in a slash. */
  readonly address: string;
  /**
   * Signs the person in on the page of a sign-in.
   * @returns where the server sends the browser back to; null: nowhere, as on the page for a device
   */
  signInOn(page: string): Promise<string | null>;
  /** The person says no there. */
  declineOn(page: string): Promise<string | null>;
  close(): Promise<void>;
}

export interface OidcProviderOptions {
  readonly clients: readonly ClientMetadata[];
  readonly configuration?: Configuration;
}

const person = { login: 'pat', password: 'any' };

export async function startOidcProvider({
  clients,
  configuration = {},
}: OidcProviderOptions): Promise<OidcProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  const { features, ...others } = configuration;
  const provider = new Provider(root, {
    clients: [...clients],
    jwks: {
      keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Pat Doe', preferred_username: id, email: `${id}@example.com` }),
    }),
    // Its own defaults, which it would remark upon.
    ttl: {
      AccessToken: 3600,
      DeviceCode: 600,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      deviceFlow: { enabled: true },
      ...features,
    },
    ...others,
  });
  const callback = provider.callback();
  server.on('request', (request, response) => void callback(request, response));
  return {
    address: `${root}/`,
    signInOn: (page) => createBrowserSession().walk(page, person),
    async declineOn(page) {
      const browser = createBrowserSession();
      const { url, text } = await browser.open(page);
      const abort = /href="([^"]*\/abort)"/.exec(text)?.[1];
      if (abort === undefined) throw new Error(`no way to say no on ${url}`);
      return browser.walk(new URL(abort, url).href, {});
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
