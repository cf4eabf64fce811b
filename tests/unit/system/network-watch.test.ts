import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchNetwork } from '../../../electron/system/network-watch.ts';

const look = 5_000;
let addresses: string;
let returned: ReturnType<typeof vi.fn<() => void>>;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  addresses = '192.0.2.1';
  returned = vi.fn<() => void>();
  stop = watchNetwork(() => addresses).onReturn(returned);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('says nothing while nothing changes, and nothing when the network goes', () => {
  vi.advanceTimersByTime(10 * look);
  addresses = '';
  vi.advanceTimersByTime(10 * look);
  expect(returned).not.toHaveBeenCalled();
});

it('says once that it came back', () => {
  addresses = '';
  vi.advanceTimersByTime(look);
  addresses = '192.0.2.1';
  vi.advanceTimersByTime(10 * look);
  expect(returned).toHaveBeenCalledTimes(1);
});

it('says that it became another', () => {
  addresses = '192.0.2.1 2001:db8::1';
  vi.advanceTimersByTime(look);
  expect(returned).toHaveBeenCalledTimes(1);
});

it('says that the computer woke up, where it has a network', () => {
  vi.setSystemTime(Date.now() + 60 * 60 * 1000);
  vi.advanceTimersByTime(look);
  expect(returned).toHaveBeenCalledTimes(1);
  addresses = '';
  vi.advanceTimersByTime(look);
  vi.setSystemTime(Date.now() + 60 * 60 * 1000);
  vi.advanceTimersByTime(look);
  expect(returned).toHaveBeenCalledTimes(1);
});

it('says nothing any more once nobody listens', () => {
  stop();
  addresses = '198.51.100.7';
  vi.advanceTimersByTime(10 * look);
  expect(returned).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

it('knows this computer’s own addresses', () => {
  const listening = watchNetwork().onReturn(returned);
  vi.advanceTimersByTime(look);
  listening();
  expect(returned).not.toHaveBeenCalled();
});
