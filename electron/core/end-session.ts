import { assertNever } from '../../shared/assert-never.ts';
import type { SessionKnowledge } from '../../shared/outcome.ts';
import { mayHaveAsked } from '../../shared/problem-table.ts';
import type { Problem } from '../../shared/problem.ts';
import type { CredentialRead, Credentials } from './credentials.ts';
import { endpointAt } from './endpoint.ts';
import type { Ports } from './ports.ts';
import { redeemTicket } from './redeem-ticket.ts';
import type { AccountRecord } from './registry.ts';
import type { Secret } from './secret.ts';

/**
 * Tells the service that an account's session is to end, and judges its reply: `problem` is null only where the session is known
 * to be over.
 *
 * @param known what was known of the session before
 * @param early the token, where the keychain was asked for it already
 */
export async function endSession(
  ports: Ports,
  credentials: Credentials,
  account: AccountRecord,
  known: SessionKnowledge,
  early: Promise<CredentialRead> | null,
): Promise<{ readonly session: SessionKnowledge; readonly problem: Problem | null }> {
  const held = await findToken(ports, credentials, account, early);
  if (held.kind === 'problem') return { session: known, problem: held.problem };
  const endpoint = endpointAt(account.service, ports.configuration.current());
  if (endpoint === null) return { session: known, problem: { kind: 'no-api-key' } };

  const reply = await ports.openbox.logout(endpoint, held.token);
  switch (reply.kind) {
    case 'ended':
    case 'already-ended':
      return { session: reply.kind, problem: null };
    case 'restricted':
      // It did nothing this time; an earlier call whose answer was lost may still have ended the session.
      return { session: known, problem: { kind: 'restricted' } };
    case 'unclear':
      return { session: mayHaveAsked(reply.problem) ? 'unknown' : known, problem: reply.problem };
    default:
      return assertNever(reply, 'reply to logout');
  }
}

type Held =
  | { readonly kind: 'token'; readonly token: Secret }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The token from the keychain; where it never got there, the one that the ticket beside it still gives. */
async function findToken(
  ports: Ports,
  credentials: Credentials,
  account: AccountRecord,
  early: Promise<CredentialRead> | null,
): Promise<Held> {
  const held = await (early ?? credentials.readToken(account));
  if (held.kind === 'found') return { kind: 'token', token: held.secret };
  if (held.kind === 'unavailable') {
    return { kind: 'problem', problem: { kind: 'keychain', reason: held.reason } };
  }
  if (held.kind === 'unusable') return { kind: 'problem', problem: held.problem };
  if (account.ticket) {
    const redeemed = await redeemTicket(ports, credentials, account);
    if (redeemed.kind === 'problem') return redeemed;
    if (redeemed.kind === 'token') {
      // A ticket may give its token only once, and this attempt may not be the last.
      await credentials.keepToken(account, redeemed.token);
      return redeemed;
    }
  }
  return { kind: 'problem', problem: { kind: 'credentials-missing' } };
}
