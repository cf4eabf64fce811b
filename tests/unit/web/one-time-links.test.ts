import { afterEach, expect, test, vi } from 'vitest';
import { OneTimeLinks } from '../../../electron/web/one-time-links.ts';

afterEach(() => vi.restoreAllMocks());

test('a link may be followed once, and only if it was made', () => {
  const links = new OneTimeLinks();
  const name = links.make();
  expect(name).toMatch(/^[\w-]{43}$/);
  expect(links.use('another')).toBe(false);
  expect(links.use(name)).toBe(true);
  expect(links.use(name)).toBe(false);
});

test('a link may be followed for a minute', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const links = new OneTimeLinks();
  const [inTime, late] = [links.make(), links.make()];
  now.mockReturnValue(59_999);
  expect(links.use(inTime)).toBe(true);
  now.mockReturnValue(60_000);
  expect(links.use(late)).toBe(false);
});
