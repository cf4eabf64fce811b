import { expect, it } from 'vitest';
import { isMarkOf, markAppCredential } from '../../../electron/core/app-credential-mark.ts';
import { Secret } from '../../../electron/core/secret.ts';

const key = new Secret('3cdu8ivll9t1y6lz2m416xn6xstymzgg');

it('knows a key again, and no other', async () => {
  const mark = await markAppCredential(key);
  expect(await isMarkOf(mark, new Secret(key.reveal()))).toBe(true);
  expect(await isMarkOf(mark, new Secret('3cdu8ivll9t1y6lz2m416xn6xstymzgh'))).toBe(false);
});

it('does not hold the key, and is another one each time', async () => {
  const marks = await Promise.all([markAppCredential(key), markAppCredential(key)]);
  expect(marks[0]).not.toBe(marks[1]);
  for (const mark of marks) {
    expect(mark).toMatch(/^[0-9a-f]{16}\.[0-9a-f]{16}$/);
    expect(mark).not.toContain(key.reveal().slice(0, 8));
  }
});

it('takes no damaged mark for a key’s', async () => {
  for (const mark of ['', '.', 'abc', 'abc.']) expect(await isMarkOf(mark, key)).toBe(false);
});
