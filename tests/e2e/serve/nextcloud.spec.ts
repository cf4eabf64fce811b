import type { Page } from 'playwright';
import { startNextcloud, type RunningNextcloud } from '../../servers/nextcloud/nextcloud.ts';
import { expect, test as base } from './fixtures.ts';

/** A Nextcloud server that nobody configured: from its address alone to signed in and out again, in the window that `signoff serve` shows. */

const test = base.extend<{ readonly server: RunningNextcloud }>({
  server: async ({}, use) => {
    const server = await startNextcloud({});
    await use(server);
    await server.close();
  },
});

const main = (page: Page) => page.getByRole('main');

/** Does what the server's own pages ask for, in a tab of its own. */
async function signInOnPages(page: Page, server: RunningNextcloud): Promise<void> {
  const link = page.getByRole('link', { name: /Open the sign-in page/ });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')]);
  const [user] = server.users;
  await tab.getByRole('link', { name: 'Log in' }).click();
  await tab.getByLabel('Account name or email').fill(user?.id ?? '');
  await tab.getByLabel('Password').fill(user?.password ?? '');
  await tab.getByRole('button', { name: 'Log in' }).click();
  await tab.getByRole('button', { name: 'Grant access' }).click();
  await expect(tab.getByRole('status')).toContainText('connected');
  await tab.close();
}

test('by its address alone, to signed in and out again', async ({ page, host, server, complaints }) => {
  await host.open();
  await page.getByRole('link', { name: 'Another service…' }).press('Enter');
  await main(page)
    .getByRole('link', { name: /^Nextcloud/ })
    .press('Enter');
  const field = page.getByRole('textbox', { name: 'Server' });
  await field.fill('ftp://nowhere');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/^That is not an address Signoff can use/);
  await field.fill(server.url.replace('http://', ''));
  await field.press('Enter');

  await expect(main(page)).toContainText('Signoff waits and goes on by itself.');
  await expect(main(page)).toContainText('Nextcloud');
  await signInOnPages(page, server);
  await page.getByRole('button', { name: 'Yes, this is me' }).press('Enter');
  await expect(main(page)).toContainText('You are signed in on this computer');
  expect(server.livePasswords()).toHaveLength(1);

  await page.getByRole('button', { name: 'Check session' }).press('Enter');
  await expect(main(page)).toContainText('Ada Lovelace');
  await expect(page.getByRole('meter', { name: '1.2 MB of 5 GB used' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(main(page)).toContainText('Signed out of ada.');
  expect(server.livePasswords()).toEqual([]);

  // Another one is one click away now.
  await page.getByRole('button', { name: 'Add account', exact: true }).press('Enter');
  await expect(page.getByRole('list', { name: 'Services' }).getByRole('button')).toHaveCount(2);
  expect(complaints).toEqual([]);
});
