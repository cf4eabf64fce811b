import { expect, test } from 'vitest';
import type { Migration } from '../../../electron/storage/registry-migrations.ts';
import { parseRegistry } from '../../../electron/storage/registry-text.ts';

/** Two versions to come: one in which accounts are renamed, and one that takes every pending secret for possible. */
const toCome: readonly Migration[] = [
  {
    accounts: ({ name, ...rest }) => ({ ...rest, login: (name as string).toLowerCase() }),
  },
  {
    accounts: (entry) => ({ ...entry, pending: true }),
    history: (entry) => ({ ...entry, forgotten: false }),
  },
];

const common = {
  serviceKind: 'openbox',
  service: 'https://box.example/',
  userId: '',
  signedInAt: '2026-11-22T10:00:00.000Z',
  storage: 'keychain',
  state: { kind: 'signed-in' },
  pending: false,
};
const gone = {
  id: 'gone',
  login: 'gone',
  serviceKind: 'openbox',
  service: 'https://box.example/',
  signedOutAt: '2026-11-22T10:00:00.000Z',
  session: 'ended',
};

test('a file goes through every version up to the newest, and one bad entry costs no other', () => {
  const accounts = [
    { ...common, id: 'a', name: 'ADA' },
    { ...common, id: 'b', name: 5 },
    null,
    { ...common, id: 'c', name: 'CY' },
  ];
  const parsed = parseRegistry(
    JSON.stringify({ version: 1, accounts, history: [gone], interruptedSignIns: [] }),
    toCome,
  );
  expect(parsed).toMatchObject({
    kind: 'registry',
    damaged: true,
    registry: {
      version: 3,
      accounts: [
        { id: 'a', login: 'ada', pending: true },
        // It could not be migrated: what of it can be read goes on.
        { id: 'b', login: '' },
        { id: 'c', login: 'cy' },
      ],
      history: [{ id: 'gone', forgotten: false }],
    },
  });
});

test('a file of a version on the way takes only the steps that are left', () => {
  const accounts = [{ ...common, id: 'a', login: 'Ada' }];
  const text = JSON.stringify({ version: 2, accounts, history: [], interruptedSignIns: [] });
  expect(parseRegistry(text, toCome)).toMatchObject({
    damaged: false,
    registry: { accounts: [{ login: 'Ada', pending: true }] },
  });
  expect(parseRegistry(text.replace('"version":2', '"version":4'), toCome)).toEqual({
    kind: 'newer-version',
  });
});
