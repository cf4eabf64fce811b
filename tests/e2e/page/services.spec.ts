import type { Page } from 'playwright';
import type { ConfiguredService, Settings } from '../../../shared/settings.ts';
import { tabTo } from '../keyboard.ts';
import {
  account,
  bob,
  fromNow,
  gigabyte,
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
import type { FakeHost } from './fake-host.ts';
import { expect, test } from './fixtures.ts';

/** Choosing a service, adding one, and what an account at each kind shows. */

const heading = (page: Page) => page.locator('#view-heading');
const main = (page: Page) => page.getByRole('main');

function listed(...list: readonly ConfiguredService[]): Settings {
  return { ...settings, services: [...list] };
}

function startOf({ kind, address }: ConfiguredService): { command: string; argument: unknown } {
  return { command: 'startSignIn', argument: { service: { kind, address } } };
}

/** Answers as a host does that puts on the list what it is asked to. */
function takeServices(host: FakeHost, added: ConfiguredService): void {
  host.answer('putService', ({ address }) => {
    if (!address.includes('.')) return { kind: 'bad-service-address' };
    host.show({ settings: listed(openBox, added) });
    return { kind: 'done', service: { kind: added.kind, address: added.address } };
  });
  host.answer('startSignIn', ({ service: wanted }) => {
    host.show({ signIn: { step: 'starting', serviceKind: 'nextcloud', service: wanted?.address ?? '' } });
    return { kind: 'done' };
  });
}

test('with one service, signing in begins at once', async ({ page, host, open }) => {
  await open({ accounts: [bob] });
  await page.getByRole('button', { name: 'Add account', exact: true }).press('Enter');
  await expect.poll(() => host.calls).toEqual([startOf(openBox)]);
  await expect(page).toHaveURL(/#\/sign-in$/);
});

for (const each of services) {
  test(`with several services, each is one click away: ${each.kind}`, async ({ page, host, open }) => {
    await open({ accounts: [bob], settings: listed(...services) });
    await page.getByRole('button', { name: 'Add account', exact: true }).press('Enter');
    await expect(heading(page)).toHaveText('Add an account');
    expect(host.calls).toEqual([]);
    const name = each.name === '' ? new URL(each.address).host : each.name;
    await page
      .getByRole('list', { name: 'Services' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .press('Enter');
    await expect.poll(() => host.calls).toEqual([startOf(each)]);
    await expect(page).toHaveURL(/#\/sign-in$/);
  });
}

test('a service that needs a key first leads to where it is typed in', async ({ page, host, open }) => {
  await open({ settings: listed({ ...openBox, hasSecret: false }) });
  await page.getByRole('button', { name: 'Add account', exact: true }).press('Enter');
  const entry = main(page).getByRole('link', { name: /box\.example/ });
  await expect(entry).toContainText('Needs its API key first');
  await entry.press('Enter');
  await expect(page.getByRole('button', { name: 'Add API key… (box.example)' })).toBeVisible();
  expect(host.calls).toEqual([]);
});

test('a client secret is not needed to sign in where it is optional', async ({ page, host, open }) => {
  const publicClient = { ...provider, hasSecret: false };
  await open({ accounts: [bob], settings: listed(openBox, publicClient) }, '#/add-account');
  await main(page)
    .getByRole('button', { name: /^Example Files/ })
    .press('Enter');
  await expect.poll(() => host.calls).toEqual([startOf(publicClient)]);
});

test('among forty services one is found by its name', async ({ page, open }) => {
  await open({ accounts: [bob], settings: listed(...manyServices(40)) }, '#/add-account');
  const list = page.getByRole('list', { name: 'Services' });
  await expect(list.getByRole('button')).toHaveCount(40);
  await page.getByRole('searchbox', { name: 'Find a service' }).fill('CLOUD07');
  await expect(list.getByRole('button')).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Find a service' }).fill('nowhere');
  await expect(list).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'No service matches.' })).toBeVisible();
});

test('a Nextcloud server by its address alone, with the keyboard alone', async ({ page, host, open }) => {
  await open({ accounts: [bob] }, '#/add-account');
  takeServices(host, nextcloud);
  await main(page)
    .getByRole('link', { name: /^Nextcloud/ })
    .press('Enter');
  const field = page.getByRole('textbox', { name: 'Server' });
  await expect(field).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/^Type an address first\./);
  await expect(field).toBeFocused();
  expect(host.calls).toEqual([]);

  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/^That is not an address Signoff can use/);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('nonsense');

  await page.keyboard.press('Control+A');
  await page.keyboard.type(' cloud.example.com ');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Asking cloud.example.com for a sign-in page…').first()).toBeVisible();
  expect(host.calls.slice(1)).toEqual([
    {
      command: 'putService',
      argument: { kind: 'nextcloud', address: 'cloud.example.com', name: '', clientId: null },
    },
    startOf(nextcloud),
  ]);
});

