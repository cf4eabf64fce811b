import { describe, expect, it } from 'vitest';
import { emptyRegistry, type Registry } from '../../../electron/core/registry.ts';
import {
  addAccount,
  archiveAccount,
  changeAccount,
  dismissInterruptedSignIn,
  dropAccount,
  inOrder,
  noteInterruptedSignIn,
} from '../../../electron/core/registry-changes.ts';
import { signedInRecord } from '../../support/place-account.ts';

const service = 'https://box.example/api/1.0/';
const time = '2026-01-01T00:00:00.000Z';
const account = signedInRecord('a', service, 'ada@example.com');
const entry = {
  id: 'a',
  login: 'ada@example.com',
  serviceKind: 'openbox',
  service,
  signedOutAt: time,
  session: 'ended',
  forgotten: false,
} as const;
const withAccount: Registry = { ...emptyRegistry, accounts: [account] };

it('a change that has nothing to do gives the same registry back', () => {
  for (const change of [
    changeAccount('b', (record) => ({ ...record, login: '' })),
    changeAccount('a', (record) => record),
    dropAccount('b'),
    archiveAccount('b', entry),
    dismissInterruptedSignIn('b'),
    inOrder(),
  ]) {
    expect(change(withAccount)).toBe(withAccount);
  }
});

it('changes are made in their order, and alter nothing that they were given', () => {
  const before = structuredClone(withAccount);
  const after = inOrder(
    addAccount({ ...account, id: 'b' }),
    changeAccount('b', (record) => ({ ...record, login: 'grace@example.com' })),
    dropAccount('a'),
  )(withAccount);
  expect(after.accounts).toEqual([{ ...account, id: 'b', login: 'grace@example.com' }]);
  expect(withAccount).toEqual(before);
});

describe('history', () => {
  it('has the newest first', () => {
    const older = { ...entry, id: 'older' };
    const { accounts, history } = archiveAccount('a', entry)({ ...withAccount, history: [older] });
    expect(accounts).toEqual([]);
    expect(history).toEqual([entry, older]);
  });

  it('keeps a thousand entries', () => {
    const history = Array.from({ length: 1000 }, (_, index) => ({ ...entry, id: `past-${index}` }));
    const archived = archiveAccount('a', entry)({ ...withAccount, history });
    expect(archived.history).toHaveLength(1000);
    expect(archived.history[0]).toEqual(entry);
  });
});

it('notes a sign-in that was cut off until it is dismissed', () => {
  const cutOff = { id: 'b', serviceKind: 'openbox', service, startedAt: time } as const;
  const noted = noteInterruptedSignIn(cutOff)(withAccount);
  expect(noted.interruptedSignIns).toEqual([cutOff]);
  expect(dismissInterruptedSignIn('b')(noted)).toEqual(withAccount);
});
