import type { Page } from 'playwright';
import type { RunningService } from '../../service/service.ts';
import { expectAccessible } from '../inspect.ts';
import { tabTo } from '../keyboard.ts';
import { chromiumOptions } from '../page/browser.ts';
import { expect, test } from './fixtures.ts';

/** Signing in, in the window that `signoff serve` shows and on the service's own page. */

// What the browser itself does matters here, so it is the whole one.
test.use({ launchOptions: chromiumOptions });

const main = (page: Page) => page.getByRole('main');

/** Follows the link to the service's page, in a tab of its own, and fills in the form. */
async function signInOnPage(page: Page, service: RunningService, login = service.login): Promise<void> {
  const link = page.getByRole('link', { name: /Open the sign-in page/ });
  await expect(link).toBeVisible();
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')]);
  const password = service.users.find((user) => user.login === login)?.password ?? '';
  await tab.getByLabel('Login').fill(login);
  await tab.getByLabel('Password').fill(password);
  await tab.keyboard.press('Enter');
  await expect(tab.getByRole('heading')).toBeVisible();
  await tab.close();
}

test('from an empty window to signed in and out again, by the keyboard alone', async ({
  page,
  host,
  service,
  keyring,
}) => {
  await host.open();
  await expect(main(page)).toContainText('No account is signed in');
  await expectAccessible(page);
  await tabTo(page, /^Sign in to 127\.0\.0\.1/);
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('Signoff waits and goes on by itself.');
  await expectAccessible(page);
  await signInOnPage(page, service);

  await expect(main(page)).toContainText('is this you?', { ignoreCase: true });
  await expect(main(page)).toContainText(service.login);
  await expectAccessible(page);
  await tabTo(page, 'Yes, this is me');
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('You are signed in on this computer');
  expect(service.liveTokens()).toHaveLength(1);
  await expectAccessible(page);

  await tabTo(page, 'Sign out…');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Your files stay on this computer.');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText(`Signed out of ${service.login}.`);
  await expectAccessible(page);
  expect(service.liveTokens()).toEqual([]);
  const [ticket = ''] = service.issuedTickets();
  expect(page.url()).not.toContain(ticket);
  expect(await keyring.lookup('canary')).toBeNull();
});

test('somebody else: the session is ended and nothing is kept', async ({ page, host, service }) => {
  await host.open();
  await page.getByRole('button', { name: /^Sign in to/ }).click();
  await signInOnPage(page, service, service.users[1]?.login);
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(main(page)).toContainText('No account is signed in');
  expect(service.issuedTokens()).toHaveLength(1);
  expect(service.liveTokens()).toEqual([]);
});

test('cancelled while it waits', async ({ page, host, service }) => {
  await host.open();
  await page.getByRole('button', { name: /^Sign in to/ }).click();
  await expect(page.getByRole('link', { name: /Open the sign-in page/ })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(main(page)).toContainText('No account is signed in');
  expect(service.liveTokens()).toEqual([]);
});

test('refused and unreachable: why, and again', async ({ page, host, service }) => {
  await host.open();
  const clear = service.faults.set({ kind: 'restricted', action: 'get_ticket' });
  await page.getByRole('button', { name: /^Sign in to/ }).click();
  await expect(main(page)).toContainText('does not accept this app');
  clear();
  await service.goDown();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(main(page)).toContainText('could not connect');
  await service.comeUp();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: /Open the sign-in page/ })).toBeVisible();
});

test.describe('without a keychain', () => {
  test.use({ keyringState: 'no-secret-service' });

  test('the key is held in memory, the window says so, and the end signs out', async ({
    page,
    host,
    service,
  }) => {
    await host.open();
    await expect(page.getByRole('heading', { name: 'No keychain on this computer' })).toBeVisible();
    await page.getByRole('button', { name: /^Sign in to/ }).click();
    await signInOnPage(page, service);
    await expect(main(page)).toContainText('kept in memory until Signoff quits');
    await page.getByRole('button', { name: 'Yes, this is me' }).click();
    await expect(main(page)).toContainText('is lost when Signoff quits');
    expect(service.liveTokens()).toHaveLength(1);
    await page.goto('about:blank');
    await host.end();
    expect(service.liveTokens()).toEqual([]);
  });
});
