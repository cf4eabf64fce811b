import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { Registry } from '../../../electron/core/registry.ts';
import { listedItems } from '../../keyring/listed-items.ts';
import { startGlewlwyd, type Glewlwyd } from '../../servers/glewlwyd.ts';
import { startOAuthService, type OAuthService } from '../../support/other-services.ts';
import { credentialIn } from '../../support/stored-credential.ts';
import { expectAccessible } from '../inspect.ts';
import { expect, test as base, type Host } from './fixtures.ts';

/** OAuth 2 providers that nobody configured: real servers, their real pages in a real browser, and the window that `signoff serve` shows. */

const glewlwydClient = { clientId: 'signoff', secret: 'the-secret_of.signoff' };

const test = base.extend<{ readonly provider: OAuthService; readonly glewlwyd: Glewlwyd }>({
  provider: async ({ context }, use) => {
    // Its pages ask for a font from elsewhere.
    await context.route('https://fonts.googleapis.com/**', (route) => route.abort());
    const provider = await startOAuthService();
    await use(provider);
    await provider.close();
  },
  glewlwyd: async ({}, use) => {
    const glewlwyd = await startGlewlwyd([glewlwydClient]);
    await use(glewlwyd);
    await glewlwyd.close();
  },
});

const main = (page: Page) => page.getByRole('main');
const signInLink = (page: Page) => page.getByRole('link', { name: /Open the sign-in page/ });

/** Adds a provider in the window, which goes on to signing in there. */
async function addProvider(page: Page, issuer: string, clientSecret = ''): Promise<void> {
  await page.getByRole('link', { name: 'Another service…' }).press('Enter');
  await main(page)
    .getByRole('link', { name: /^OAuth 2/ })
    .press('Enter');
  await page.getByRole('textbox', { name: 'Issuer' }).fill(issuer);
  await page.getByRole('textbox', { name: 'Client ID' }).fill('signoff');
  if (clientSecret !== '') await page.getByRole('textbox', { name: /^Client secret/ }).fill(clientSecret);
  await page.getByRole('textbox', { name: 'Client ID' }).press('Enter');
  await expect(signInLink(page)).toBeVisible();
}

async function openSignInPage(page: Page): Promise<Page> {
  const [tab] = await Promise.all([page.context().waitForEvent('page'), signInLink(page).press('Enter')]);
  return tab;
}

/** Fills in oidc-provider's own form. */
async function fillIn(tab: Page): Promise<void> {
  await tab.getByPlaceholder('Enter any login').fill('pat');
  await tab.getByPlaceholder('and password').fill('any');
  await tab.getByRole('button', { name: 'Sign-in' }).click();
}

/** Does what oidc-provider's own pages ask for, in a tab of its own. */
async function signInOnPages(page: Page): Promise<void> {
  const tab = await openSignInPage(page);
  await fillIn(tab);
  await tab.getByRole('button', { name: 'Continue' }).click();
  await expect(tab.getByRole('heading', { name: 'You can go back to Signoff' })).toBeVisible();
  await tab.close();
}

async function agree(page: Page): Promise<void> {
  await expect(main(page)).toContainText('is this you?', { ignoreCase: true });
  await expect(main(page)).toContainText('pat');
  await page.getByRole('button', { name: 'Yes, this is me' }).press('Enter');
  await expect(main(page)).toContainText('You are signed in on this computer');
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check session' }).press('Enter');
  await expect(main(page)).toContainText('Session open when last checked');
  await expect(main(page)).toContainText('Pat Doe');
  await expectAccessible(page);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(main(page)).toContainText('Signed out of pat.');
}

function accountsIn({ directory }: Host): Registry['accounts'] {
  return (JSON.parse(readFileSync(path.join(directory, 'accounts.json'), 'utf8')) as Registry).accounts;
}

test('oidc-provider: by issuer and client ID, signed in on its pages, checked, out, and asked for the account again', async ({
  page,
  host,
  keyring,
  provider,
}) => {
  await host.open();
  await addProvider(page, provider.id.address);
  await expectAccessible(page);
  await signInOnPages(page);
  await agree(page);
  await check(page);
  expect(await provider.liveSessions()).toHaveLength(1);

  await signOut(page);
  expect(await provider.liveSessions()).toEqual([]);
  expect([...(await listedItems(keyring.env)).keys()]).toEqual([]);

  // The browser still has the provider's cookies.
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await page
    .getByRole('list', { name: 'Services' })
    .getByRole('button', { name: /OAuth 2/ })
    .press('Enter');
  await signInOnPages(page);
  await agree(page);
  expect(await provider.liveSessions()).toHaveLength(1);
});

