import type { Clock } from '../../core/ports/clock.ts';

/**
 * Waits until `cancel` aborts, and no longer than so many milliseconds.
 * @param milliseconds null: without a limit
 */
export function waitOr(cancel: AbortSignal, clock: Clock, milliseconds: number | null): Promise<null> {
  return new Promise((resolve) => {
    const stop = milliseconds === null ? () => undefined : clock.after(milliseconds, end);
    function end(): void {
      cancel.removeEventListener('abort', end);
      stop();
      resolve(null);
    }
    if (cancel.aborted) end();
    else cancel.addEventListener('abort', end);
  });
}
