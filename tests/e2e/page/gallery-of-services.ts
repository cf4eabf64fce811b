import type { Page } from 'playwright';
import { accountActions } from '../../../shared/words/page.ts';
import { appSecretLabel } from '../../../shared/words/services.ts';
import { serviceForm, services as serviceWords } from '../../../shared/words/settings.ts';
import type { ConfiguredService, Settings } from '../../../shared/settings.ts';
import type { Account } from '../../../shared/snapshot.ts';
import {
  bob,
  fromNow,
  gigabyte,
  longLogin,
  manyServices,
  nextcloud,
  nextcloudAccount,
  oauthAccount,
  openBox,
  provider,
  service,
  services,
  settings,
  signedIn,
  waiting,
} from './examples.ts';
import { atAda, signingIn, withDialog, type Scene } from './scene.ts';

const withServices: Settings = { ...settings, services: [...services] };
/** Names and addresses that break layouts. */
const hardServices: ConfiguredService[] = [
  { ...openBox, hasSecret: true, canChangeSecret: false },
  { ...nextcloud, name: 'averylongname'.repeat(7) },
  { ...nextcloud, address: `https://${'long.'.repeat(40)}example/` },
  { ...provider, name: 'שרותי ענן', clientId: 'c'.repeat(500), hasSecret: false },
  { ...provider, address: 'https://other.example/', name: 'eve\u202Emoc.elpmaxe' },
];
const lapsing = { kind: 'cannot-end-session', lapsesAt: fromNow(60 * 86_400) } as const;

/** An account of one of the kinds of service, with all of them on the list. */
function ofKind(name: string, of: Account): Scene {
  return { name: `account-${name}`, snapshot: { accounts: [of, bob], settings: withServices }, route: atAda };
}

/** As soon as the form is there: it is loaded when it is wanted. `about`: the service whose button it is. */
async function pressInForm(page: Page, button: string, about = ''): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button }).filter({ hasText: about }).click();
}

/** Once the list of services is there. */
async function listOfServices(page: Page): Promise<void> {
  await page.getByRole('heading', { name: serviceWords.title, exact: true }).waitFor();
}

const accounts: readonly Scene[] = [
  {
    name: 'session-ended-not-listed',
    snapshot: {
      accounts: [oauthAccount({ kind: 'session-ended', endedAt: fromNow(-7200), credentials: 'removed' })],
    },
    route: atAda,
  },
  ofKind('nextcloud', nextcloudAccount({ ...signedIn, confirmedAt: fromNow(-130) })),
  ofKind(
    'nextcloud-nearly-full',
    nextcloudAccount(signedIn, {
      person: { displayName: '', quota: { used: 4.9 * gigabyte, total: 5 * gigabyte } },
    }),
  ),
  ofKind(
    'nextcloud-no-limit',
    nextcloudAccount(signedIn, {
      person: { displayName: 'Ada Lovelace', quota: { used: 812 * 1024 ** 2, total: null } },
    }),
  ),
  ofKind(
    'nextcloud-long',
    nextcloudAccount(signedIn, {
      login: longLogin,
      person: { displayName: 'Ada '.repeat(60), quota: { used: 6 * gigabyte, total: 5 * gigabyte } },
    }),
  ),
  ofKind(
    'nextcloud-rtl',
    nextcloudAccount(signedIn, { login: 'sara', person: { displayName: 'שרה כהן', quota: null } }),
  ),
  ofKind('oauth', oauthAccount({ ...signedIn, confirmedAt: fromNow(-130) })),
  ofKind('oauth-still-open', oauthAccount(waiting(lapsing, { session: 'open' }))),
  ofKind(
    'oauth-still-open-no-date',
    oauthAccount(waiting({ kind: 'cannot-end-session', lapsesAt: null }, { session: 'open' })),
  ),
  ofKind('oauth-used-up', oauthAccount(waiting({ kind: 'credentials-used-up' }))),
  ofKind('oauth-refused', oauthAccount(waiting({ kind: 'restricted' }, { session: 'open' }))),
  ofKind('oauth-no-client', oauthAccount(waiting({ kind: 'no-api-key' }, { session: 'open' }))),
  ofKind('nextcloud-not-ended', nextcloudAccount(waiting({ kind: 'not-ended' }, { session: 'open' }))),
];

