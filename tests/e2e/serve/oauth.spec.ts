import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import type { Registry } from '../../../electron/core/registry.ts';
import { listedItems } from '../../keyring/listed-items.ts';
import type { PrivateKeyring } from '../../keyring/private-keyring.ts';
import { startGlewlwyd, type Glewlwyd } from '../../servers/glewlwyd.ts';
import { startOAuthService, type OAuthService } from '../../support/other-services.ts';
import { credentialIn } from '../../support/stored-credential.ts';
import { expect, test as base, type Host } from './fixtures.ts';

/** OAuth 2 providers that nobody configured: real servers, their real pages in a real browser, and the window that `signoff serve` shows. */

const glewlwydClient = { clientId: 'signoff', secret: 'the-secret_of.signoff' };

/** In seconds: so short that a token is replaced while a test looks on. */
const accessTokenLifetime = 20;

/** A server, and what a person does on its pages. */
interface RealServer {
  /** The issuer's. */
  readonly address: string;
  /** Empty: the client is a public one. */
  readonly clientSecret: string;
  /**
   * Does what its pages ask a person for.
   * @param asked what the browser asked it for
   */
  signInOnPages(tab: Page, asked: URL): Promise<void>;
}

const servers = {
  'oidc-provider': async (): Promise<RealServer & Closeable> => {
    const configuration = { ttl: { AccessToken: accessTokenLifetime } };
    const service = await startOAuthService({ configuration });
    return {
      address: service.id.address,
      clientSecret: '',
      signInOnPages: async (tab) => {
        await fillIn(tab);
        await tab.getByRole('button', { name: 'Continue' }).click();
      },
      close: () => service.close(),
    };
  },
  Glewlwyd: async (): Promise<RealServer & Closeable> => {
    const server = await startGlewlwyd([glewlwydClient], { accessTokenLifetime });
    return {
      address: server.address,
      clientSecret: glewlwydClient.secret,
      signInOnPages: (tab, asked) => signInOnGlewlwyd(tab, asked, server),
      close: () => server.close(),
    };
  },
};

interface Closeable {
  close(): Promise<void>;
}

const test = base.extend<{ readonly provider: OAuthService }>({
  provider: async ({}, use) => {
    const provider = await startOAuthService();
    await use(provider);
    await provider.close();
  },
});

test.beforeEach(async ({ context }) => {
  // oidc-provider's pages ask for a font from elsewhere.
  await context.route('https://fonts.googleapis.com/**', (route) => route.abort());
});

const main = (page: Page) => page.getByRole('main');
const signInLink = (page: Page) => page.getByRole('link', { name: /Open the sign-in page/ });
const backAtSignoff = (tab: Page) => tab.getByRole('heading', { name: 'You can go back to Signoff' });

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

/**
 * Does what Glewlwyd's pages ask for. It takes a redirect only where it is registered, port and all, and Signoff has a new port for each
 * sign-in: it is registered once the browser has asked, as its administrator would do it, and the page is loaded again.
 */
async function signInOnGlewlwyd(tab: Page, asked: URL, server: Glewlwyd): Promise<void> {
  await server.allowRedirect(glewlwydClient.clientId, asked.searchParams.get('redirect_uri') ?? '');
  await tab.goto(asked.href);
  const goOn = tab.getByRole('button', { name: 'Continue' });
  // Its form is drawn anew once it knows who was here before, which can take away what was typed.
  await expect(async () => {
    await tab.getByLabel('Login').fill('pat', { timeout: 5000 });
    await tab.getByLabel('Password').fill('correct horse', { timeout: 5000 });
    await tab.getByRole('button', { name: 'OK', exact: true }).click({ timeout: 5000 });
    await expect(goOn).toBeVisible({ timeout: 5000 });
  }).toPass();
  // It remembers what a person has granted.
  const grant = tab.getByRole('button', { name: 'Grant access' });
  if (await grant.isVisible()) {
    await tab.getByLabel('Profile').check();
    await grant.click();
    await expect(grant).toBeHidden();
  }
  await goOn.click();
}

