import type { ServiceProblem } from '../../../shared/problem.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { CompleteReply } from '../../core/ports/service.ts';
import type { Secret } from '../../core/secret.ts';

/** How long a server keeps a sign-in. In milliseconds. */
export const lifeOfSignIn = 20 * 60 * 1000;

interface SignIn {
  readonly end: number;
  /** What the first answer was lost to that may have held the app password; null: none was. */
  lostTo: ServiceProblem | null;
}

/**
 * What this process knows of the sign-ins that it began. A server says the same of one that still waits for the person, of one whose
 * app password it has handed out, and of one whose time is over: it depends on what was asked before which of them can be meant.
 */
export class SignIns {
  readonly #clock: Clock;
  readonly #known = new Map<string, SignIn>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begun(token: Secret): void {
    const now = this.#clock.elapsed();
    for (const [known, { end }] of this.#known) if (now > end + lifeOfSignIn) this.#known.delete(known);
    this.#known.set(token.reveal(), { end: now + lifeOfSignIn, lostTo: null });
  }

  /** An answer was lost: what it held is not known. */
  lost(token: Secret, problem: ServiceProblem): void {
    const signIn = this.#known.get(token.reveal());
    // What never left this computer has no answer.
    if (problem.kind === 'unreachable' || problem.kind === 'tls') return;
    if (signIn !== undefined) signIn.lostTo ??= problem;
  }

  granted(token: Secret): void {
    this.#known.delete(token.reveal());
  }

  /** What it means that the server has nothing to give. */
  meaningOfNothing(token: Secret): CompleteReply {
    const signIn = this.#known.get(token.reveal());
    // Another process asked before, and may have been given the answer, or this one has it.
    if (signIn === undefined) return { kind: 'rejected' };
    if (signIn.lostTo === null) return { kind: 'waiting' };
    return this.#clock.elapsed() < signIn.end
      ? { kind: 'unclear', problem: signIn.lostTo }
      : { kind: 'rejected' };
  }
}
