import type { Problem, ServiceProblem, SignInOnly } from './problem.ts';
import type { ServiceKind } from './service.ts';

/* What each language says of each kind of problem. */

/** What becomes of a sign-out that waits: a program that stays goes on with it, a command that ends does not. */
export type GoesOn = 'by-itself' | 'when-asked';

/** What a sentence about a sign-out that waits needs to know. */
interface WaitingSentence {
  /** The service's name. */
  readonly host: string;
  /** Whether the session is known to be open; if not, it may still be. */
  readonly isOpen: boolean;
  readonly goesOn: GoesOn;
}

/** What is said of one kind of problem. */
export interface ProblemWords<P> {
  /** A sign-out that it stopped in two or three words, for lists. */
  readonly label: (problem: P) => string;
  /** What happened, what it means, what a person can do. */
  readonly message: (problem: P, host: string, kind: ServiceKind | null) => string;
  /** How such a sign-out is told, and what is left to say then. Null: all that is told is that the service has not confirmed. */
  readonly waiting: {
    readonly sentence: (problem: P, about: WaitingSentence) => string;
    readonly remedy: (problem: P, host: string, kind: ServiceKind | null) => string;
  } | null;
}

/** The same for what a service does, which can also keep a person waiting who signs in. */
export interface ServiceProblemWords<P> extends ProblemWords<P> {
  /** Why it cannot be told at the moment whether the person has signed in on the service's page. */
  readonly trouble: (problem: P, host: string) => string;
}

type ProblemOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>;

/** All of them. */
export type ProblemWordsTable = {
  readonly [K in Problem['kind']]: K extends ServiceProblem['kind']
    ? ServiceProblemWords<ProblemOf<K>>
    : ProblemWords<ProblemOf<K>>;
};

/** What is said of what only a sign-in can meet. */
export type SignInProblemWords = Readonly<Record<SignInOnly['kind'], (host: string) => string>>;
