import {
  account,
  bob,
  ended,
  gone,
  manyAccounts,
  nextcloudAccount,
  service,
  settings,
  signedIn,
  waiting,
} from './examples.ts';
import { expect, expectNoDialog, test } from './fixtures.ts';

/** What the window says once, what it puts first, what it folds and puts away, and what it asks before something typed is lost. */

test('an account’s page says each thing once', async ({ page, open }) => {
  await open({ accounts: [nextcloudAccount({ ...signedIn, confirmedAt: new Date().toISOString() }), bob] });
  const text = (await page.getByRole('main').textContent()) ?? '';
  for (const once of [/signed in/gi, /Ada Lovelace/g, /3\.2 GB of 5 GB used/g, /keychain/g, /confirmed/g]) {
    const times = [...text.matchAll(once)].length;
    // A label and a sentence may share a word, as «Session last confirmed» does.
    expect(times, String(once)).toBeLessThanOrEqual(String(once).includes('confirmed') ? 2 : 1);
  }
  await expect(page.locator('.avatar')).toHaveText('AL');
});

for (const [login, initials] of [
  ['ada@example.com', 'A'],
  ['chris.longman@company.example', 'CL'],
  ['', ''],
  ['שרה@example.com', 'ש'],
] as const) {
  test(`the initials of «${login}» are «${initials}»`, async ({ page, open }) => {
    await open({ accounts: [account(signedIn, { login })] });
    await expect(page.locator('.avatar')).toHaveText(initials);
  });
}

test('of forty accounts those that need attention come first, and are counted', async ({ page, open }) => {
  await open({ accounts: [...manyAccounts(40)] });
  await expect(page.getByText('16 accounts need attention')).toBeVisible();
  const states = await page.locator('.account-state').allTextContents();
  const isCalm = states.map((state) => /^(Signed in|Signing out…) ·(?! Keychain)/.test(state));
  expect(isCalm.slice(0, 16)).not.toContain(true);
  expect(isCalm.slice(16)).not.toContain(false);
  // What the window shows by itself is the first of them.
  await expect(page.locator('.account-row').first()).toHaveAttribute('aria-current', 'page');
});

