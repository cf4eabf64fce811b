import { describe, expect, it } from 'vitest';
import { quotaUsed } from '../../../../shared/language/sizes.ts';

const gigabyte = 1024 ** 3;

describe('a number of bytes', () => {
  it.each([
    [-1, '0 bytes'],
    [0, '0 bytes'],
    [1023, '1,023 bytes'],
    [1024, '1 kB'],
    [1024 ** 2 - 1, '1 MB'],
    [3.2 * gigabyte, '3.2 GB'],
    [5 * gigabyte, '5 GB'],
    [1.5 * 1024 * gigabyte, '1.5 TB'],
    [5000 * 1024 ** 5, '5,000 PB'],
  ])('%d is «%s»', (bytes, words) => {
    expect(quotaUsed({ used: bytes, total: null })).toBe(`${words} used, no limit`);
  });
});

describe('a quota', () => {
  it('says how much of it is used', () => {
    expect(quotaUsed({ used: 3.2 * gigabyte, total: 5 * gigabyte })).toBe('3.2 GB of 5 GB used');
  });

  it('says where there is no limit', () => {
    expect(quotaUsed({ used: gigabyte, total: null })).toBe('1 GB used, no limit');
  });
});
