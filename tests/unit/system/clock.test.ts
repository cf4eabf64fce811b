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

it('counts the time that has passed whatever the computer’s clock is set to', () => {
  vi.useFakeTimers();
  try {
    const began = systemClock.elapsed();
    vi.setSystemTime(systemClock.now().getTime() - 5 * 60 * 60 * 1_000);
    vi.advanceTimersByTime(1_000);
    expect(systemClock.elapsed() - began).toBe(1_000);
  } finally {
    vi.useRealTimers();
  }
});
