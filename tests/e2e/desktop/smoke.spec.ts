import { expect, shownPage, test } from './driver/fixtures.ts';

/** The app starts, lives in the tray, shows its window, signs out and ends: the least that either runtime has to carry. */

const login = 'ada@example.com';

test('starts into the tray, and shows the page in its window', async ({ computer }) => {
  await computer.place('ada');
  const app = await computer.start();
  const page = await shownPage(app);
  await expect(page.getByRole('main')).toContainText(login);
  expect(await app.address()).toMatch(/^signoff-app:\/\/page\//);

  const tray = await app.desktop.tray();
  expect(tray?.image).toMatch(/tray-.*\.png$/);
  const labels = tray?.menu?.map(({ label }) => label) ?? [];
  expect(labels).toContain('Open Signoff');
  expect(labels.join('\n')).toContain(login);
  expect(await app.desktop.errorBoxes()).toEqual([]);
});

test('signs out from the window', async ({ computer, service, keyring }) => {
  await computer.place('ada');
  const app = await computer.start();
  const page = await shownPage(app);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(main).toContainText(`Signed out of ${login}.`);
  expect(service.liveTokens()).toEqual([]);
  expect(await keyring.lookup('ada')).toBeNull();
});

test('closing hides the window, a second start shows it, and the tray quits', async ({ computer }) => {
  await computer.place('ada');
  const app = await computer.start();
  await shownPage(app);
  const [window] = await app.desktop.windows();
  await app.desktop.closeWindow(window?.id ?? 0);
  await expect.poll(async () => (await app.desktop.windows()).some(({ isVisible }) => isVisible)).toBe(false);

  const second = await computer.startAndWait();
  expect(second.code).toBe(0);
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(true);

  await app.desktop.clickTrayMenu(['quit']);
  expect((await app.ended).code).toBe(0);
});
