import type { Problem } from '../../shared/problem.ts';

const second = 1000;
const shortestPause = 30 * second;
const longestPause = 6 * 60 * 60 * second;

/** If nobody answered the keychain's prompt, another one soon after would only annoy. */
const pauseAfterUnansweredPrompt = 10 * 60 * second;

/**
 * The pause before the next attempt, in milliseconds: 30 s, doubling to 6 h, and up to a quarter of it less, so that many
 * computers that lost the same service do not all return at once.
 *
 * @param attempts how many attempts have failed, at least 1
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function pauseBeforeRetry(attempts: number, problem: Problem, random: number): number {
  const doubled = Math.min(longestPause, shortestPause * 2 ** Math.min(attempts - 1, 20));
  const unanswered = problem.kind === 'keychain' && problem.reason === 'no-answer';
  return Math.round(Math.max(doubled, unanswered ? pauseAfterUnansweredPrompt : 0) * (1 - random / 4));
}
