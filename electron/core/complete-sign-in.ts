import { assertNever } from '../../shared/assert-never.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Credentials } from './credentials.ts';
import type { Ports } from './ports.ts';
import type { ServiceUser } from './ports/service.ts';
import { serviceIdOf, type AccountRecord } from './registry.ts';
import type { Secret } from './secret.ts';
import { problemOf } from './service-problem.ts';

/** What the pending secret of a sign-in that was cut off still leads to. */
export type Completed =
  | { readonly kind: 'granted'; readonly credential: Secret; readonly user: ServiceUser }
  /** Nobody signed in with it: no session has begun. */
  | { readonly kind: 'no-session' }
  /** The service does not take it any more: a session may have begun that nobody holds. */
  | { readonly kind: 'out-of-reach' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Asks the service once more for the credential of a sign-in that was cut off: the reply that brought it may have been lost
 * with the process, and the pending secret in the keychain is then the only way to the session.
 */
export async function completeSignIn(
  ports: Ports,
  credentials: Credentials,
  account: AccountRecord,
): Promise<Completed> {
  const pending = await credentials.readPending(account);
  if (pending.kind === 'unavailable') {
    return { kind: 'problem', problem: { kind: 'keychain', reason: pending.reason } };
  }
  if (pending.kind === 'unusable') return { kind: 'problem', problem: pending.problem };
  // It is written before the person is shown the page, so without one in the keychain no session has begun.
  if (pending.kind === 'absent') {
    return { kind: account.storage === 'memory' ? 'out-of-reach' : 'no-session' };
  }
  const service = await ports.services.at(serviceIdOf(account));
  const reply = await service.complete(pending.secret, undefined, (credential) =>
    credentials.keep(account, credential),
  );
  switch (reply.kind) {
    case 'granted':
      return reply;
    case 'waiting':
    case 'declined':
      return { kind: 'no-session' };
    case 'rejected':
      return { kind: 'out-of-reach' };
    case 'refused':
    case 'not-configured':
    case 'unclear':
      return { kind: 'problem', problem: problemOf(reply) };
    default:
      return assertNever(reply, 'reply to completing a sign-in');
  }
}
