import { assertNever } from '../../shared/assert-never.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Credentials } from './credentials.ts';
import { endpointAt } from './endpoint.ts';
import type { Ports } from './ports.ts';
import type { ServiceUser } from './ports/openbox.ts';
import type { AccountRecord } from './registry.ts';
import type { Secret } from './secret.ts';

/** What the ticket of a sign-in that was cut off still leads to. */
export type Redeemed =
  | { readonly kind: 'token'; readonly token: Secret; readonly user: ServiceUser }
  /** Nobody signed in with it: no session has begun. */
  | { readonly kind: 'no-session' }
  /** The ticket is gone or the service does not take it any more: a session may have begun that nobody holds. */
  | { readonly kind: 'out-of-reach' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Asks the service once more for the token of a sign-in that was cut off: the reply that brought it may have been lost
 * with the process, and the ticket in the keychain is then the only way to the session.
 */
export async function redeemTicket(
  ports: Ports,
  credentials: Credentials,
  account: AccountRecord,
): Promise<Redeemed> {
  const ticket = await credentials.readTicket(account);
  if (ticket.kind === 'unavailable') {
    return { kind: 'problem', problem: { kind: 'keychain', reason: ticket.reason } };
  }
  if (ticket.kind === 'unusable') return { kind: 'problem', problem: ticket.problem };
  // The ticket is written before the person is shown the page, so without one in the keychain no session has begun.
  if (ticket.kind === 'absent') return { kind: account.storage === 'memory' ? 'out-of-reach' : 'no-session' };
  const endpoint = endpointAt(account.service, ports.configuration.current());
  if (endpoint === null) return { kind: 'problem', problem: { kind: 'no-api-key' } };

  const reply = await ports.openbox.getAuthToken(endpoint, ticket.secret);
  switch (reply.kind) {
    case 'token':
      return reply;
    case 'waiting':
      return { kind: 'no-session' };
    case 'rejected':
      return { kind: 'out-of-reach' };
    case 'restricted':
      return { kind: 'problem', problem: { kind: 'restricted' } };
    case 'unclear':
      return { kind: 'problem', problem: reply.problem };
    default:
      return assertNever(reply, 'reply to get_auth_token');
  }
}
