import type { SignIn } from '../../shared/snapshot.ts';

type Step = SignIn['step'] | null;

/**
 * Whether the person, who is in the browser, is needed back in the window: the service said who they are, or signing in did not
 * work. Takes the step before and the one now.
 */
export function isNeededBack(before: Step, now: Step): boolean {
  return before !== now && (now === 'confirming' || now === 'failed');
}
