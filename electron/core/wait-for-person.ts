import { assertNever } from '../../shared/assert-never.ts';
import type { SignIn as SignInView } from '../../shared/snapshot.ts';
import { pause } from './bounded.ts';
import type { Parts } from './parts.ts';
import type { AuthTokenReply, Endpoint, ServiceUser } from './ports/openbox.ts';
import type { SignInLink } from './ports/sign-in-page.ts';
import type { Secret } from './secret.ts';

/** A ticket lives about ten minutes (openbox-api: clients), so waiting longer is in vain. In milliseconds. */
const ticketLife = 10 * 60 * 1000;

/** Clients ask about once a second. In milliseconds. */
const pollPause = 1_000;

/** Why a sign-in failed, as a person is told. */
export type SignInFailure = Extract<SignInView, { step: 'failed' }>['problem'];

export type Granted =
  | { readonly kind: 'token'; readonly token: Secret; readonly user: ServiceUser }
  | {
      readonly kind: 'none';
      /** Null: the person cancelled. */
      readonly problem: SignInFailure | null;
      /** `unknown`: an answer was lost, and the ticket may still lead to a session. `out-of-reach`: it may not any more. */
      readonly session: 'none' | 'unknown' | 'out-of-reach';
    };

/**
 * Shows the way to the service's page and asks once a second until the person has signed in there, at most for ten minutes.
 * @param onLink called with the link once it leads to the page, and the moment at which the wait ends (ISO 8601)
 */
export async function waitForPerson(
  { clock, openbox, pages }: Parts,
  endpoint: Endpoint,
  { ticket, page }: { readonly ticket: Secret; readonly page: Secret },
  cancel: AbortSignal,
  onLink: (link: string, expiresAt: string) => void,
): Promise<Granted> {
  const expiresAt = clock.now().getTime() + ticketLife;
  let answerLost = false;
  let link: SignInLink | null = null;
  try {
    link = await pages.offer(page);
    if (!cancel.aborted) onLink(link.link, new Date(expiresAt).toISOString());
    for (;;) {
      await pause(clock, pollPause, cancel);
      const over = cancel.aborted || clock.now().getTime() >= expiresAt;
      // Asked once more even when it is over: the person may have signed in a moment ago, and that session must be ended.
      const reply = await openbox.getAuthToken(endpoint, ticket);
      if (reply.kind === 'token') return reply;
      if (reply.kind === 'waiting') answerLost = false;
      if (reply.kind === 'unclear') answerLost = true;
      const problem = why(reply, over);
      if (problem !== 'go-on') {
        return {
          kind: 'none',
          problem: cancel.aborted ? null : problem,
          session: answerLost ? sessionAfterLostAnswer(reply) : 'none',
        };
      }
    }
  } finally {
    link?.close();
  }
}

type NoToken = Exclude<AuthTokenReply, { kind: 'token' }>;

function why(reply: NoToken, over: boolean): SignInFailure | 'go-on' {
  switch (reply.kind) {
    case 'waiting':
    case 'unclear':
      return over ? { kind: 'expired' } : 'go-on';
    case 'rejected':
      return over ? { kind: 'expired' } : { kind: 'rejected' };
    case 'restricted':
      return { kind: 'restricted' };
    default:
      return assertNever(reply, 'reply to get_auth_token');
  }
}

/** After a lost answer a ticket that is refused may be used up because it did give a token. */
function sessionAfterLostAnswer(reply: NoToken): 'unknown' | 'out-of-reach' {
  return reply.kind === 'rejected' ? 'out-of-reach' : 'unknown';
}
