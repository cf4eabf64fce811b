import '../../support/speak-english.ts';
import { serveMessages } from '../../../shared/messages/en/command-line.ts';
import { browserWords } from '../../../shared/messages/en/desktop.ts';
import { linkIn } from '../../support/links.ts';
import { signsInAt } from '../../support/person.ts';
import type { RunningService } from '../../service/service.ts';
import { openDialog } from './dialogs.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test, type Computer } from './driver/fixtures.ts';
import { recordIn, registryIn } from './on-disk.ts';
import { expectTray } from './tray.ts';
import { credentialIn } from '../../support/stored-credential.ts';

/** Signing in: the service's page in the person's own browser, and back to the window by itself. */

/** Asks for the service's page, and gives the address that the person's browser was handed. */
async function askForPage(app: DesktopApp, { browser }: Computer, service: RunningService): Promise<string> {
  await app.desktop.clickTrayMenu(['sign-in']);
  const page = await shownPage(app);
  const link = page.getByRole('link', { name: /Open the sign-in page/ });
  const address = (await link.getAttribute('href')) ?? '';
  // By itself, and once more for whoever has closed it.
  const links = (): string[] => browser.opened().map(linkIn);
  await expect.poll(links).toEqual([address]);
  await link.click();
  await expect.poll(links).toEqual([address, address]);
  // What opens browsers gets it as an argument, which every program of this computer can read.
  expect(browser.opened().join()).not.toContain(address.split('/').pop());
  const [ticket = 'none'] = service.issuedTickets();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  expect(address).not.toContain(ticket);
  return address;
}

test('in the browser, while the window is closed: the window comes back and asks, and then it is done', async ({
  computer,
  service,
  keyring,
}) => {
  const app = await computer.start({ args: ['--hidden'] });
  const address = await askForPage(app, computer, service);
  const [window] = await app.desktop.windows();
  await app.desktop.closeWindow(window?.id ?? 0);
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(false);

  await signsInAt(address, service);
  const page = await shownPage(app);
  expect(await app.address()).toBe('signoff-app://page/index.html#/sign-in');
  await expect(page.getByRole('main')).toContainText('is this you?', { ignoreCase: true });
  await expectTray(app, {
    state: 'attention',
    tooltip: 'something needs attention',
    accounts: ['Nobody is signed in', 'Are you ada@example.com?'],
  });
  await page.getByRole('button', { name: 'Yes, this is me' }).click();
  await expect(page.getByRole('main')).toContainText('You are signed in on this computer');
  await expectTray(app, {
    state: 'signed-in',
    tooltip: `signed in as ${service.login}`,
    accounts: [`${service.login} – Signed in`, `Sign out of ${service.login}…`],
  });
  const [account] = registryIn(computer.dataDirectory).accounts;
  const [token] = service.liveTokens();
  expect(credentialIn(await keyring.lookup(account?.id ?? ''))).toBe(token);
  // The link is of no use any more.
  await expect(signsInAt(address, service)).rejects.toThrow();

  // The command line has the same account, and ends it for both.
  expect((await computer.run('accounts')).stdout).toContain(service.login);
  expect(await computer.run('sign-out', service.login)).toMatchObject({ code: 0 });
  await expect(page.getByText('No accounts')).toBeVisible();
  expect(recordIn(computer.dataDirectory, account?.id ?? '')).toBeUndefined();
});

test('somebody else signed in: No, and nothing of it stays', async ({ computer, service }) => {
  const app = await computer.start({ args: ['--hidden'] });
  const address = await askForPage(app, computer, service);
  const [, other] = service.users;
  if (other === undefined) throw new Error('The service has one user only');
  await signsInAt(address, other);
  const page = await shownPage(app);
  await expect(page.getByRole('main')).toContainText(other.login);
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
  expect(service.issuedTokens()).toHaveLength(1);
  await expect.poll(() => service.liveTokens()).toEqual([]);
  await expect.poll(() => registryIn(computer.dataDirectory).accounts).toEqual([]);
});

test('no browser: a dialog says so and holds the address, and the window still has it', async ({
  computer,
  service,
}) => {
  computer.browser.refuse();
  const app = await computer.start({ args: ['--hidden'] });
  await app.desktop.clickTrayMenu(['sign-in']);
  const page = await shownPage(app);
  const link = page.getByRole('link', { name: /Open the sign-in page/ });
  const address = await link.getAttribute('href');
  const dialog = await openDialog(app);
  expect(dialog).toMatchObject({ message: browserWords.none, buttons: ['Close', browserWords.copy] });
  expect(dialog.detail).toContain(address);
  await app.desktop.answerDialog(dialog.id, { button: browserWords.copy });
  await link.click();
  const again = await openDialog(app);
  await app.desktop.answerDialog(again.id, { button: 'Close' });
  expect(computer.browser.opened()).toEqual([]);
  await signsInAt(address ?? '', service);
  await expect(page.getByRole('main')).toContainText('is this you?', { ignoreCase: true });
});

test.describe('without a keychain', () => {
  test.use({ keyringState: 'no-secret-service' });

  test('the key is held in memory, and Quit signs out and says so', async ({ computer, service }) => {
    const app = await computer.start({ args: ['--hidden'] });
    await signsInAt(await askForPage(app, computer, service), service);
    const page = await shownPage(app);
    await expect(page.getByRole('main')).toContainText('kept in memory until Signoff quits');
    await page.getByRole('button', { name: 'Yes, this is me' }).click();
    await expect(page.getByRole('main')).toContainText('is lost when Signoff quits');
    expect(service.liveTokens()).toHaveLength(1);

    service.faults.set({ kind: 'latency', milliseconds: 4_000, action: 'logout' });
    await app.desktop.clickTrayMenu(['quit']);
    await expect
      .poll(async () => (await app.desktop.notifications()).map(({ body }) => body))
      .toEqual([serveMessages.endingMemory(1)]);
    expect((await app.desktop.tray())?.toolTip).toBe('Signoff: ending…');
    expect((await app.ended).code).toBe(0);
    expect(service.liveTokens()).toEqual([]);
  });
});