test('a notice is folded and unfolded, and of several only the first is unfolded', async ({ page, open }) => {
  await open({ accounts: [bob], notices: [{ kind: 'keychain', reason: 'locked' }] });
  const region = page.getByRole('region', { name: 'Notices' });
  const button = region.getByRole('button', { name: 'Unlock and try again' });
  await expect(button).toBeVisible();
  await region.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(button).toBeHidden();
  await expect(region.getByRole('heading', { name: 'Your keychain is locked' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(button).toBeVisible();

  await open({
    accounts: [bob],
    notices: [
      { kind: 'keychain', reason: 'locked' },
      { kind: 'registry-not-saved' },
      { kind: 'sign-in-interrupted', id: 'i1', service, startedAt: new Date().toISOString() },
    ],
  });
  await page.reload();
  await expect(region.locator('details[open]')).toHaveCount(1);
  await expect(region.getByRole('heading')).toHaveCount(3);
});

// The second is so low that the form fills it.
for (const { width, height } of [
  { width: 820, height: 640 },
  { width: 360, height: 400 },
]) {
  test(`at ${width.toString()} px what just happened covers nothing, and Escape puts it away`, async ({
    page,
    host,
    open,
  }) => {
    await page.setViewportSize({ width, height });
    await open({ accounts: [account(), bob] }, '#/settings/nextcloud');
    const entry = gone({ id: 'ada' });
    host.show({ accounts: [bob], history: [entry], endedSignOuts: [ended(1, entry)] });
    const toast = page.locator('.toast');
    await expect(toast).toBeVisible();
    const covered = await page.evaluate(() => {
      const box = document.querySelector('.toast')?.getBoundingClientRect();
      if (box === undefined) return ['there is none'];
      return [...document.querySelectorAll('main *, nav a, nav button')]
        .filter((element) => element.closest('.toast') === null && element.checkVisibility())
        .filter((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
        })
        .map(({ tagName, className }) => `${tagName} ${className}`);
    });
    expect(covered).toEqual([]);
    const field = page.getByRole('textbox', { name: 'Server' });
    await field.fill('cloud');
    await page.keyboard.press('Escape');
    await expect(toast).toHaveCount(0);
    // It was the message's, and not the form's.
    await expect(field).toHaveValue('cloud');
  });
}

const forms = [
  { name: 'the settings of OpenBox', route: '#/settings', field: 'Service address' },
  { name: 'adding a service', route: '#/settings/nextcloud', field: 'Server' },
] as const;

for (const { name, route, field } of forms) {
  test(`${name}: what was typed is lost only after a question`, async ({ page, open }) => {
    await open({ accounts: [account(), bob] }, route);
    const input = page.getByRole('textbox', { name: field });
    await input.fill('https://files.example/api/1.0/');
    const dialog = page.getByRole('dialog', { name: 'Discard what you typed?' });
    await page.getByRole('link', { name: /^bob@example\.com/ }).click();
    await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectNoDialog(page);
    await expect(input).toHaveValue('https://files.example/api/1.0/');
    expect(new URL(page.url()).hash).toBe(route);

    await page.goBack();
    await expectNoDialog(page);
    await page.getByRole('link', { name: 'Help' }).click();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await expect(page.locator('#view-heading')).toHaveText('Help');
    await page.getByRole('link', { name: /^bob@example\.com/ }).click();
    await expectNoDialog(page);
    await expect(page.locator('#view-heading')).toHaveText('bob@example.com');
  });
}

test('a secret that was typed is lost only after a question, and closing the tab asks as well', async ({
  page,
  open,
}) => {
  await open({ accounts: [bob], settings: { ...settings } }, '#/settings');
  await page.getByRole('button', { name: /^Replace API key…/ }).click();
  await page.getByRole('textbox', { name: 'API key' }).fill('sesame');
  await page.getByRole('link', { name: 'Help' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep editing' }).click();
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await page.getByRole('textbox', { name: 'API key' }).press('Escape');
  await page.getByRole('link', { name: 'Help' }).click();
  await expect(page.locator('#view-heading')).toHaveText('Help');
});

test('start at login and notifications hold at once, and are not offered in a browser', async ({
  page,
  host,
  open,
}) => {
  await open({ accounts: [bob] }, '#/settings');
  host.answer('setStartAtLogin', ({ on }) => {
    host.show({ settings: { ...settings, desktop: { startsAtLogin: on } } });
    return { kind: 'done' };
  });
  const box = page.getByRole('checkbox', { name: 'Start at login' });
  await box.check();
  await expect(box).toBeChecked();
  await page.getByRole('radio', { name: /^Only problems/ }).click();
  await expect
    .poll(() => host.calls)
    .toEqual([
      { command: 'setStartAtLogin', argument: { on: true } },
      { command: 'changeSettings', argument: { notifications: 'problems' } },
    ]);
  host.answer('setStartAtLogin', () => ({ kind: 'refused' }));
  await box.click();
  await expect(page.getByText(/the system did not accept it/)).toBeVisible();
  await expect(box).toBeChecked();
  host.show({ settings: { ...settings, desktop: null } });
  await expect(page.getByRole('heading', { name: 'General' })).toHaveCount(0);
});

test('a problem is reported by what the person copies: nothing is opened', async ({
  page,
  open,
  context,
}) => {
  const opened: string[] = [];
  context.on('page', (other) => opened.push(other.url()));
  await open({ accounts: [account(waiting({ kind: 'timeout' })), bob] }, '#/help');
  const report = page.getByRole('region', { name: 'Report a problem' });
  await expect(report).toContainText('sends nothing by itself');
  await expect(report.getByRole('link')).toHaveCount(0);
  await report.getByRole('button', { name: 'Copy the address' }).click();
  await expect(report.getByRole('status')).toHaveText('Copied.');
  await expect(page.locator('.subtitle')).toHaveText(/^Signoff \d+\.\d+\.\d+/);
  expect(opened).toEqual([]);
});
