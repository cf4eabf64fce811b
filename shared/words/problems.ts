import { serviceName } from '../language/service-name.ts';
import type { WindowWords } from '../messages/catalogue.ts';
import { isSignInOnly } from '../problem-table.ts';
import type { ProblemWords, ServiceProblemWords } from '../problem-words.ts';
import type { Problem, ServiceProblem, SignInProblem } from '../problem.ts';
import type { ServiceKind } from '../service.ts';

let words: WindowWords['problems'];

/** For speak.ts. */
export function speakProblems(spoken: WindowWords['problems']): void {
  words = spoken;
}

/** What is said of a problem's kind. */
export function problemWords(problem: Problem): ProblemWords<Problem> {
  // The compiler cannot see that the words under a problem's kind are for this problem.
  return words.problems[problem.kind] as ProblemWords<Problem>;
}

/**
 * A problem in words: what happened, what it means, what a person can do.
 * Takes the address of the service that was asked (or was to be asked), and its kind where that is known.
 */
export function problemMessage(problem: Problem, service: string, kind: ServiceKind | null = null): string {
  return problemWords(problem).message(problem, serviceName(service), kind);
}

/** What is left to say about a problem once the outcome of the sign-out that it stopped was told. */
export function problemRemedy(problem: Problem, service: string, kind: ServiceKind | null = null): string {
  const { waiting, message } = problemWords(problem);
  return (waiting?.remedy ?? message)(problem, serviceName(service), kind);
}

/** Why it cannot be told at the moment whether the person has signed in on the service's page. */
export function waitingProblemMessage(problem: ServiceProblem, service: string): string {
  const { trouble } = words.problems[problem.kind] as ServiceProblemWords<ServiceProblem>;
  return trouble(problem, serviceName(service));
}

/** Why signing in did not work, in the same way as `problemMessage`. */
export function signInProblemMessage(
  problem: SignInProblem,
  service: string,
  kind: ServiceKind | null = null,
): string {
  return isSignInOnly(problem)
    ? words.signInProblems[problem.kind](serviceName(service))
    : problemMessage(problem, service, kind);
}
