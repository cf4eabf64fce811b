import { afterEach, expect, test, vi } from 'vitest';
import { OneTimeLinks } from '../../../electron/web/one-time-links.ts';

afterEach(() => vi.restoreAllMocks());

test('a link may be followed once, and only if it was made', () => {
  const links = new OneTimeLinks<string>(60_000);
  const name = links.make('target');
  expect(name).toMatch(/^[\w-]{43}$/);
  expect(links.use('another')).toBeNull();
  expect(links.use(name)).toBe('target');
  expect(links.use(name)).toBeNull();
});

test('a link that was dropped leads nowhere', () => {
  const links = new OneTimeLinks<string>(60_000);
  const name = links.make('target');
  links.drop(name);
  expect(links.use(name)).toBeNull();
});

test('a link may be followed for as long as it lives', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const links = new OneTimeLinks<string>(60_000);
  const [inTime, late] = [links.make('in time'), links.make('late')];
  now.mockReturnValue(59_999);
  expect(links.use(inTime)).toBe('in time');
  now.mockReturnValue(60_000);
  expect(links.use(late)).toBeNull();
});
