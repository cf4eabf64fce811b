import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { listedItems } from '../../keyring/listed-items.ts';
import {
  startNextcloudService,
  startOAuthService,
  type NextcloudService,
  type OAuthService,
  type OtherService,
} from '../../support/other-services.ts';
import { linkIn } from '../../support/links.ts';
import { agreeToSignOut } from './dialogs.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test as base, type Computer } from './driver/fixtures.ts';
import { registryIn } from './on-disk.ts';
import { expectTold, expectTray } from './tray.ts';

/** Services of the kinds beside OpenBox: chosen, signed in to and out of, and left while a sign-in waits. */

const test = base.extend<{ readonly nextcloud: NextcloudService; readonly provider: OAuthService }>({
  nextcloud: async ({}, use) => {
    const service = await startNextcloudService();
    await use(service);
    await service.close();
  },
  provider: async ({}, use) => {
    const service = await startOAuthService();
    await use(service);
    await service.close();
  },
});

const nobody = {
  state: 'nobody',
  tooltip: 'nobody is signed in',
  accounts: ['Nobody is signed in'],
} as const;
const choiceOf = (page: Page) => page.getByRole('list', { name: 'Services' }).getByRole('button');

/** Puts services on the list. Before the first start. */
function list({ dataDirectory }: Computer, apiKey: string, ...services: readonly OtherService[]): void {
  const file = path.join(dataDirectory, 'configuration.json');
  writeFileSync(file, JSON.stringify({ apiKey, services: services.map(({ listed }) => listed) }));
}

/** What the person's browser was handed last, once it was handed anything. */
async function openedPage({ browser }: Computer): Promise<string> {
  await expect.poll(() => browser.opened().length).toBe(1);
  return linkIn(browser.opened()[0] ?? '');
}

/** Starts the app, begins to sign in to the provider from the tray, and leaves its page waiting for the person. */
async function leaveWaiting(
  computer: Computer,
  apiKey: string,
  provider: OAuthService,
): Promise<{ readonly app: DesktopApp; readonly link: string }> {
  list(computer, apiKey, provider);
  const app = await computer.start({ args: ['--hidden'] });
  await app.desktop.clickTrayMenu(['sign-in']);
  await choiceOf(await shownPage(app))
    .filter({ hasText: 'Provider' })
    .press('Enter');
  return { app, link: await openedPage(computer) };
}

test('a Nextcloud server by its address alone, signed in to in the browser and out of in the window', async ({
  computer,
  keyring,
  nextcloud,
}) => {
  const app = await computer.start();
  const page = await shownPage(app);
  const main = page.getByRole('main');
  await page.getByRole('link', { name: 'Another service…' }).press('Enter');
  await main.getByRole('link', { name: /^Nextcloud/ }).press('Enter');
  const field = page.getByRole('textbox', { name: 'Server' });
  await field.fill(nextcloud.server.url.replace('http://', ''));
  await field.press('Enter');
  await nextcloud.signInOn(await openedPage(computer));

  await expect(main).toContainText('is this you?', { ignoreCase: true });
  await page.getByRole('button', { name: 'Yes, this is me' }).press('Enter');
  await expect(main).toContainText('You are signed in on this computer');
  await expect(main).toContainText('Ada Lovelace');
  await expectTray(app, {
    state: 'signed-in',
    tooltip: 'signed in as ada',
    accounts: ['ada – Signed in', 'Sign out of ada…'],
  });
  expect(await nextcloud.liveSessions()).toHaveLength(1);

  await page.getByRole('button', { name: 'Sign out…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(main).toContainText('Signed out of ada.');
  await expectTray(app, nobody);
  expect(await nextcloud.liveSessions()).toEqual([]);
  expect([...(await listedItems(keyring.env)).keys()]).toEqual([]);
});

test('with several services the tray’s «Sign in…» leads to the choice, and to a sign-in that is under way', async ({
  computer,
  service,
  nextcloud,
  provider,
}) => {
  list(computer, service.apiKey, nextcloud, provider);
  const app = await computer.start({ args: ['--hidden'] });
  await app.desktop.clickTrayMenu(['sign-in']);
  const page = await shownPage(app);
  expect(await app.address()).toBe('signoff-app://page/index.html#/add-account');
  await expect(choiceOf(page)).toHaveCount(3);
  expect(service.requests).toEqual([]);

  await choiceOf(page).filter({ hasText: 'Cloud' }).press('Enter');
  await expect(page.getByRole('link', { name: /Open the sign-in page/ })).toBeVisible();
  await app.desktop.clickApplicationMenu(['file', 'settings']);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await app.desktop.clickApplicationMenu(['file', 'sign-in']);
  await expect(page.getByRole('link', { name: /Open the sign-in page/ })).toBeVisible();
  expect(await app.address()).toBe('signoff-app://page/index.html#/sign-in');
});

test('OAuth 2: signed in to in the browser, and out of from the tray', async ({
  computer,
  service,
  keyring,
  provider,
}) => {
  list(computer, service.apiKey, provider);
  const app = await computer.start({ args: ['--hidden'] });
  await app.desktop.clickTrayMenu(['sign-in']);
  const page = await shownPage(app);
  await choiceOf(page).filter({ hasText: 'Provider' }).press('Enter');
  await provider.signInOn(await openedPage(computer));
  await page.getByRole('button', { name: 'Yes, this is me' }).press('Enter');
  await expectTray(app, {
    state: 'signed-in',
    tooltip: 'signed in as pat',
    accounts: ['pat – Signed in', 'Sign out of pat…'],
  });
  expect(await provider.liveSessions()).toHaveLength(1);

  const [account] = registryIn(computer.dataDirectory).accounts;
  await app.desktop.clickTrayMenu([`sign-out:${account?.id ?? ''}`]);
  await agreeToSignOut(app, 'Sign out of pat?');
  await expectTold(app, 'Signed out of pat.');
  expect(await provider.liveSessions()).toEqual([]);
  expect([...(await listedItems(keyring.env)).keys()]).toEqual([]);
});

test('Quit while a sign-in by OAuth 2 waits: nothing is left over', async ({
  computer,
  service,
  keyring,
  provider,
}) => {
  const { app, link } = await leaveWaiting(computer, service.apiKey, provider);
  await app.desktop.clickTrayMenu(['quit']);
  expect(await app.ended).toEqual({ code: 0, signal: null });
  expect(registryIn(computer.dataDirectory).accounts).toEqual([]);
  expect([...(await listedItems(keyring.env)).keys()]).toEqual([]);
  await expect(provider.signInOn(link)).rejects.toThrow();
  expect(await provider.liveSessions()).toEqual([]);
});

test('killed while a sign-in by OAuth 2 waits: the next start leaves nothing of it', async ({
  computer,
  service,
  keyring,
  provider,
}) => {
  const { app } = await leaveWaiting(computer, service.apiKey, provider);
  await app.kill();
  expect(registryIn(computer.dataDirectory).accounts).toMatchObject([{ state: { kind: 'signing-in' } }]);
  expect((await listedItems(keyring.env)).size).toBe(1);

  const second = await computer.start({ args: ['--hidden'] });
  await expectTray(second, nobody);
  await expect.poll(() => registryIn(computer.dataDirectory).accounts).toEqual([]);
  await expect.poll(async () => [...(await listedItems(keyring.env)).keys()]).toEqual([]);
  expect(await provider.liveSessions()).toEqual([]);
});