test('oidc-provider: the person says no on its page, and nothing is left', async ({
  page,
  host,
  keyring,
  provider,
}) => {
  await host.open();
  await addProvider(page, provider.id.address);
  const tab = await openSignInPage(page);
  await tab.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(tab.getByRole('heading', { name: 'You can go back to Signoff' })).toBeVisible();
  await expect(main(page)).toContainText('You did not let Signoff sign in');
  expect(accountsIn(host)).toEqual([]);
  expect([...(await listedItems(keyring.env)).keys()]).toEqual([]);
  expect(await provider.liveSessions()).toEqual([]);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`${signal} while a sign-in waits for the person: nothing is left over`, async ({
    page,
    host,
    keyring,
    provider,
  }) => {
    await host.open();
    await addProvider(page, provider.id.address);
    const tab = await openSignInPage(page);
    await expect(tab.getByPlaceholder('Enter any login')).toBeVisible();
    await page.goto('about:blank');
    await host.end(signal);
    if (signal === 'SIGKILL') {
      // What the next start has to undo is written down.
      expect(accountsIn(host)).toMatchObject([{ state: { kind: 'signing-in' } }]);
      await host.start();
    }
    await expect.poll(() => accountsIn(host)).toEqual([]);
    await expect.poll(async () => [...(await listedItems(keyring.env)).keys()]).toEqual([]);

    // The person goes on there, and the code leads nowhere.
    await fillIn(tab);
    await tab
      .getByRole('button', { name: 'Continue' })
      .click()
      .catch(() => undefined);
    expect(await provider.liveSessions()).toEqual([]);
  });
}

/** The request of the browser's that asks the server for its sign-in page. */
async function askedOf(context: BrowserContext, glewlwyd: Glewlwyd): Promise<string> {
  const request = await context.waitForEvent('request', (each) =>
    each.url().startsWith(`${glewlwyd.address}auth?`),
  );
  return request.url();
}

/*
 * Glewlwyd's pages are an application of scripts that needs a configuration of its own, and it takes a redirect only where it is
 * registered, port and all. So the browser opens Signoff's link and is led to the server; its request is read there, the redirect is
 * registered, and the person signs in by the interface that those pages use. The browser then follows the redirect.
 */
test('Glewlwyd: by issuer, client ID and secret, signed in, checked, out, and in again', async ({
  page,
  host,
  keyring,
  glewlwyd,
}) => {
  const signIn = async (): Promise<void> => {
    const asked = askedOf(page.context(), glewlwyd);
    const tab = await openSignInPage(page);
    const address = await asked;
    const { searchParams } = new URL(address);
    expect(searchParams.get('prompt')).toBe('login');
    await glewlwyd.allowRedirect(glewlwydClient.clientId, searchParams.get('redirect_uri') ?? '');
    await tab.goto(await glewlwyd.signInOn(address));
    await expect(tab.getByRole('heading', { name: 'You can go back to Signoff' })).toBeVisible();
    await tab.close();
  };
  await host.open();
  await addProvider(page, glewlwyd.address, glewlwydClient.secret);
  await signIn();
  await agree(page);
  await check(page);

  const [account] = accountsIn(host);
  const credential = credentialIn(await keyring.lookup(account?.id ?? '')) ?? '{}';
  const { accessToken = '' } = JSON.parse(credential) as { readonly accessToken?: string };
  const accepts = async (): Promise<boolean> => {
    const headers = { authorization: `Bearer ${accessToken}` };
    return (await fetch(new URL('userinfo', glewlwyd.address), { headers })).ok;
  };
  expect(await accepts()).toBe(true);
  await signOut(page);
  expect(await accepts()).toBe(false);

  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await page
    .getByRole('list', { name: 'Services' })
    .getByRole('button', { name: /OAuth 2/ })
    .press('Enter');
  await expect(signInLink(page)).toBeVisible();
  await signIn();
  await agree(page);
});
