import { describe, expect, it } from 'vitest';
import { bounded, pause } from '../../../electron/core/bounded.ts';
import { inParallel } from '../../../electron/core/in-parallel.ts';
import { TaskLimit } from '../../../electron/core/task-limit.ts';
import { OneAtATime } from '../../../electron/core/one-at-a-time.ts';
import { ManualClock } from '../../support/manual-clock.ts';

/** Tasks that run until they are told to end, and how many of them run at once. */
function tasks(): {
  readonly started: number[];
  readonly task: (number: number) => () => Promise<number>;
  readonly end: (number: number) => Promise<void>;
} {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  return {
    started,
    task: (number) => () => {
      started.push(number);
      return new Promise((resolve) => ends.set(number, () => resolve(number)));
    },
    end: async (number) => {
      ends.get(number)?.();
      await settled();
    },
  };
}

/** Lets everything that does not wait for the outside world go as far as it can. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('a limit', () => {
  it('let so many run at once and no more, in the order in which they came', async () => {
    const { started, task, end } = tasks();
    const limit = new TaskLimit(2);
    const results = Promise.all([1, 2, 3, 4].map((number) => limit.run(task(number))));
    await settled();
    expect(started).toEqual([1, 2]);
    await end(2);
    expect(started).toEqual([1, 2, 3]);
    await end(1);
    expect(started).toEqual([1, 2, 3, 4]);
    await end(3);
    await end(4);
    expect(await results).toEqual([1, 2, 3, 4]);
  });

  it('are free again after a task that fails', async () => {
    const limit = new TaskLimit(1);
    const failing = limit.run(() => Promise.reject(new Error('task')));
    const next = limit.run(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('task');
    expect(await next).toBe('next');
    expect(await limit.run(() => Promise.resolve('last'))).toBe('last');
  });
});

describe('one at a time', () => {
  it('lets tasks of one key wait for each other, and of two keys not', async () => {
    const { started, task, end } = tasks();
    const queue = new OneAtATime();
    void queue.run('a', task(1));
    void queue.run('a', task(2));
    void queue.run('b', task(3));
    await settled();
    expect(started).toEqual([1, 3]);
    await end(1);
    expect(started).toEqual([1, 3, 2]);
  });

  it('goes on after a task that fails, and is idle when all have ended', async () => {
    const { task, end } = tasks();
    const queue = new OneAtATime();
    const failing = queue.run('a', () => Promise.reject(new Error('task')));
    const next = queue.run('a', task(1));
    await expect(failing).rejects.toThrow('task');
    let idle = false;
    const idling = queue.idle().then(() => {
      idle = true;
    });
    await settled();
    expect(idle).toBe(false);
    await end(1);
    await idling;
    expect(await next).toBe(1);
  });
});

describe('in parallel', () => {
  it('gives the results in the items’ order, with so many at once', async () => {
    const { started, task, end } = tasks();
    const results = inParallel([1, 2, 3], 2, (number) => task(number)());
    await settled();
    expect(started).toEqual([1, 2]);
    await end(2);
    await end(3);
    await end(1);
    expect(await results).toEqual([1, 2, 3]);
    expect(await inParallel([], 2, () => Promise.resolve())).toEqual([]);
  });
});

describe('a limit in time', () => {
  it('is not reached by what is done before', async () => {
    const clock = new ManualClock();
    expect(await bounded(clock, 1_000, Promise.resolve('value'))).toEqual({ kind: 'done', value: 'value' });
    expect(clock.nextIn).toBeNull();
  });

  it('ends the wait for what is not', async () => {
    const clock = new ManualClock();
    const waiting = bounded(clock, 1_000, new Promise(() => undefined));
    await clock.reach(1_000);
    expect(await waiting).toEqual({ kind: 'too-slow' });
  });

  it('rejects with what the task rejects with, and leaves no clock running', async () => {
    const clock = new ManualClock();
    await expect(bounded(clock, 1_000, Promise.reject(new Error('task')))).rejects.toThrow('task');
    expect(clock.nextIn).toBeNull();
  });
});

describe('a pause', () => {
  it('ends in time, and leaves no listener on what could have ended it', async () => {
    const clock = new ManualClock();
    const listeners = new Set<unknown>();
    const cancel: AbortSignal = new AbortController().signal;
    const add = cancel.addEventListener.bind(cancel);
    cancel.addEventListener = (...args: Parameters<AbortSignal['addEventListener']>) => {
      listeners.add(args[1]);
      add(...args);
    };
    cancel.removeEventListener = (_type: string, listener: unknown) => {
      listeners.delete(listener);
    };
    const pausing = pause(clock, 1_000, cancel);
    expect(listeners.size).toBe(1);
    await clock.reach(1_000);
    await pausing;
    expect(listeners.size).toBe(0);
  });

  it('ends at once when it is cancelled, before it or during it', async () => {
    const clock = new ManualClock();
    const cancel = new AbortController();
    const pausing = pause(clock, 1_000, cancel.signal);
    cancel.abort();
    await pausing;
    expect(clock.nextIn).toBeNull();
    await pause(clock, 1_000, cancel.signal);
    expect(clock.nextIn).toBeNull();
  });
});
