import { describe, expect, it } from 'vitest';
import { keepUnchanged } from '../../../renderer/state/keep-unchanged.ts';

const copy = <T>(value: T): T => structuredClone(value);

describe('what did not change keeps its identity', () => {
  const before = {
    revision: 1,
    accounts: [
      { id: 'a', state: { kind: 'signed-in' } },
      { id: 'b', state: { kind: 'signed-in' } },
    ],
    signIn: null,
  };

  it('as a whole', () => {
    expect(keepUnchanged(before, copy(before))).toBe(before);
  });

  it('in its parts', () => {
    const next = { ...copy(before), revision: 2 };
    const kept = keepUnchanged(before, next);
    expect(kept).toEqual(next);
    expect(kept.accounts).toBe(before.accounts);
  });

  it('where an item before it is gone', () => {
    const next = { ...copy(before), accounts: copy(before.accounts.slice(1)) };
    const kept = keepUnchanged(before, next);
    expect(kept.accounts).toHaveLength(1);
    expect(kept.accounts[0]).toBe(before.accounts[1]);
  });

  it('and what changed is new', () => {
    const next = copy(before);
    Object.assign(next.accounts[1] ?? {}, { state: { kind: 'signing-out' } });
    const kept = keepUnchanged(before, next);
    expect(kept).toEqual(next);
    expect(kept.accounts[0]).toBe(before.accounts[0]);
    expect(kept.accounts[1]).not.toBe(before.accounts[1]);
  });

  it('also where a field is gone, added or of another kind', () => {
    for (const [one, other] of [
      [{ a: 1, b: 2 }, { a: 1 }],
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: [1] }, { a: { 0: 1 } }],
      [[1, 2], [1]],
      [null, {}],
      [{}, null],
    ]) {
      expect(keepUnchanged(one, other)).toEqual(other);
    }
  });
});
