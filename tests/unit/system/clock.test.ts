import { expect, it, vi } from 'vitest';
import { systemClock } from '../../../electron/system/clock.ts';

it('calls back once, after the time, unless it is called off', () => {
  vi.useFakeTimers();
  try {
    const kept = vi.fn();
    const calledOff = vi.fn();
    systemClock.after(1_000, kept);
    systemClock.after(1_000, calledOff)();
    const began = systemClock.now().getTime();
    vi.advanceTimersByTime(999);
    expect(kept).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(kept).toHaveBeenCalledTimes(1);
    expect(calledOff).not.toHaveBeenCalled();
    expect(systemClock.now().getTime() - began).toBe(5_999);
  } finally {
    vi.useRealTimers();
  }
});
