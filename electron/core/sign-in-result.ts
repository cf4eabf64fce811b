import type { SignInProblem } from '../../shared/problem.ts';

/** How a sign-in ended; `undone`: the person said no or cancelled. `over`: no session is left open by it. */
export type SignInResult =
  | { readonly kind: 'signed-in'; readonly account: string }
  | { readonly kind: 'undone'; readonly over: boolean }
  | { readonly kind: 'failed'; readonly problem: SignInProblem };

/** A sign-in that a problem ended. */
export function failed(problem: SignInProblem): SignInResult & { readonly kind: 'failed' } {
  return { kind: 'failed', problem };
}
