import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import '../../support/speak-english.ts';
import { severalSignedOut } from '../../../shared/words/page.ts';
import { general } from '../../../shared/words/settings.ts';
import { signedInRecord } from '../../support/place-account.ts';
import { agreeToSignOut, openDialog } from './dialogs.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';
import { recordIn, registryIn } from './on-disk.ts';
import { clickNewestNotification, expectTold, expectTray, trayEntry } from './tray.ts';

/** The tray: what it shows of one account, of several and of very many, and what its menu does, with no window open. */

const hidden = { args: ['--hidden'] } as const;

test('nobody is signed in: it says so, and offers to add an account, the window, the settings and the end', async ({
  computer,
}) => {
  const app = await computer.start(hidden);
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
  expect(await trayEntry(app, 'nobody')).toMatchObject({ enabled: false });
  const labels = (await app.desktop.tray())?.menu?.map(({ type, label }) =>
    type === 'separator' ? '-' : label,
  );
  expect(labels).toEqual([
    'Nobody is signed in',
    '-',
    'Add account…',
    '-',
    'Open Signoff',
    'Settings…',
    'Signoff Help',
    'Export diagnostics…',
    '-',
    'Quit Signoff',
  ]);
  expect(await app.desktop.windows()).toEqual([]);

  await app.desktop.clickTrayMenu(['settings']);
  const page = await shownPage(app);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await app.desktop.clickTrayMenu(['sign-in']);
  // With one service there is nothing to choose.
  await expect(page.getByRole('link', { name: /Open the sign-in page/ })).toBeVisible();
  expect(await app.address()).toBe('signoff-app://page/index.html#/sign-in');

  const [window] = await app.desktop.windows();
  await app.desktop.closeWindow(window?.id ?? 0);
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(false);
  await app.desktop.clickTrayMenu(['open']);
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(true);
  expect(await app.desktop.windows()).toHaveLength(1);

  await app.desktop.clickTrayMenu(['quit']);
  expect(await app.ended).toEqual({ code: 0, signal: null });
});

test('its icon follows the state and the theme, and its menu changes at once, with no window open', async ({
  computer,
  service,
  keyring,
}) => {
  await computer.place('ada');
  const app = await computer.start(hidden);
  await service.waitForRequest(({ action }) => action === 'get_account_info');
  await expectTray(app, {
    state: 'signed-in',
    tooltip: 'signed in as ada@example.com',
    accounts: ['ada@example.com – Signed in', 'Sign out of ada@example.com…'],
  });
  const image = async (): Promise<string> => path.basename((await app.desktop.tray())?.image ?? '');
  await app.desktop.setTheme('dark');
  await expect.poll(image).toBe('tray-signed-in-dark.png');
  await app.desktop.setTheme('light');
  await expect.poll(image).toBe('tray-signed-in-light.png');

  // Another process of the same person does what the tray has to show.
  expect(await computer.run('sign-out', 'ada')).toMatchObject({ code: 0 });
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
  expect(await image()).toBe('tray-nobody-light.png');
  expect(await keyring.lookup('ada')).toBeNull();
  expect(await app.desktop.windows()).toEqual([]);
  // Nothing was begun here, so that nothing is told here.
  await expectTold(app);
});

test('what an earlier start left waiting stands in the menu, and goes on from there', async ({
  computer,
  service,
}) => {
  const clear = service.faults.set({ kind: 'restricted', action: 'logout' });
  await computer.place('ada');
  const first = await computer.run('sign-out', 'ada');
  expect(first.code).toBe(4);
  const app = await computer.start(hidden);
  await expectTray(app, {
    state: 'attention',
    tooltip: 'ada@example.com: Refused by service',
    accounts: [
      'ada@example.com – Refused by service',
      'Sign-out of ada@example.com refused by the service: try again',
    ],
  });
  clear();
  await app.desktop.clickTrayMenu(['try-now:ada']);
  await expectTold(app, 'Signed out of ada@example.com.');
  expect(service.liveTokens()).toEqual([]);
});