test('an OAuth 2 provider: each mistake beside its field, and nothing typed is lost', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [bob] }, '#/add-account/oauth');
  takeServices(host, provider);
  const issuer = page.getByRole('textbox', { name: 'Issuer' });
  const clientId = page.getByRole('textbox', { name: 'Client ID' });
  const secret = page.getByRole('textbox', { name: /^Client secret/ });
  await expect(issuer).toBeFocused();
  await expect(secret).toHaveAttribute('type', 'password');

  await page.keyboard.press('Enter');
  await expect(issuer).toHaveAccessibleDescription(/^Type an address first\./);
  await expect(clientId).toHaveAccessibleDescription(/^Type the client ID first\./);
  await issuer.fill('https://id.example.org/');
  await page.keyboard.press('Enter');
  await expect(clientId).toBeFocused();
  await expect(issuer).toHaveAttribute('aria-invalid', 'false');

  await page.keyboard.type('signoff-desktop');
  await secret.fill('a client secret');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Example Files');
  host.answer('setAppSecret', () => ({ kind: 'failed', problem: { kind: 'keychain', reason: 'locked' } }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText(
    'The service is on the list now, but its client secret was not saved.',
  );
  await expect(secret).toHaveValue('a client secret');
  await expect(clientId).toHaveValue('signoff-desktop');

  host.answer('setAppSecret', () => ({ kind: 'done' }));
  host.calls.length = 0;
  await clientId.press('Enter');
  await expect(page).toHaveURL(/#\/sign-in$/);
  const { kind, address } = provider;
  expect(host.calls).toEqual([
    {
      command: 'putService',
      argument: { kind, address, name: 'Example Files', clientId: 'signoff-desktop' },
    },
    { command: 'setAppSecret', argument: { service: { kind, address }, secret: 'a client secret' } },
    startOf(provider),
  ]);
  expect(await page.content()).not.toContain('a client secret');
});

test('a service that cannot be written down is told, and can be tried again', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [bob] }, '#/add-account/nextcloud');
  host.answer('putService', () => ({ kind: 'failed', problem: { kind: 'not-saved' } }));
  const field = page.getByRole('textbox', { name: 'Server' });
  await field.fill('cloud.example.com');
  await field.press('Enter');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The service was not added.');
  await expect(alert).toContainText('Signoff could not write its configuration file');
  await expect(field).toHaveValue('cloud.example.com');
  takeServices(host, nextcloud);
  await field.press('Enter');
  await expect.poll(() => host.calls.at(-1)).toEqual(startOf(nextcloud));
});

