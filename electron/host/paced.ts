import type { Clock } from '../core/ports/clock.ts';

export interface Paced {
  /** The work is due: it is done at once, or when the pause after the last time is over. */
  readonly due: () => void;
  /** Nothing is done any more. */
  readonly end: () => void;
}

/**
 * Does work that is due again and again, but not too often: what comes due in a pause is done once, at its end.
 * @param work does it, and gives how long to pause afterwards, in milliseconds; 0: not at all
 */
export function paced(clock: Clock, work: () => number): Paced {
  let waiting = false;
  let ended = false;
  let endPause: (() => void) | null = null;

  function due(): void {
    if (ended) return;
    if (endPause !== null) {
      waiting = true;
      return;
    }
    waiting = false;
    const pause = work();
    if (pause === 0) return;
    endPause = clock.after(pause, () => {
      endPause = null;
      if (waiting) due();
    });
  }

  return {
    due,
    end: () => {
      ended = true;
      endPause?.();
    },
  };
}
