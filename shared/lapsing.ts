import type { LapsingSession } from './problem.ts';

/** Whether the time has come at which a session ends by itself: it is then no longer known to be open, nor to be over. */
export function hasLapsed({ lapsesAt }: LapsingSession): boolean {
  return lapsesAt !== null && Date.parse(lapsesAt) <= Date.now();
}