for (const [from, title] of [
  ['add-account', 'Add an account'],
  ['settings', 'Settings'],
] as const) {
  test(`Escape and Cancel lead back from the form to ${title}`, async ({ page, open }) => {
    await open({ accounts: [bob] }, `#/${from}/nextcloud`);
    await expect(page.getByRole('textbox', { name: 'Server' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(heading(page)).toHaveText(title);
    await expect(heading(page)).toBeFocused();
    await page.goBack();
    await tabTo(page, 'Cancel');
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText(title);
  });
}

test('a service added in the settings is on their list, and nobody is signed in', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [bob] }, '#/settings');
  takeServices(host, nextcloud);
  await main(page).getByRole('link', { name: 'Add Nextcloud…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Server' }).fill('cloud.example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'https://cloud.example.com/' })).toBeVisible();
  await expect(page).toHaveURL(/#\/settings$/);
  expect(host.calls.map(({ command }) => command)).toEqual(['putService']);
});

test('another service while one is under way: cancelled first, and only then begun', async ({
  page,
  host,
  open,
}) => {
  await open(
    {
      accounts: [bob],
      settings: listed(...services),
      signIn: {
        step: 'waiting',
        serviceKind: 'openbox',
        userCode: null,
        returnPort: null,
        service,
        link: 'http://127.0.0.1:4000/sign-in/1',
        expiresAt: fromNow(600),
        problem: null,
      },
    },
    '#/sign-in',
  );
  host.answer('cancelSignIn', () => {
    host.show({ signIn: { step: 'undoing', serviceKind: 'openbox', service } });
    return { kind: 'done' };
  });
  await page.getByRole('link', { name: 'Another service…' }).press('Enter');
  await expect(heading(page)).toHaveText('Add an account');
  await expect(main(page)).toContainText('Undoing the sign-in at box.example…');
  await main(page)
    .getByRole('button', { name: /^cloud\.example\.com/ })
    .press('Enter');
  expect(host.calls.map(({ command }) => command)).toEqual(['cancelSignIn']);
  host.show({ signIn: null });
  await expect.poll(() => host.calls.slice(1)).toEqual([startOf(nextcloud)]);
  await expect(page).toHaveURL(/#\/sign-in$/);
});

test('a code to type in is said, shown large, and can be copied', async ({ page, host, open }) => {
  const at = { serviceKind: 'oauth', service: provider.address } as const;
  await open({ accounts: [bob], signIn: { step: 'starting', ...at } }, '#/sign-in');
  host.show({
    signIn: {
      step: 'waiting',
      ...at,
      userCode: 'WDJB-MJHT',
      returnPort: null,
      link: 'http://127.0.0.1:4000/sign-in/1',
      expiresAt: fromNow(600),
      problem: null,
    },
  });
  await expect(page.locator('.only-heard[role=status]')).toContainText('Your code is WDJB-MJHT.');
  const code = page.getByRole('region', { name: 'Your code' });
  await expect(code).toContainText('WDJB-MJHT');
  await code.getByRole('button', { name: 'Copy the code' }).press('Enter');
  await expect(code.getByRole('status')).toHaveText('Copied.');
  await page.goto(`${page.url().split('#')[0] ?? ''}#/settings/nextcloud`);
  await page.getByRole('textbox', { name: 'Server' }).press('Control+V');
  await expect(page.getByRole('textbox', { name: 'Server' })).toHaveValue('WDJB-MJHT');
});

test('an account says whose it is, where, how much space it uses, and what signing out ends', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [nextcloudAccount()], settings: listed(openBox, { ...nextcloud, name: 'Work' }) });
  await expect(main(page)).toContainText('Ada Lovelace');
  await expect(page.locator('.subtitle')).toHaveText('Work');
  await expect(main(page)).toContainText('Kind of serviceNextcloud');
  await expect(main(page)).toContainText('3.2 GB of 5 GB used');
  const meter = page.getByRole('meter', { name: '3.2 GB of 5 GB used' });
  await expect(meter).toHaveJSProperty('value', 3.2 * gigabyte);
  await expect(meter).toHaveJSProperty('max', 5 * gigabyte);
  await expect(main(page)).toContainText('The app password of this computer.');

  const person = { displayName: 'ada', quota: { used: gigabyte, total: null } };
  host.show({ accounts: [nextcloudAccount(signedIn, { person })] });
  await expect(main(page)).toContainText('1 GB used, no limit');
  await expect(page.getByRole('meter')).toHaveCount(0);
  // The login says it already.
  await expect(page.locator('.view-remark')).toHaveCount(0);
});

test('a session that no app can end: still open, where to end it, and when it lapses', async ({
  page,
  host,
  open,
}) => {
  const problem = { kind: 'cannot-end-session', lapsesAt: '2027-03-04T12:00:00.000Z' } as const;
  await open({ accounts: [oauthAccount(waiting(problem, { session: 'open' })), bob] });
  await expect(page.getByRole('link', { name: /ada@example\.com/ })).toContainText('Still open at service');
  await expect(main(page)).toContainText('so the session there is still open.');
  await expect(main(page)).toContainText('It ends by itself on 4 Mar 2027.');
  await expect(main(page).getByRole('link', { name: /End it on the web/ })).toHaveAttribute(
    'href',
    'https://id.example.org/',
  );
  await expect(main(page).getByRole('button', { name: /Try|Forget/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove from list…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Remove ada@example.com from the list?' });
  await expect(dialog).toContainText('is still open unless you have ended it there');
  await dialog.getByRole('button', { name: 'Remove from list' }).press('Enter');
  await expect.poll(() => host.calls).toEqual([{ command: 'forget', argument: { account: 'ada' } }]);
});

for (const [of, words] of [
  [account, 'only once the API key'],
  [oauthAccount, 'only once the client ID or client secret'],
] as const) {
  test(`what a service refuses is told in the words of its kind: ${words}`, async ({ page, open }) => {
    await open({ accounts: [of(waiting({ kind: 'restricted' }, { session: 'open' })), bob] });
    await expect(main(page)).toContainText('does not accept this app');
    await expect(main(page)).toContainText(`Trying again helps ${words}`);
  });
}

test('an account is not signed in again where its client is not known any more', async ({
  page,
  host,
  open,
}) => {
  const over = { kind: 'session-ended', endedAt: fromNow(-60), credentials: 'removed' } as const;
  await open({ accounts: [oauthAccount(over), bob] });
  await expect(main(page)).toContainText('id.example.org is not on the list of services any more.');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0);
  host.show({ settings: listed(openBox, provider) });
  await page.getByRole('button', { name: 'Sign in again' }).press('Enter');
  await expect.poll(() => host.calls).toEqual([startOf(provider)]);
});
