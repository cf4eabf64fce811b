import { assertNever } from '../../shared/assert-never.ts';
import type { ServiceProblem, SignInProblem } from '../../shared/problem.ts';
import type { SignIn as SignInView } from '../../shared/snapshot.ts';
import { pause } from './bounded.ts';
import type { Ports } from './ports.ts';
import type { AuthTokenReply, Endpoint, ServiceUser } from './ports/openbox.ts';
import type { SignInLink } from './ports/sign-in-page.ts';
import type { Secret } from './secret.ts';

/** A ticket is valid for about ten minutes, so there is no use in waiting longer. In milliseconds. */
const ticketLife = 10 * 60 * 1000;

/** Clients ask about once a second. In milliseconds. */
const pollPause = 1_000;

/** A shift by more than this is a clock that somebody set, or a computer that slept. In milliseconds. */
const clockShift = 2_000;

/** What a person is shown while it is their turn. */
export type Waiting = Pick<Extract<SignInView, { step: 'waiting' }>, 'link' | 'expiresAt' | 'problem'>;

export type Granted =
  | {
      readonly kind: 'token';
      readonly token: Secret;
      readonly user: ServiceUser;
      /** Whether somebody other than the person may have signed in. */
      readonly doubtful: boolean;
    }
  | {
      readonly kind: 'none';
      /** Null: the person cancelled. */
      readonly problem: SignInProblem | null;
      /** `unknown`: an answer was lost, and the ticket may still lead to a session. `out-of-reach`: it may not any more. */
      readonly session: 'none' | 'unknown' | 'out-of-reach';
    };

/**
 * Shows the way to the service's page and asks once a second until the person has signed in there, at most for ten minutes.
 * @param onWaiting called once the link leads to the page, when it has changed, and whenever the service begins or ends to fail or the
 *   computer's clock was set
 */
export async function waitForPerson(
  { clock, openbox, pages }: Ports,
  endpoint: Endpoint,
  {
    ticket,
    page,
    opensPage,
  }: { readonly ticket: Secret; readonly page: Secret; readonly opensPage: boolean },
  cancel: AbortSignal,
  onWaiting: (waiting: Waiting) => void,
): Promise<Granted> {
  const end = clock.elapsed() + ticketLife;
  const expiresAt = (): number => clock.now().getTime() + end - clock.elapsed();
  let toldExpiry = expiresAt();
  let problem = null as ServiceProblem | null;
  let link: SignInLink | null = null;
  const tell = (): void => {
    if (link === null || cancel.aborted) return;
    toldExpiry = expiresAt();
    onWaiting({ link: link.link, expiresAt: new Date(toldExpiry).toISOString(), problem });
  };
  try {
    link = await pages.offer(page, opensPage, tell);
    tell();
    for (;;) {
      await pause(clock, pollPause, cancel);
      const over = cancel.aborted || clock.elapsed() >= end;
      // Asked once more even when it is over: the person may have signed in a moment ago, and that session must be ended.
      const reply = await openbox.getAuthToken(endpoint, ticket);
      if (reply.kind === 'token') return { ...reply, doubtful: link.isDoubtful() };
      const before = problem;
      if (reply.kind === 'waiting') problem = null;
      if (reply.kind === 'unclear') problem = reply.problem;
      const failure = why(reply, over);
      if (failure !== 'go-on') {
        return {
          kind: 'none',
          problem: cancel.aborted ? null : failure,
          session: problem === null ? 'none' : sessionAfterLostAnswer(reply),
        };
      }
      const shifted = Math.abs(expiresAt() - toldExpiry) > clockShift;
      if (problem?.kind !== before?.kind || shifted) tell();
    }
  } finally {
    link?.close();
  }
}

type NoToken = Exclude<AuthTokenReply, { kind: 'token' }>;

function why(reply: NoToken, over: boolean): SignInProblem | 'go-on' {
  switch (reply.kind) {
    case 'waiting':
      return over ? { kind: 'expired' } : 'go-on';
    case 'unclear':
      // Who cannot be heard has not kept anybody waiting for the person.
      return over ? reply.problem : 'go-on';
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
