import type { Clock } from '../../electron/core/ports/clock.ts';

/** How many times faster than the computer's clock: a poll's second is 20 ms, a retry's first half minute 0.6 s. */
const speed = 50;

/** A clock that runs fast, and shows the same time in every process that is given the same start. */
export function fastClock(start: number): Clock {
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    elapsed: () => performance.now() * speed,
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
