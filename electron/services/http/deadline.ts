import type { ServiceProblem } from '../../../shared/problem.ts';

/** One limit in time over everything that a call does, which its caller can also call off. */
export interface Deadline {
  /** Aborts at the deadline, when called off, and at the end where something is still open. */
  readonly signal: AbortSignal;
  /** Why it was aborted; null: it was not (yet). */
  cutOffBy(): 'time' | 'caller' | null;
  /** @param stillOpen a connection may have more to say: it is cut. Cutting one that is done would cost a tenth of a call. */
  end(stillOpen: boolean): void;
}

/** @param milliseconds from now */
export function startDeadline(milliseconds: number, cancel: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let cutOff: 'time' | 'caller' | null = null;
  const cut = (by: 'time' | 'caller') => {
    cutOff ??= by;
    controller.abort();
  };
  const timer = setTimeout(cut, milliseconds, 'time');
  const onCancel = () => {
    cut('caller');
  };
  if (cancel?.aborted === true) onCancel();
  cancel?.addEventListener('abort', onCancel);
  return {
    signal: controller.signal,
    cutOffBy: () => cutOff,
    end(stillOpen) {
      clearTimeout(timer);
      cancel?.removeEventListener('abort', onCancel);
      if (stillOpen) controller.abort();
    },
  };
}

/** Waits for `work`, but no longer than until `signal` aborts, even where `work` takes no notice of it. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => {
      reject(new Error('given up'));
    };
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
    const settle =
      <A>(pass: (outcome: A) => void) =>
      (outcome: A) => {
        signal.removeEventListener('abort', giveUp);
        pass(outcome);
      };
    work.then(settle(resolve), settle(reject));
  });
}

/** Whatever a request fails with once it has been cut off, the cut is why. */
export function whyItFailed(problem: ServiceProblem, deadline: Deadline): ServiceProblem {
  switch (deadline.cutOffBy()) {
    case 'time':
      return { kind: 'timeout' };
    case 'caller':
      return { kind: 'connection-lost' };
    case null:
      return problem;
  }
}
