import { expect, it } from 'vitest';
import { DueTimes } from '../../../electron/core/due-times.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const hour = 60 * 60 * 1_000;

function setUp() {
  const clock = new ManualClock();
  const dueTimes = new DueTimes(clock);
  /** The computer's clock so many hours from now, as the registry holds it. */
  const inHours = (hours: number): string => new Date(clock.now().getTime() + hours * hour).toISOString();
  /** In how many hours an attempt is due that was written down for then. */
  const due = (hours: number, askedToWait = false): number =>
    (dueTimes.of('ada', inHours(hours), askedToWait) - clock.elapsed()) / hour;
  return { clock, dueTimes, inHours, due };
}

it('what is written is when it is due, and at once where that has gone by', () => {
  const { due } = setUp();
  expect([due(5), due(0), due(-100)]).toEqual([5, 0, 0]);
});

it('what is further away than any pause was written while the clock was set otherwise, and is due at once', () => {
  const { due } = setUp();
  expect([due(6), due(6.1), due(1_000)]).toEqual([6, 0, 0]);
  expect([due(24, true), due(24.1, true), due(1_000, true)]).toEqual([24, 0, 0]);
});

it('setting the clock changes nothing for what was seen before', () => {
  const { clock, dueTimes, inHours } = setUp();
  const written = inHours(1);
  const at = dueTimes.of('ada', written, false);
  for (const hours of [-5, 5]) {
    clock.set(inHours(hours));
    expect(dueTimes.of('ada', written, false)).toBe(at);
  }
});