const signingInToEach: readonly Scene[] = [
  { name: 'empty-several-services', snapshot: { settings: withServices }, route: '' },
  ...([nextcloud, provider] as const).map(({ kind, address }) =>
    signingIn(`waiting-${kind}`, {
      step: 'waiting',
      serviceKind: kind,
      userCode: null,
      returnPort: null,
      service: address,
      link: 'http://127.0.0.1:4000/sign-in/1',
      expiresAt: fromNow(1150),
      problem: null,
    }),
  ),
  signingIn('waiting-code', {
    step: 'waiting',
    serviceKind: 'oauth',
    userCode: 'WDJB-MJHT',
    returnPort: null,
    service: provider.address,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: null,
  }),
  signingIn('waiting-long-code', {
    step: 'waiting',
    serviceKind: 'oauth',
    userCode: 'W'.repeat(64),
    returnPort: null,
    service: provider.address,
    link: 'http://127.0.0.1:4000/sign-in/1',
    expiresAt: fromNow(582),
    problem: null,
  }),
  signingIn('declined', {
    step: 'failed',
    serviceKind: 'nextcloud',
    service: nextcloud.address,
    problem: { kind: 'declined' },
  }),
];

const adding: readonly Scene[] = [
  { name: 'add-account', snapshot: { accounts: [bob], settings: withServices }, route: '#/add-account' },
  { name: 'add-account-one', snapshot: { accounts: [bob] }, route: '#/add-account' },
  {
    name: 'add-account-forty',
    snapshot: { accounts: [bob], settings: { ...settings, services: manyServices(40) } },
    route: '#/add-account',
  },
  {
    name: 'add-account-undoing',
    snapshot: {
      accounts: [bob],
      settings: withServices,
      signIn: { step: 'undoing', serviceKind: 'openbox', service },
    },
    route: '#/add-account',
  },
  {
    name: 'add-account-long-names',
    snapshot: { accounts: [bob], settings: { ...settings, services: hardServices } },
    route: '#/add-account',
  },
  ...(['nextcloud', 'oauth'] as const).flatMap((kind): Scene[] => [
    {
      name: `add-service-${kind}`,
      snapshot: { accounts: [bob] },
      route: `#/add-account/${kind}`,
      act: async (page) => {
        await page.getByRole('textbox').first().waitFor();
      },
    },
    {
      name: `add-service-${kind}-wrong`,
      snapshot: { accounts: [bob] },
      route: `#/settings/${kind}`,
      act: async (page) => {
        await pressInForm(page, serviceForm.submit.settings);
        await page.getByRole('alert').first().waitFor();
      },
    },
  ]),
];

const settingsScenes: readonly Scene[] = [
  {
    name: 'settings-services',
    snapshot: { accounts: [bob], settings: withServices },
    route: '#/settings',
    act: listOfServices,
  },
  {
    name: 'settings-secret',
    snapshot: {
      accounts: [bob],
      settings: { ...settings, services: [{ ...openBox, hasSecret: false }, nextcloud, provider] },
    },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, serviceWords.setSecret('api-key'), 'box.example');
      await page.getByRole('textbox', { name: appSecretLabel('api-key') }).waitFor();
    },
  },
  {
    name: 'settings-forty-services',
    snapshot: { accounts: [bob], settings: { ...settings, services: manyServices(40) } },
    route: '#/settings',
    act: listOfServices,
  },
  {
    name: 'settings-long-names',
    snapshot: { accounts: [bob], settings: { ...settings, services: hardServices } },
    route: '#/settings',
    act: listOfServices,
  },
  {
    name: 'settings-remove-service',
    snapshot: { accounts: [bob], settings: withServices },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, serviceWords.remove, 'Example Files');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings-remove-service-with-accounts',
    snapshot: { accounts: [oauthAccount(), bob], settings: withServices },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, serviceWords.remove, 'Example Files');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'settings-remove-secret',
    snapshot: { accounts: [bob], settings: withServices },
    route: '#/settings',
    act: async (page) => {
      await pressInForm(page, serviceWords.removeSecret('client-secret'), 'Example Files');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'settings', snapshot: { accounts: [bob] }, route: '#/settings' },
  { name: 'help', snapshot: { accounts: [bob] }, route: '#/help' },
  {
    name: 'settings-fixed-no-key',
    snapshot: {
      accounts: [bob],
      settings: { ...settings, services: [{ ...openBox, hasSecret: false }], fixed: ['service', 'format'] },
    },
    route: '#/settings',
  },
];

/** What the window shows of services of several kinds: choosing one, adding one, signing in there, and accounts of each. */
export const servicesGallery: readonly Scene[] = [
  ...accounts,
  ...signingInToEach,
  ...adding,
  ...settingsScenes,
  withDialog(
    'take-off-list',
    { accounts: [oauthAccount(waiting(lapsing, { session: 'open' })), bob], settings: withServices },
    () => accountActions['take-off-list'],
  ),
];
