import { describe, expect, it } from 'vitest';
import { TrayReach } from '../../../electron/desktop/tray-reach.ts';
import type { TrayIcon } from '../../../electron/desktop/tray.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { MemoryLog } from './support.ts';

function setUp(platform: NodeJS.Platform = 'linux', hasTray = true) {
  const clock = new ManualClock();
  const seen = { reopened: 0, lost: 0, watchEnded: 0, isWatching: false };
  let answer: (isThere: boolean) => void = () => undefined;
  const tray = { reopen: () => (seen.reopened += 1) } as unknown as TrayIcon;
  const reach = new TrayReach({
    tray: hasTray ? tray : null,
    platform,
    watch: (onAnswer) => {
      seen.isWatching = true;
      answer = onAnswer;
      return Promise.resolve(() => {
        seen.watchEnded += 1;
      });
    },
    onLost: () => {
      seen.lost += 1;
    },
    clock,
    log: new MemoryLog(),
  });
  return { reach, clock, seen, answer: (isThere: boolean) => answer(isThere) };
}

describe('the tray icon on Linux', () => {
  it('counts as shown until the desktop says that nothing shows it', () => {
    const { reach, answer } = setUp();
    expect(reach.isShown).toBe(true);
    answer(true);
    expect(reach.isShown).toBe(true);
    answer(false);
    expect(reach.isShown).toBe(false);
  });

  it('is put there anew when something shows icons again, and not before', () => {
    const { reach, seen, answer } = setUp();
    answer(true);
    expect(seen.reopened).toBe(0);
    answer(false);
    answer(false);
    answer(true);
    expect({ ...seen, isShown: reach.isShown }).toMatchObject({ reopened: 1, isShown: true });
  });

  it('is given up after ten seconds, in which a panel may start', () => {
    const { clock, seen, answer } = setUp();
    answer(false);
    clock.advance(9_000);
    answer(true);
    clock.advance(60_000);
    expect(seen.lost).toBe(0);
    answer(false);
    clock.advance(10_000);
    expect(seen.lost).toBe(1);
    clock.advance(60_000);
    expect(seen.lost).toBe(1);
  });

  it('is not followed any more after the end', async () => {
    const { reach, clock, seen, answer } = setUp();
    await Promise.resolve();
    answer(false);
    reach.end();
    answer(true);
    clock.advance(60_000);
    expect(seen).toMatchObject({ lost: 0, reopened: 0, watchEnded: 1 });
  });
});

describe('the tray icon elsewhere', () => {
  it.each(['darwin', 'win32'] as const)('is believed on %s, whose tray is part of the system', (platform) => {
    const { reach, seen } = setUp(platform);
    expect([reach.isShown, seen.isWatching]).toEqual([true, false]);
  });

  it('is not there where the system took none', () => {
    const { reach, seen } = setUp('linux', false);
    expect([reach.isShown, seen.isWatching]).toEqual([false, false]);
  });
});
