import { getValidatedIdTokenClaims, processGenericTokenEndpointResponse } from 'oauth4webapi';
import type { ServiceUser, Unclear } from '../../core/ports/service.ts';
import { plainName } from '../http/plain-name.ts';
import { isObject, jsonIn } from '../http/json-body.ts';
import { unclear } from '../http/unclear.ts';
import { responseOf, unclearAnswer, type Answer } from './caller.ts';
import type { Server } from './server.ts';

const nobody: ServiceUser = { login: '', userId: '', displayName: '', quota: null };

/** By which members OpenID says whose a session is, in its ID token and at its userinfo endpoint. */
export const openIdNames = {
  login: ['preferred_username', 'email'],
  userId: ['sub'],
  displayName: ['name'],
};

/** What the answer of the endpoint that knows users says of an access token. */
export type UserReply =
  | { readonly kind: 'open'; readonly user: ServiceUser }
  /** The service does not accept the access token: it lapsed, or was revoked. */
  | { readonly kind: 'not-accepted' }
  | Unclear;

/** @param userId whose the session was at sign-in; empty: not known */
export function readUserAnswer(answer: Answer, names: UserNames, userId: string): UserReply {
  if (answer.kind === 'failed') return unclearAnswer(answer);
  if (saysNotAccepted(answer)) return { kind: 'not-accepted' };
  if (answer.status !== 200) return unclearAnswer(answer);
  const members = jsonIn(answer.body);
  const user = members === null ? nobody : userIn(members, names);
  // Somebody else's answer says nothing of this session.
  return user.userId !== '' && (userId === '' || userId === user.userId)
    ? { kind: 'open', user }
    : unclear({ kind: 'malformed' });
}

/** Names of members, as in `Server.user`. */
interface UserNames {
  readonly login: readonly string[];
  readonly userId: readonly string[];
  readonly displayName: readonly string[];
}

/**
 * By the status alone, because each service has words of its own for it. A page for people comes from something in between; a token that
 * is good for other things is one that is accepted.
 */
function saysNotAccepted({ status, contentType, body }: Extract<Answer, { kind: 'response' }>): boolean {
  if (status !== 401) return false;
  const text = new TextDecoder('latin1').decode(body);
  const isPage = /\bhtml\b/i.test(contentType ?? '') || text.trimStart().startsWith('<');
  return !isPage && jsonIn(body)?.['error'] !== 'insufficient_scope';
}

/** Every signature that a server may have put under an ID token; it came from the token endpoint itself, so that TLS vouches for it. */
const anySignature = ['RS', 'PS', 'ES']
  .flatMap((family) => ['256', '384', '512'].map((size) => `${family}${size}`))
  .concat('EdDSA', 'Ed25519');

/**
 * Whose a session is by the ID token in a token endpoint's answer; nobody's where there is none, or it is not in order.
 * @param nonce what it has to repeat; null: nothing
 */
export async function userInIdToken(
  { issuer }: Server,
  clientId: string,
  answer: Answer,
  nonce: string | null,
): Promise<ServiceUser> {
  const response = responseOf(answer);
  if (response === null) return nobody;
  try {
    const tokens = await processGenericTokenEndpointResponse(
      { issuer, id_token_signing_alg_values_supported: anySignature },
      { client_id: clientId },
      response,
    );
    const claims = getValidatedIdTokenClaims(tokens);
    const isOurs = claims !== undefined && (nonce === null || claims.nonce === nonce);
    return isOurs ? userIn(claims, openIdNames) : nobody;
  } catch {
    return nobody;
  }
}

/** What can be shown of a user, each part by itself. */
function userIn(members: Readonly<Record<string, unknown>>, names: UserNames): ServiceUser {
  const first = (paths: readonly string[], read: (text: string) => string): string =>
    paths.map((path) => read(textAt(members, path))).find((text) => text !== '') ?? '';
  return {
    login: first(names.login, plainName),
    userId: first(names.userId, (text) => (/^[\x21-\x7e]{1,255}$/.test(text) ? text : '')),
    displayName: first(names.displayName, plainName),
    quota: null,
  };
}

function textAt(members: Readonly<Record<string, unknown>>, path: string): string {
  let found: unknown = members;
  for (const name of path.split('.'))
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : null;
  return typeof found === 'string' ? found : typeof found === 'number' ? found.toString() : '';
}
