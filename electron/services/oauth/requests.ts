import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  genericTokenEndpointRequest,
  protectedResourceRequest,
  refreshTokenGrantRequest,
  revocationRequest,
  type AuthorizationServer,
  type ClientAuth,
} from 'oauth4webapi';
import type { Answer, Caller } from './caller.ts';
import type { PendingCode, PendingDevice } from './pending.ts';
import type { Server } from './server.ts';

/** Who asks which server, and until when. */
export interface Asker {
  readonly caller: Caller;
  readonly server: Server;
  readonly clientId: string;
  readonly authentication: ClientAuth;
  readonly cancel: AbortSignal | undefined;
}

/** The server as oauth4webapi takes it. */
function metadataOf({ issuer, token, device, revocation }: Server): AuthorizationServer {
  return {
    issuer,
    token_endpoint: token,
    ...(device !== null && { device_authorization_endpoint: device }),
    ...(revocation !== null && { revocation_endpoint: revocation.endpoint }),
  };
}

function partsOf({
  server,
  clientId,
  authentication,
}: Asker): [AuthorizationServer, { client_id: string }, ClientAuth] {
  return [metadataOf(server), { client_id: clientId }, authentication];
}

export function exchangeCode(
  asker: Asker,
  { redirectUri, verifier }: PendingCode,
  code: string,
): Promise<Answer> {
  const { caller, cancel } = asker;
  const parameters = {
    code,
    redirect_uri: redirectUri,
    ...(verifier !== null && { code_verifier: verifier }),
  };
  return caller.ask(
    'exchange of the code',
    (options) => genericTokenEndpointRequest(...partsOf(asker), 'authorization_code', parameters, options),
    { cancel, onlyOnce: true },
  );
}

export function askForDeviceCode(asker: Asker, scopes: readonly string[]): Promise<Answer> {
  const parameters: Record<string, string> = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
  return asker.caller.ask(
    'device code',
    (options) => deviceAuthorizationRequest(...partsOf(asker), parameters, options),
    { cancel: asker.cancel },
  );
}

export function exchangeDeviceCode(asker: Asker, { deviceCode }: PendingDevice): Promise<Answer> {
  return asker.caller.ask(
    'exchange of the device code',
    (options) => deviceCodeGrantRequest(...partsOf(asker), deviceCode, options),
    { cancel: asker.cancel, onlyOnce: true },
  );
}

export function exchangeRefreshToken(asker: Asker, refreshToken: string): Promise<Answer> {
  return asker.caller.ask(
    'refresh',
    (options) => refreshTokenGrantRequest(...partsOf(asker), refreshToken, options),
    { cancel: asker.cancel, onlyOnce: true },
  );
}

export function revokeToken(
  asker: Asker,
  token: string,
  kind: 'refresh_token' | 'access_token',
): Promise<Answer> {
  const [metadata, client, authentication] = partsOf(asker);
  const isAlone = asker.server.revocation?.way === 'token-alone';
  return asker.caller.ask(
    `revocation of the ${kind === 'refresh_token' ? 'refresh' : 'access'} token`,
    (options) =>
      revocationRequest(metadata, client, isAlone ? () => undefined : authentication, token, {
        ...options,
        ...(!isAlone && { additionalParameters: { token_type_hint: kind } }),
      }),
    { cancel: asker.cancel },
  );
}

/** Sends a request that is allowed by an access token, and holds nothing else. */
export function askWithAccessToken(
  { caller, cancel }: Pick<Asker, 'caller' | 'cancel'>,
  call: string,
  { endpoint, method }: { readonly endpoint: string; readonly method: 'GET' | 'POST' },
  accessToken: string,
): Promise<Answer> {
  return caller.ask(
    call,
    (options) =>
      protectedResourceRequest(
        accessToken,
        method,
        new URL(endpoint),
        new Headers({ accept: 'application/json' }),
        null,
        options,
      ),
    { cancel },
  );
}
