import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Clock } from '../../core/ports/clock.ts';
import type { BeginReply, SignInAttempt } from '../../core/ports/service.ts';
import { Secret } from '../../core/secret.ts';
import { unclear } from '../http/unclear.ts';
import type { Found } from './discovery.ts';
import { writePending, type PendingCode } from './pending.ts';
import { openRedirectListener } from './redirect-listener.ts';
import type { ClientOfAccount } from './client.ts';
import { waitOr } from './wait.ts';

/** How long a person may take, in milliseconds: as long as for a sign-in by any service. */
const lifetime = 10 * 60_000;

/** How long it is until a code whose exchange got no answer is tried again, in milliseconds. */
const pause = 5000;

export interface CodeSignInOptions {
  readonly found: Found;
  readonly client: ClientOfAccount;
  readonly scopes: readonly string[];
  readonly clock: Clock;
}

/** Begins a sign-in in this computer's browser: authorization code with PKCE (RFC 6749, 7636, 8252). */
export async function beginByCode({ found, client, scopes, clock }: CodeSignInOptions): Promise<BeginReply> {
  const { server, signIn, takesChallenge } = found;
  const state = generateRandomState();
  const verifier = takesChallenge ? generateRandomCodeVerifier() : null;
  // OpenID ties an ID token to the sign-in by it, and some servers insist.
  const nonce = scopes.includes('openid') ? generateRandomNonce() : null;
  const challenge = verifier === null ? null : await calculatePKCECodeChallenge(verifier);
  let arrived: (outcome: Outcome) => void = () => undefined;
  const arrival = new Promise<Outcome>((resolve) => {
    arrived = resolve;
  });
  const listener = await openRedirectListener((parameters) => {
    const outcome = outcomeIn(parameters, found, client.clientId, state);
    if (outcome !== null) arrived(outcome);
    return outcome !== null;
  });
  if (listener === null || server.authorization === null) {
    listener?.close();
    return unclear({ kind: 'unreachable' });
  }
  const { redirectUri } = listener;
  const page = new URL(server.authorization);
  const parameters = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    state,
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...(challenge !== null && { code_challenge: challenge, code_challenge_method: 'S256' }),
    ...(nonce !== null && { nonce }),
    ...signIn,
  };
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value);
  const pending: PendingCode = {
    version: 1,
    kind: 'code',
    server,
    ...client,
    redirectUri,
    verifier,
    nonce,
    outcome: null,
  };
  return {
    kind: 'begun',
    attempt: {
      pending: writePending(pending),
      page: new Secret(page.href),
      userCode: null,
      returnPort: Number(new URL(redirectUri).port),
      lifetime,
      next: nextOf(pending, arrival, clock),
      close: () => {
        listener.close();
      },
    },
  };
}

type Outcome = NonNullable<PendingCode['outcome']>;

/** What the browser came back with; null where it does not belong to this sign-in. */
function outcomeIn(
  parameters: URLSearchParams,
  found: Found,
  clientId: string,
  state: string,
): Outcome | null {
  const { issuer, namesIssuer } = found.server;
  try {
    const checked = validateAuthResponse(
      { issuer, authorization_response_iss_parameter_supported: namesIssuer },
      { client_id: clientId },
      parameters,
      state,
    );
    const [code = '', ...others] = checked.getAll('code');
    return code === '' || others.length > 0 ? null : { kind: 'code', code };
  } catch (error) {
    return error instanceof AuthorizationResponseError ? { kind: 'error', error: error.error } : null;
  }
}

function nextOf(pending: PendingCode, arrival: Promise<Outcome>, clock: Clock): SignInAttempt['next'] {
  let wasGiven = false;
  return async (cancel) => {
    // It was tried already, and the answer decided nothing.
    if (wasGiven) await waitOr(cancel, clock, pause);
    const outcome = await Promise.race([arrival, waitOr(cancel, clock, null)]);
    wasGiven ||= outcome !== null;
    return writePending({ ...pending, outcome: outcome ?? (wasGiven ? await arrival : null) });
  };
}
