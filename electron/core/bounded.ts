import type { Clock } from './ports/clock.ts';

/** Waits for the task, but no longer than `milliseconds`; the task itself goes on. A failed task rejects here too. */
export async function bounded<T>(
  clock: Clock,
  milliseconds: number,
  task: Promise<T>,
): Promise<{ readonly kind: 'done'; readonly value: T } | { readonly kind: 'too-slow' }> {
  let stopClock: () => void = () => undefined;
  const limit = new Promise<{ readonly kind: 'too-slow' }>((resolve) => {
    stopClock = clock.after(milliseconds, () => {
      resolve({ kind: 'too-slow' });
    });
  });
  try {
    return await Promise.race([task.then((value) => ({ kind: 'done' as const, value })), limit]);
  } finally {
    stopClock();
  }
}

/** Resolves after `milliseconds`, or as soon as the signal is aborted. */
export function pause(clock: Clock, milliseconds: number, cancel?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (cancel?.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      stopClock();
      cancel?.removeEventListener('abort', end);
      resolve();
    };
    const stopClock = clock.after(milliseconds, end);
    cancel?.addEventListener('abort', end);
  });
}
