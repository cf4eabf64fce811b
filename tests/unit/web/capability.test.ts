import { expect, test } from 'vitest';
import { isSame, newCapability } from '../../../electron/web/capability.ts';

test('256 bits, each time others', () => {
  const made = new Set(Array.from({ length: 1000 }, newCapability));
  expect(made.size).toBe(1000);
  for (const one of made) expect(Buffer.from(one, 'base64url')).toHaveLength(32);
});

test('only the same one is the same', () => {
  const right = newCapability();
  expect(isSame(right, right)).toBe(true);
  for (const wrong of ['', right.slice(1), `${right}=`, `${right}\0`, right.toUpperCase(), newCapability()]) {
    expect(isSame(wrong, right)).toBe(false);
  }
});
