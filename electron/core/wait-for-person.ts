import { assertNever } from '../../shared/assert-never.ts';
import type { Problem, ServiceProblem, SignInProblem } from '../../shared/problem.ts';
import type { SignIn as SignInView } from '../../shared/snapshot.ts';
import type { Ports } from './ports.ts';
import type { CompleteReply, KeepCredential, Service, ServiceUser, SignInAttempt } from './ports/service.ts';
import type { SignInLink } from './ports/sign-in-page.ts';
import type { Secret } from './secret.ts';
import { problemOf } from './service-problem.ts';

/** A shift by more than this is a clock that somebody set, or a computer that slept. In milliseconds. */
const clockShift = 2_000;

/** What a person is shown while it is their turn. */
export type Waiting = Pick<
  Extract<SignInView, { step: 'waiting' }>,
  'link' | 'userCode' | 'returnPort' | 'expiresAt' | 'problem'
>;

export type Granted =
  | {
      readonly kind: 'granted';
      readonly credential: Secret;
      readonly user: ServiceUser;
      readonly checkTellsMore?: true;
      /** Whether somebody other than the person may have signed in. */
      readonly doubtful: boolean;
    }
  | {
      readonly kind: 'none';
      /** Null: the person cancelled. */
      readonly problem: SignInProblem | null;
      /** `unknown`: an answer was lost, and the pending secret may still lead to a session. `out-of-reach`: it may not any more. */
      readonly session: 'none' | 'unknown' | 'out-of-reach';
    };

export interface WaitingFor {
  readonly service: Service;
  readonly attempt: SignInAttempt;
  readonly opensPage: boolean;
  /** Puts what the attempt has become into the keychain, in place of what it was; a problem where that is not done. */
  readonly writePending: (pending: Secret) => Promise<Problem | null>;
  readonly keepCredential: KeepCredential;
  /**
   * Called once the link leads to the page, when it has changed, and whenever the service begins or ends to fail or the computer's clock
   * was set.
   */
  readonly onWaiting: (waiting: Waiting) => void;
}

/** Shows the way to the service's page and asks until the person has signed in there, at most for as long as the page is good. */
export async function waitForPerson(
  { clock, pages }: Pick<Ports, 'clock' | 'pages'>,
  { service, attempt, opensPage, writePending, keepCredential, onWaiting }: WaitingFor,
  cancel: AbortSignal,
): Promise<Granted> {
  const end = clock.elapsed() + attempt.lifetime;
  const expiresAt = (): number => clock.now().getTime() + end - clock.elapsed();
  let toldExpiry = expiresAt();
  let problem = null as ServiceProblem | null;
  let link: SignInLink | null = null;
  let { pending } = attempt;
  const tell = (): void => {
    if (link === null || cancel.aborted) return;
    toldExpiry = expiresAt();
    const { userCode, returnPort } = attempt;
    onWaiting({
      link: link.link,
      userCode,
      returnPort,
      expiresAt: new Date(toldExpiry).toISOString(),
      problem,
    });
  };
  const over = new AbortController();
  const stopClock = clock.after(attempt.lifetime, () => over.abort());
  try {
    link = await pages.offer(attempt.page, opensPage, tell);
    tell();
    for (;;) {
      const now = await attempt.next(AbortSignal.any([cancel, over.signal]));
      if (!now.equals(pending)) {
        const unwritten = await writePending(now);
        // What has not been used has begun no session.
        if (unwritten !== null) return { kind: 'none', problem: unwritten, session: 'none' };
        pending = now;
      }
      const isOver = cancel.aborted || over.signal.aborted;
      // Asked once more even when it is over: the person may have signed in a moment ago, and that session must be ended.
      const reply = await service.complete(pending, undefined, keepCredential);
      if (reply.kind === 'granted') return { ...reply, doubtful: link.isDoubtful() };
      const before = problem;
      if (reply.kind === 'waiting') problem = null;
      if (reply.kind === 'unclear') problem = reply.problem;
      const failure = why(reply, isOver);
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
    stopClock();
    link?.close();
    attempt.close();
  }
}

type NotGranted = Exclude<CompleteReply, { kind: 'granted' }>;

function why(reply: NotGranted, over: boolean): SignInProblem | 'go-on' {
  switch (reply.kind) {
    case 'waiting':
      return over ? { kind: 'expired' } : 'go-on';
    case 'unclear':
      // Who cannot be heard has not kept anybody waiting for the person.
      return over ? reply.problem : 'go-on';
    case 'rejected':
      return over ? { kind: 'expired' } : { kind: 'rejected' };
    case 'declined':
      return { kind: 'declined' };
    case 'refused':
    case 'not-configured':
      return problemOf(reply);
    default:
      return assertNever(reply, 'reply to completing a sign-in');
  }
}

/** After a lost answer a pending secret that is refused may be used up because it did give a credential. */
function sessionAfterLostAnswer(reply: NotGranted): 'unknown' | 'out-of-reach' {
  return reply.kind === 'rejected' ? 'out-of-reach' : 'unknown';
}