async function agree(page: Page): Promise<void> {
  await expect(main(page)).toContainText('is this you?', { ignoreCase: true });
  await expect(main(page)).toContainText('pat');
  await page.getByRole('button', { name: 'Yes, this is me' }).press('Enter');
  await expect(main(page)).toContainText('You are signed in on this computer');
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check session' }).press('Enter');
  await expect(main(page)).toContainText('has confirmed the session');
  await expect(main(page)).toContainText('Pat Doe');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(main(page)).toContainText('Signed out of pat.');
}

function accountsIn({ directory }: Host): Registry['accounts'] {
  return (JSON.parse(readFileSync(path.join(directory, 'accounts.json'), 'utf8')) as Registry).accounts;
}

/** Signs in on the server's pages, in a tab of its own that the server's question opens in, and agrees in the window. */
async function signIn(page: Page, server: RealServer): Promise<void> {
  const request = page
    .context()
    .waitForEvent('request', (each) => each.url().startsWith(`${server.address}auth?`));
  const tab = await openSignInPage(page);
  const asked = new URL((await request).url());
  // The browser may still have the server's cookies.
  expect(asked.searchParams.get('prompt')).toContain('login');
  await server.signInOnPages(tab, asked);
  await expect(backAtSignoff(tab)).toBeVisible();
  await tab.close();
  await agree(page);
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

async function tokensIn(host: Host, keyring: PrivateKeyring): Promise<Tokens> {
  const [account] = accountsIn(host);
  return JSON.parse(credentialIn(await keyring.lookup(account?.id ?? '')) ?? '{}') as Tokens;
}

/** Whether a server accepts an access token, asked without Signoff. */
async function accepts({ address }: RealServer, { accessToken }: Tokens): Promise<boolean> {
  const { userinfo_endpoint: endpoint } = await discovered(address);
  return (await fetch(endpoint, { headers: { authorization: `Bearer ${accessToken}` } })).ok;
}

/** Whether it gives new tokens for a refresh token. */
async function refreshes({ address, clientSecret }: RealServer, { refreshToken }: Tokens): Promise<boolean> {
  const { token_endpoint: endpoint } = await discovered(address);
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: 'signoff',
    ...(clientSecret !== '' && { client_secret: clientSecret }),
  });
  return (await fetch(endpoint, { method: 'POST', body })).ok;
}

interface Discovered {
  readonly token_endpoint: string;
  readonly userinfo_endpoint: string;
}

async function discovered(address: string): Promise<Discovered> {
  const response = await fetch(new URL('.well-known/openid-configuration', address));
  return (await response.json()) as Discovered;
}

for (const name of Object.keys(servers) as (keyof typeof servers)[]) {
  test(`${name}: signed in on its pages, checked, refreshed, signed out, and asked for the account again`, async ({
    page,
    host,
    keyring,
  }) => {
    const server = await servers[name]();
    try {
      await host.open();
      await addProvider(page, server.address, server.clientSecret);
      await signIn(page, server);
      await check(page);

      const first = await tokensIn(host, keyring);
      await expect.poll(async () => (await tokensIn(host, keyring)).accessToken).not.toBe(first.accessToken);
      const second = await tokensIn(host, keyring);
      expect(await accepts(server, second)).toBe(true);
      await check(page);

      await signOut(page);
      expect(await accepts(server, second)).toBe(false);
      expect(await refreshes(server, first)).toBe(false);
      expect(await refreshes(server, second)).toBe(false);
      // The client's own secret stays for the next account.
      const left = [...(await listedItems(keyring.env)).keys()];
      expect(left).toHaveLength(server.clientSecret === '' ? 0 : 1);

      await page.getByRole('button', { name: 'Add account', exact: true }).press('Enter');
      await page
        .getByRole('list', { name: 'Services' })
        .getByRole('button', { name: /OAuth 2/ })
        .press('Enter');
      await expect(signInLink(page)).toBeVisible();
      await signIn(page, server);
      expect(await accepts(server, await tokensIn(host, keyring))).toBe(true);
    } finally {
      await server.close();
    }
  });
}

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
  await expect(backAtSignoff(tab)).toBeVisible();
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
