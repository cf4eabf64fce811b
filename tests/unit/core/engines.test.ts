import { expect, it } from 'vitest';
import { Engines } from '../../../electron/core/engines.ts';
import type { Log } from '../../../electron/core/ports/log.ts';
import type { SyncEngine } from '../../../electron/core/ports/sync-engine.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function withEngine(answers: Partial<SyncEngine> = {}): {
  readonly engines: Engines;
  readonly clock: ManualClock;
  readonly done: string[];
  readonly logged: string[];
} {
  const done: string[] = [];
  const logged: string[] = [];
  const clock = new ManualClock();
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
    engines: new Engines({ engine, clock, log: { info: note, warn: note, error: note } }),
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
