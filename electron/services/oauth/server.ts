import * as v from 'valibot';
import { isEndpointOf } from '../http/address.ts';
import { waysOfSecret } from './client.ts';

/** By what a service takes the request to revoke a token. */
const waysOfRevoking = [
  /** RFC 7009: the client proves itself and names the token. */
  'as-client',
  /** Whoever has the token may: it is named alone. */
  'token-alone',
  /** The access token revokes itself, and everything that came of the same sign-in. */
  'by-access-token',
] as const;

const endpoint = v.string();
const names = v.array(v.string());

const schema = v.object({
  /** As the service writes it. */
  issuer: v.string(),
  authorization: v.nullable(endpoint),
  token: endpoint,
  device: v.nullable(endpoint),
  revocation: v.nullable(v.object({ endpoint, way: v.picklist(waysOfRevoking) })),
  /** Where an access token is answered with whose it is. */
  user: v.nullable(
    v.object({
      endpoint,
      method: v.picklist(['GET', 'POST']),
      /** Where in the answer what stands: names of members, one within the other by dots. The first that is there counts. */
      login: names,
      userId: names,
      displayName: names,
    }),
  ),
  secretBy: v.picklist(waysOfSecret),
  /** The answer to a sign-in names the issuer (RFC 9207). */
  namesIssuer: v.boolean(),
});

/**
 * An authorization server, as far as a session there needs it. It is found at sign-in, and lies beside the tokens from then on: no later
 * discovery decides where they go.
 */
export type Server = v.InferOutput<typeof schema>;

/** The same, read from the keychain: no endpoint is one that requests may not go to. */
export const serverSchema = v.pipe(schema, v.check(hasOnlySafeEndpoints));

export function hasOnlySafeEndpoints(server: Server): boolean {
  const { issuer, authorization, token, device, revocation, user } = server;
  return [authorization, token, device, revocation?.endpoint, user?.endpoint].every(
    (each) => each === null || each === undefined || isEndpointOf(issuer, each),
  );
}
