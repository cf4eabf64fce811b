import { expect, test } from 'vitest';
import { firstService, type ListedService } from '../../../electron/core/ports/configuration.ts';

const openBox: ListedService = {
  ...{ kind: 'openbox', address: 'https://box.example/api/1.0/', name: '' },
  ...{ clientId: null, scopes: null, secret: 'none', canBeRemoved: false },
};
const cloud: ListedService = { ...openBox, kind: 'nextcloud', address: 'https://cloud.example/' };
const provider: ListedService = { ...openBox, kind: 'oauth', address: 'https://id.example/', clientId: 'a' };

test.each([
  ['the first where it has its API key', [{ ...openBox, secret: 'configured' }, cloud], 'openbox'],
  ['the next one where the first has none', [openBox, cloud, provider], 'nextcloud'],
  ['a provider also without a client secret, which not every one gives', [openBox, provider], 'oauth'],
  ['the first where there is no other', [openBox], 'openbox'],
] as const)('the service where none is named is %s', (_, services, kind) => {
  expect(firstService({ services })).toMatchObject({ kind });
});
