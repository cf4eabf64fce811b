import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { Listener } from '../service/listener.ts';
import { createBrowserSession } from './browser-session.ts';
import { Strikes } from './strikes.ts';

/** The npm package oidc-provider: a certified OpenID server. */
export interface OidcProvider {
  /** The issuer's address, ending in a slash. */
  readonly address: string;
  /**
   * Signs the person in on the page of a sign-in.
   * @returns where the server sends the browser back to; null: nowhere, as on the page for a device
   */
  readonly signInOn: (page: string) => Promise<string | null>;
  /** The person says no there. */
  declineOn(page: string): Promise<string | null>;
  /** Lets faults strike its requests. */
  readonly strikes: Strikes;
  /** Every code, device code and token ever issued, and every verifier ever sent. */
  issuedSecrets(): readonly string[];
  /** The tokens that are accepted now, by the grant that they came of: a session. */
  liveGrants(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Ends every session from outside, as an administrator does it. */
  revokeAll(): Promise<void>;
  /** Stops listening and cuts every connection; what the server knows stays. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeUp(): Promise<void>;
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
  const strikes = new Strikes();
  let answer: RequestListener = () => undefined;
  const sent: string[] = [];
  const listener = new Listener((request, response) => {
    listenTo(request, sent);
    if (strikes.let(request, response)) answer(request, response);
  });
  await listener.up();
  const root = listener.origin;
  const { features, ttl, ...others } = configuration;
  // It would warn that it is set up for tests only, which it is.
  const { warn } = console;
  console.warn = () => undefined;
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
      ...ttl,
    },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      deviceFlow: { enabled: true },
      ...features,
    },
    ...others,
  });
  console.warn = warn;
  const callback = provider.callback();
  answer = (request, response) => void callback(request, response);
  const issued = watchIssued(provider);
  return {
    address: `${root}/`,
    strikes,
    issuedSecrets: () => [...issued.secrets, ...sent],
    liveGrants: () => issued.liveGrants(),
    async revokeAll() {
      for (const grant of issued.grants()) {
        await provider.RefreshToken.revokeByGrantId(grant);
        await provider.AccessToken.revokeByGrantId(grant);
      }
    },
    goDown: () => listener.down(),
    comeUp: () => listener.up(),
    signInOn: (page) => createBrowserSession().walk(page, person),
    async declineOn(page) {
      const browser = createBrowserSession();
      const { url, text } = await browser.open(page);
      const abort = /href="([^"]*\/abort)"/.exec(text)?.[1];
      if (abort === undefined) throw new Error(`no way to say no on ${url}`);
      return browser.walk(new URL(abort, url).href, {});
    },
    close: () => listener.down(),
  };
}

/** Adds the verifiers in a request, whose body is another's to read. */
function listenTo(request: IncomingMessage, verifiers: string[]): void {
  const emit = request.emit.bind(request);
  request.emit = (event: string | symbol, ...values: unknown[]) => {
    const [, verifier] = (event === 'data' && /code_verifier=([^&]+)/.exec(String(values[0]))) || [];
    if (verifier !== undefined) verifiers.push(verifier);
    return emit(event, ...values);
  };
}

interface Issued {
  readonly secrets: readonly string[];
  grants(): ReadonlySet<string>;
  liveGrants(): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Writes down what the server issues, so that a test can ask it later what became of each. */
function watchIssued(provider: Provider): Issued {
  const secrets: string[] = [];
  const tokens: { readonly value: string; readonly grant: string; isLive(): Promise<boolean> }[] = [];
  provider.on('authorization_code.saved', ({ jti }) => secrets.push(jti));
  provider.on('device_code.saved', ({ jti }) => secrets.push(jti));
  provider.on('access_token.saved', ({ jti, grantId }) => {
    secrets.push(jti);
    const isLive = async (): Promise<boolean> => (await provider.AccessToken.find(jti)) !== undefined;
    tokens.push({ value: jti, grant: grantId, isLive });
  });
  provider.on('refresh_token.saved', ({ jti, grantId = '' }) => {
    secrets.push(jti);
    const isLive = async (): Promise<boolean> => {
      const found = await provider.RefreshToken.find(jti);
      return found !== undefined && found.consumed === undefined;
    };
    tokens.push({ value: jti, grant: grantId, isLive });
  });
  return {
    secrets,
    grants: () => new Set(tokens.map(({ grant }) => grant)),
    async liveGrants() {
      const live = await Promise.all(tokens.map(async (token) => ((await token.isLive()) ? [token] : [])));
      const grants = Map.groupBy(live.flat(), ({ grant }) => grant);
      return new Map([...grants].map(([grant, those]) => [grant, those.map(({ value }) => value)]));
    },
  };
}
