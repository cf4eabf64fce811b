import { describe, expect, it } from 'vitest';
import { Activity } from '../../../electron/core/activity.ts';
import { Engines } from '../../../electron/core/engines.ts';
import type { Log } from '../../../electron/core/ports/log.ts';
import type { SyncEngine } from '../../../electron/core/ports/sync-engine.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function withEngine(answers: Partial<SyncEngine> = {}): {
  readonly engines: Engines;
  readonly activity: Activity;
  readonly clock: ManualClock;
  readonly done: string[];
  readonly logged: string[];
} {
  const done: string[] = [];
  const logged: string[] = [];
  const clock = new ManualClock();
  const activity = new Activity();
  const note: Log['info'] = (event) => void logged.push(event);
  const engine: SyncEngine = {
    start: async (account) => {
      done.push(`start ${account}`);
      await answers.start?.(account);
    },
    stop: async (account) => {
      done.push(`stop ${account}`);
      await answers.stop?.(account);
    },
  };
  return {
    engines: new Engines({
      ports: { engine, clock, log: { info: note, warn: note, error: note } },
      activity,
    }),
    activity,
    clock,
    done,
    logged,
  };
}

/** Lets everything that does not wait for the outside world go as far as it can. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

it('starts an account once, and again after it was stopped', async () => {
  const { engines, done } = withEngine();
  await engines.start('a');
  await engines.start('a');
  await engines.stop('a');
  await engines.start('a');
  expect(done).toEqual(['start a', 'stop a', 'start a']);
});

it('stops also what it did not start: another process may have', async () => {
  const { engines, done } = withEngine();
  await engines.stop('a');
  expect(done).toEqual(['stop a']);
});

it('keeps to the accounts that may be worked on', async () => {
  const { engines, done } = withEngine();
  engines.keepTo(new Set(['a', 'b']));
  await settled();
  engines.keepTo(new Set(['b', 'c']));
  await settled();
  engines.keepTo(new Set(['b', 'c']));
  await settled();
  expect(done).toEqual(['start a', 'start b', 'stop a', 'start c']);
});

it('starts nothing again before it has stopped, and nothing that was stopped meanwhile', async () => {
  let stopped: () => void = () => undefined;
  const { engines, done } = withEngine({ stop: () => new Promise((resolve) => (stopped = resolve)) });
  const stopping = engines.stop('a');
  expect(engines.stop('a')).toBe(stopping);
  const starting = engines.start('a');
  void engines.stop('a');
  stopped();
  await Promise.all([stopping, starting]);
  expect(done).toEqual(['stop a']);
});

it.each(['start', 'stop'] as const)(
  'waits five seconds for it to %s, and survives its failures',
  async (action) => {
    const hanging = withEngine({ [action]: () => new Promise(() => undefined) });
    const waiting = hanging.engines[action]('a');
    await hanging.clock.reach(5_000);
    expect(hanging.clock.now()).toEqual(new Date(new ManualClock().now().getTime() + 5_000));
    await waiting;
    expect(hanging.logged).toEqual([`sync-engine-slow-to-${action}`]);

    const failing = withEngine({ [action]: () => Promise.reject(new Error('engine')) });
    await failing.engines[action]('a');
    expect(failing.logged).toEqual([`sync-engine-failed-to-${action}`]);
    expect(failing.clock.nextIn).toBeNull();
  },
);

describe('an engine that failed to start', () => {
  const minute = 60_000;
  const fails = (): Promise<never> => Promise.reject(new Error('engine'));

  it('is tried again after pauses that grow, and shows until it has started', async () => {
    let works = false;
    const { engines, activity, clock, done } = withEngine({
      start: () => (works ? Promise.resolve() : fails()),
    });
    const shown: boolean[] = [];
    activity.onChange(() => {
      shown.push(activity.of('a').syncFailed);
      engines.keepTo(new Set(['a']));
    });
    engines.keepTo(new Set(['a']));
    await settled();
    expect(shown).toEqual([true]);
    const pauses: (number | null)[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      pauses.push(clock.nextIn);
      clock.advance(clock.nextIn ?? 0);
      await settled();
    }
    expect(pauses.map((pause) => (pause ?? 0) / 1_000)).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
    works = true;
    clock.advance(10 * minute);
    await settled();
    expect(shown).toEqual([true, false]);
    expect(done).toEqual(Array.from({ length: 11 }, () => 'start a'));
    expect(clock.nextIn).toBeNull();
  });

  it('is not tried for an account that may no longer be worked on, nor after the end', async () => {
    const { engines, clock, done } = withEngine({ start: fails });
    engines.keepTo(new Set(['a', 'b', 'c']));
    await settled();
    engines.keepTo(new Set(['b', 'c']));
    await engines.stop('b');
    engines.end();
    expect(clock.nextIn).toBeNull();
    expect(done).toEqual(['start a', 'start b', 'start c', 'stop b']);
  });

  it('sets no clock where the host does not stay open, and is tried by one that does', async () => {
    const { engines, activity, clock } = withEngine({ start: fails });
    await engines.start('a');
    expect(activity.of('a').syncFailed).toBe(true);
    expect(clock.nextIn).toBeNull();
    engines.keepTo(new Set(['a']));
    expect(clock.nextIn).toBe(5_000);
  });

  it('shows where it is slow to start, too, until it has started', async () => {
    let started: () => void = () => undefined;
    const { engines, activity, clock } = withEngine({
      start: () => new Promise((resolve) => (started = resolve)),
    });
    const starting = engines.start('a');
    await clock.reach(5_000);
    await starting;
    expect(activity.of('a').syncFailed).toBe(true);
    expect(clock.nextIn).toBeNull();
    started();
    await settled();
    expect(activity.of('a').syncFailed).toBe(false);
  });
});