test('several accounts: one of them, then all that are left', async ({ computer, service, keyring }) => {
  const names = ['ada', 'bob', 'cleo', 'dan'];
  for (const name of names) await computer.place(name, `${name}@example.com`);
  const app = await computer.start(hidden);
  await expectTray(app, {
    state: 'signed-in',
    tooltip: '4 accounts are signed in',
    accounts: [
      ...names.flatMap((name) => [`${name}@example.com – Signed in`, `Sign out of ${name}@example.com…`]),
      'Sign out of all accounts…',
    ],
  });

  await app.desktop.clickTrayMenu(['sign-out:bob']);
  await agreeToSignOut(app, 'Sign out of bob@example.com?');
  await expectTold(app, 'Signed out of bob@example.com.');
  const left = names.filter((name) => name !== 'bob');
  expect(registryIn(computer.dataDirectory).accounts.map(({ id }) => id)).toEqual(left);
  expect(service.liveTokens()).toHaveLength(3);

  await app.desktop.clickTrayMenu(['sign-out-all']);
  await agreeToSignOut(app, 'Sign out of 3 accounts?');
  await expectTold(app, 'Signed out of bob@example.com.', severalSignedOut(3, 0));
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
  expect(service.liveTokens()).toEqual([]);
  for (const name of names) expect(await keyring.lookup(name)).toBeNull();

  expect(await app.desktop.windows()).toEqual([]);
  await clickNewestNotification(app);
  await expect((await shownPage(app)).getByText('No accounts')).toBeVisible();
});

test('two accounts are told of one by one, each with its own end', async ({ computer, service }) => {
  const stays = await computer.place('ada', 'ada@example.com');
  await computer.place('bob', 'bob@example.com');
  const app = await computer.start(hidden);
  service.faults.set({ kind: 'restricted', action: 'logout', times: 1 });
  await app.desktop.clickTrayMenu(['sign-out-all']);
  await agreeToSignOut(app, 'Sign out of 2 accounts?');
  await expect.poll(async () => (await app.desktop.notifications()).length).toBe(2);
  const told = (await app.desktop.notifications()).map(({ body }) => body);
  const [open] = service.liveTokens();
  const [gone, refused] = open === stays ? ['bob', 'ada'] : ['ada', 'bob'];
  expect(told).toContain(`Signed out of ${gone}@example.com.`);
  expect(told.join('\n')).toContain('does not accept this app any more, so the session there is still open');
  expect(registryIn(computer.dataDirectory).accounts.map(({ id }) => id)).toEqual([refused]);
});

test('forty accounts stand in a submenu, with what waits outside it', async ({ computer, service }) => {
  const names = Array.from({ length: 40 }, (_, index) => `person-${index.toString()}`);
  for (const name of names) await computer.place(name, `${name}@example.com`);
  const app = await computer.start(hidden);
  await expectTray(app, {
    state: 'signed-in',
    tooltip: '40 accounts are signed in',
    accounts: ['Accounts (40)', 'Sign out of all accounts…'],
  });
  const listed = await trayEntry(app, 'accounts');
  expect(listed?.submenu?.map(({ label }) => label)).toEqual(
    names.map((name) => `${name}@example.com – Signed in`),
  );

  const clear = service.faults.set({ kind: 'restricted', action: 'logout' });
  await app.desktop.clickTrayMenu(['accounts', 'account:person-7', 'listed:sign-out:person-7']);
  await agreeToSignOut(app, 'Sign out of person-7@example.com?');
  const waits = 'Sign-out of person-7@example.com refused by the service: try again';
  await expectTray(app, {
    state: 'attention',
    tooltip: 'person-7@example.com: Refused by service',
    accounts: ['Accounts (40)', waits, 'Sign out of all accounts…'],
  });
  clear();

  // That one was agreed to before, and goes on with the others.
  await app.desktop.clickTrayMenu(['sign-out-all']);
  await agreeToSignOut(app, 'Sign out of 39 accounts?');
  await expect
    .poll(async () => (await app.desktop.notifications()).at(-1)?.body)
    .toBe(severalSignedOut(40, 0));
  expect(service.liveTokens()).toEqual([]);
  expect(registryIn(computer.dataDirectory).accounts).toEqual([]);
});

test('a login of any length and script leaves the menu whole', async ({ computer, service }) => {
  const long = `${'averylongname'.repeat(14)}@example.com`;
  computer.record(signedInRecord('long', service.url, long));
  computer.record(signedInRecord('ampersand', service.url, 'ada & sons@example.com'));
  computer.record(signedInRecord('nobody', service.url, ''));
  const app = await computer.start(hidden);
  await expectTray(app, {
    state: 'attention',
    tooltip: '3 accounts need attention',
    accounts: [
      'averylongnameaverylo…ongname@example.com – Saved sign-in missing',
      'Sign out of averylongnameaverylo…ongname@example.com…',
      'ada & sons@example.com – Saved sign-in missing',
      'Sign out of ada & sons@example.com…',
      'No login – Saved sign-in missing',
      'Sign out of this account…',
      'Sign out of all accounts…',
    ],
  });
  await app.desktop.clickTrayMenu(['account:ampersand']);
  const page = await shownPage(app);
  await expect(page.getByRole('heading', { name: 'ada & sons@example.com' })).toBeVisible();
  expect(recordIn(computer.dataDirectory, 'ampersand')?.state).toEqual({ kind: 'signed-in' });
});

