import { expect, test } from 'vitest';
import { readUser } from '../../../electron/services/nextcloud/user.ts';

const nobody = { login: '', userId: '', displayName: '', quota: null };

test.each([
  [
    'a user',
    { id: 'u-1', email: 'a@b.example', displayname: 'Ada' },
    { login: 'ada', userId: 'u-1', displayName: 'Ada' },
  ],
  ['an older name of the name', { 'display-name': 'Ada' }, { displayName: 'Ada' }],
  ['a name that turns the direction of writing', { id: 'u-1', displayname: 'Ada\u202e' }, { userId: 'u-1' }],
  ['an id that is no text', { id: 7, displayname: 'Ada' }, { displayName: 'Ada' }],
  ['a list', [], {}],
  ['nothing', null, {}],
  ['a quota', { quota: { used: 12.5, total: 100, quota: 100 } }, { quota: { used: 12, total: 100 } }],
  ['no limit', { quota: { used: 1, total: -3, quota: -3 } }, { quota: { used: 1, total: null } }],
  [
    'no limit, on a disk that has one',
    { quota: { used: 1, total: 500, quota: -3 } },
    { quota: { used: 1, total: null } },
  ],
  [
    'no limit, before the first sign-in',
    { quota: { used: 0, quota: 'none' } },
    { quota: { used: 0, total: null } },
  ],
  [
    'a quota before the first sign-in',
    { quota: { used: 0, quota: 100 } },
    { quota: { used: 0, total: 100 } },
  ],
  ['a size that is not computed yet', { quota: { used: -1, total: 100, quota: 100 } }, {}],
  ['a total that is unknown', { quota: { used: 1, total: -2, quota: -2 } }, {}],
  ['sizes in words', { quota: { used: '1', total: '2' } }, {}],
  ['a size that no number holds', { quota: { used: 1, total: 1e300 } }, {}],
  ['an empty list for a quota', { quota: [] }, {}],
])('%s', (_name, data, user) => {
  expect(readUser(data, 'ada')).toEqual({ ...nobody, login: 'ada', ...user });
});

test('without a login that can be shown, the e-mail address stands for it', () => {
  expect(readUser({ email: 'a@b.example' }, null).login).toBe('a@b.example');
  expect(readUser({ email: 'a@b.example' }, 'ad\u0000a').login).toBe('a@b.example');
});
