import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';

const value = 'd2dqkrr6bae6ckua17osf9o1fhox9ypf';

it('shows its value to nobody who does not ask for it by name', () => {
  const secret = new Secret(value);
  const shown = [
    String(secret),
    secret.toString(),
    JSON.stringify({ secret }),
    inspect(secret, { showHidden: true, depth: null }),
    inspect({ nested: [secret] }, { depth: null }),
    Object.values(secret).join(),
    JSON.stringify(Object.getOwnPropertyNames(secret)),
  ];
  for (const text of shown) expect(text).not.toContain(value);
  expect(secret.reveal()).toBe(value);
});

it('is compared by value', () => {
  expect(new Secret(value).equals(new Secret(value))).toBe(true);
  expect(new Secret(value).equals(new Secret('another'))).toBe(false);
});

it('can be found by the log for as long as somebody holds it', () => {
  const secret = new Secret(value);
  expect([...Secret.held()]).toContain(secret);
});
