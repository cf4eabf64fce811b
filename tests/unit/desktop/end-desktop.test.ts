import { describe, expect, it } from 'vitest';
import { makeEnding, type EndingOptions } from '../../../electron/desktop/end-desktop.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { MemoryLog } from './support.ts';

const never = new Promise<never>(() => undefined);

type Changes = Partial<Omit<EndingOptions, 'signoff'>> & {
  readonly signoff?: Partial<EndingOptions['signoff']>;
};

/** An app that writes down what its end does. */
function setUp(part: Changes = {}) {
  const steps: string[] = [];
  const clock = new ManualClock();
  const log = new MemoryLog();
  const step = (name: string) => (): Promise<void> => {
    steps.push(name);
    return Promise.resolve();
  };
  const end = makeEnding({
    clock,
    log,
    leaveScreen: () => void steps.push('leave'),
    sayMemory: (count) => void steps.push(`memory ${count.toString()}`),
    sayStayedOpen: (count) => step(`open ${count.toString()}`)(),
    sayIfNotSaved: step('say-if-not-saved'),
    close: step('close'),
    exit: () => void steps.push('exit'),
    ...part,
    signoff: {
      stop: () => void steps.push('stop'),
      idle: step('idle'),
      memoryAccounts: () => [],
      signOutMemoryAccounts: () => {
        steps.push('sign-out-memory');
        return Promise.resolve([]);
      },
      ...part.signoff,
    },
  });
  return { end, steps, clock, log };
}

describe('the app’s end', () => {
  it('closes everything in its order, and exits', async () => {
    const { end, steps } = setUp();
    await end('when-done');
    expect(steps).toEqual(['leave', 'stop', 'idle', 'say-if-not-saved', 'close', 'exit']);
  });

  it('waits five seconds for a sign-out, and no longer', async () => {
    const { end, steps, clock } = setUp({ signoff: { idle: () => never } });
    const ended = end('when-done');
    await clock.reach(5_000);
    await ended;
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:05.000Z');
    expect(steps.at(-1)).toBe('exit');
  });

  it('happens once, however often it is asked for', async () => {
    const { end, steps } = setUp();
    await Promise.all([end('when-done'), end('when-done'), end('when-done')]);
    expect(steps.filter((name) => name === 'exit' || name === 'close')).toEqual(['close', 'exit']);
  });

  it('signs accounts in memory out first, and says so', async () => {
    const { end, steps } = setUp({ signoff: { memoryAccounts: () => ['ada', 'bob'] } });
    await end('when-done');
    expect(steps.slice(0, 5)).toEqual(['leave', 'stop', 'memory 2', 'sign-out-memory', 'idle']);
  });

  it('says whose sessions stayed open', async () => {
    const { end, steps } = setUp({
      signoff: {
        memoryAccounts: () => ['ada', 'bob'],
        signOutMemoryAccounts: () => Promise.resolve(['ada']),
      },
    });
    await end('when-done');
    expect(steps).toContain('open 1');
  });

  it('waits twelve seconds for them, and then says that all of them may be open', async () => {
    const { end, steps, clock } = setUp({
      signoff: { memoryAccounts: () => ['ada', 'bob'], signOutMemoryAccounts: () => never },
    });
    const ended = end('when-done');
    await clock.reach(12_000);
    await ended;
    expect(steps).toContain('open 2');
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:12.000Z');
  });

  it('does not hang on what does not close', async () => {
    const { end, steps, clock } = setUp({ close: () => never });
    await clock.hurry(3_000, end('when-done'));
    expect(steps.at(-1)).toBe('exit');
  });

  it('exits where a step fails', async () => {
    const { end, steps, log } = setUp({ signoff: { idle: () => Promise.reject(new Error('no')) } });
    await end('when-done');
    expect(steps.at(-1)).toBe('exit');
    expect(log.lines.map(({ event }) => event)).toContain('ending-failed');
  });

  it('says nothing and takes two seconds in all where the system goes down', async () => {
    const { end, steps, clock } = setUp({
      signoff: { memoryAccounts: () => ['ada'], signOutMemoryAccounts: () => never },
    });
    void end('now');
    await Promise.resolve();
    clock.advance(1_999);
    expect(steps).not.toContain('exit');
    clock.advance(1);
    expect(steps).toEqual(['leave', 'stop', 'exit']);
  });

  it('hurries where the system goes down while it ends', () => {
    const { end, steps, clock } = setUp({ close: () => never, sayIfNotSaved: () => never });
    void end('when-done');
    void end('now');
    clock.advance(2_000);
    expect(steps.filter((name) => name === 'exit')).toEqual(['exit']);
    clock.advance(60_000);
    expect(steps.filter((name) => name === 'exit')).toEqual(['exit']);
  });
});