test('a session that has ended is removed by name, after a question that says so', async ({
  computer,
  service,
  keyring,
}) => {
  service.revoke(await computer.place('ada'));
  const app = await computer.start(hidden);
  await expectTray(app, {
    state: 'attention',
    tooltip: 'ada@example.com: Session ended',
    accounts: ['ada@example.com – Session ended', 'Remove ada@example.com…'],
  });
  await app.desktop.clickTrayMenu(['sign-out:ada']);
  const question = await openDialog(app);
  expect(question.message).toBe('Remove ada@example.com from the list?');
  expect(question.detail).toContain('has already ended');
  await app.desktop.answerDialog(question.id, { button: 'Remove' });
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
  expect(await keyring.lookup('ada')).toBeNull();
});

test('help is in the tray and in the application’s menu, and opens nothing but the window', async ({
  computer,
}) => {
  const app = await computer.start(hidden);
  await app.desktop.clickTrayMenu(['help-page']);
  const page = await shownPage(app);
  await expect(page.getByRole('heading', { name: 'Report a problem' })).toBeVisible();
  await expect(page.getByText(/^Signoff \d+\.\d+\.\d+/)).toBeVisible();
  await app.desktop.clickApplicationMenu(['file', 'settings']);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await app.desktop.clickApplicationMenu(['help', 'report-problem']);
  await expect(page.getByRole('heading', { name: 'Report a problem' })).toBeVisible();
  expect(computer.browser.opened()).toEqual([]);
});

test('«Start at login» in the settings is kept as the system keeps it', async ({ computer, keyring }) => {
  const app = await computer.start(hidden);
  const autostart = path.join(keyring.env['XDG_CONFIG_HOME'] ?? '', 'autostart');
  await app.desktop.clickTrayMenu(['settings']);
  const page = await shownPage(app);
  const box = page.getByRole('checkbox', { name: 'Start at login' });
  await expect(box).not.toBeChecked();
  expect(existsSync(autostart)).toBe(false);

  await box.check();
  const [file = ''] = readdirSync(autostart);
  const entry = readFileSync(path.join(autostart, file), 'utf8');
  expect(entry).toContain('Name=Signoff');
  expect(entry).toMatch(/^Exec=.* --hidden$/m);
  expect(entry).toContain(computer.dataDirectory);

  await box.uncheck();
  expect(readdirSync(autostart)).toEqual([]);
});

test('«Start at login» that the system does not take says so, and stays off', async ({
  computer,
  keyring,
}) => {
  writeFileSync(path.join(keyring.env['XDG_CONFIG_HOME'] ?? '', 'autostart'), 'where a folder has to be');
  const app = await computer.start(hidden);
  await app.desktop.clickTrayMenu(['settings']);
  const page = await shownPage(app);
  const box = page.getByRole('checkbox', { name: 'Start at login' });
  await box.click();
  await expect(page.getByRole('alert').filter({ hasText: general.startAtLoginRefused })).toBeVisible();
  await expect(box).not.toBeChecked();
});

test('who wants to be told of problems alone hears of nothing else', async ({ computer, service }) => {
  for (const name of ['ada', 'bob']) await computer.place(name, `${name}@example.com`);
  const app = await computer.start(hidden);
  await app.desktop.clickTrayMenu(['settings']);
  const page = await shownPage(app);
  await page.getByRole('radio', { name: /^Only problems/ }).check();
  await app.desktop.clickTrayMenu(['sign-out:ada']);
  await agreeToSignOut(app, 'Sign out of ada@example.com?');
  await expect.poll(() => registryIn(computer.dataDirectory).accounts.map(({ id }) => id)).toEqual(['bob']);
  service.faults.set({ kind: 'restricted', action: 'logout' });
  await app.desktop.clickTrayMenu(['sign-out:bob']);
  await agreeToSignOut(app, 'Sign out of bob@example.com?');
  await expect.poll(async () => (await app.desktop.notifications()).length).toBe(1);
  expect((await app.desktop.notifications())[0]?.body).toMatch(/so the session there is still open\.$/);

  await page.getByRole('radio', { name: /^None/ }).check();
  await app.desktop.clickTrayMenu(['try-now:bob']);
  await service.waitForRequest(({ action }) => action === 'logout', 3);
  const [window] = await app.desktop.windows();
  await app.desktop.closeWindow(window?.id ?? 0);
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(false);
  expect(await app.desktop.notifications()).toHaveLength(1);
});
