import type { Locator, Page } from 'playwright';
import type { ConfiguredService, Settings } from '../../../shared/settings.ts';
import { bob, nextcloud, oauthAccount, openBox, provider, services, settings } from './examples.ts';
import { expect, expectNoDialog, test } from './fixtures.ts';

/** The list of services in the settings, and this app's own secrets there. */

const keyless: ConfiguredService = { ...openBox, hasSecret: false };

function listed(...list: readonly ConfiguredService[]): Settings {
  return { ...settings, services: [...list] };
}

function row(page: Page, text: string): Locator {
  return page.getByRole('list', { name: 'Services' }).getByRole('listitem').filter({ hasText: text });
}

test('each service says what it is, and offers only what can be done with it', async ({ page, open }) => {
  const given = { ...openBox, canChangeSecret: false };
  await open({ settings: listed(given, nextcloud, provider) }, '#/settings');
  const box = row(page, 'https://box.example/api/1.0/');
  await expect(box).toContainText('OpenBox');
  await expect(box).toContainText('From the environment, the configuration file or the package');
  await expect(box.getByRole('button')).toHaveCount(0);

  const cloud = row(page, 'https://cloud.example.com/');
  await expect(cloud).toContainText('Nextcloud');
  await expect(cloud.getByRole('button')).toHaveText(['Remove service… (cloud.example.com)']);

  const files = row(page, 'https://id.example.org/');
  await expect(files).toContainText('signoff-desktop');
  await expect(files).toContainText('In the keychain of this computer');
  await expect(files.getByRole('button')).toHaveText([
    'Replace client secret… (Example Files)',
    'Remove client secret… (Example Files)',
    'Remove service… (Example Files)',
  ]);
});

test('an API key is typed once, goes to the host, and is never shown again', async ({ page, host, open }) => {
  await open({ settings: listed(keyless) }, '#/settings');
  const opener = page.getByRole('button', { name: 'Add API key… (box.example)' });
  await opener.press('Enter');
  const field = page.getByRole('textbox', { name: 'API key' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('type', 'password');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/^Type the API key first\./);
  expect(host.calls).toEqual([]);

  host.answer('setAppSecret', () => {
    host.show({ settings: listed(openBox) });
    return { kind: 'done' };
  });
  await page.keyboard.type('sesame-4711');
  await page.keyboard.press('Enter');
  await expect(page.getByText('API key saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replace API key… (box.example)' })).toBeFocused();
  const { kind, address } = openBox;
  expect(host.calls).toEqual([
    { command: 'setAppSecret', argument: { service: { kind, address }, secret: 'sesame-4711' } },
  ]);
  expect(await page.content()).not.toContain('sesame');
  await page.getByRole('button', { name: 'Replace API key… (box.example)' }).press('Enter');
  await expect(field).toHaveValue('');
});

test('a keychain that does not take the API key is told beside it, and nothing typed is lost', async ({
  page,
  host,
  open,
}) => {
  await open({ settings: listed(keyless) }, '#/settings');
  host.answer('setAppSecret', () => ({ kind: 'failed', problem: { kind: 'keychain', reason: 'locked' } }));
  await page.getByRole('button', { name: 'Add API key… (box.example)' }).press('Enter');
  const field = page.getByRole('textbox', { name: 'API key' });
  await field.fill('sesame-4711');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/^The keychain is locked/);
  await expect(field).toHaveValue('sesame-4711');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add API key… (box.example)' })).toBeFocused();
});

test('a secret is taken away only after a question', async ({ page, host, open }) => {
  await open({ settings: listed(...services) }, '#/settings');
  const opener = page.getByRole('button', { name: 'Remove client secret… (Example Files)' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Remove the client secret of Example Files?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expectNoDialog(page);
  expect(host.calls).toEqual([]);

  await opener.press('Enter');
  await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
  const { kind, address } = provider;
  await expect
    .poll(() => host.calls)
    .toEqual([{ command: 'setAppSecret', argument: { service: { kind, address }, secret: null } }]);
  await expect(page.getByText('Client secret removed.')).toBeVisible();
});

test('a service is taken off the list only after a question', async ({ page, host, open }) => {
  await open({ accounts: [bob], settings: listed(...services) }, '#/settings');
  host.answer('removeService', () => {
    host.show({ settings: listed(openBox, nextcloud) });
    return { kind: 'done' };
  });
  await page.getByRole('button', { name: 'Remove service… (Example Files)' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Remove Example Files from the list?' });
  await expect(dialog).toContainText('You can add it again at any time.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
  const { kind, address } = provider;
  await expect
    .poll(() => host.calls)
    .toEqual([{ command: 'removeService', argument: { service: { kind, address } } }]);
  await expect(row(page, 'https://id.example.org/')).toHaveCount(0);
  await expect(page.locator('#view-heading')).toBeFocused();
});

test('a service with accounts stays on the list, and says why', async ({ page, host, open }) => {
  await open({ accounts: [oauthAccount(), bob], settings: listed(...services) }, '#/settings');
  await page.getByRole('button', { name: 'Remove service… (Example Files)' }).press('Enter');
  await expect(row(page, 'https://id.example.org/').getByRole('alert')).toContainText(
    'It has accounts here. Sign out of them first',
  );
  await expectNoDialog(page);
  expect(host.calls).toEqual([]);
});

test('a service that could not be taken off the list is told beside it', async ({ page, host, open }) => {
  await open({ settings: listed(...services) }, '#/settings');
  host.answer('removeService', () => ({ kind: 'failed', problem: { kind: 'not-saved' } }));
  await page.getByRole('button', { name: 'Remove service… (cloud.example.com)' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(row(page, 'https://cloud.example.com/').getByRole('alert')).toContainText(
    'Signoff could not write its configuration file',
  );
});

test('a view that the host does not give any more says that the host is gone', async ({
  page,
  open,
  complaints,
}) => {
  await page.route('**/later-views*', (route) => route.abort());
  await open({ accounts: [bob] });
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Signoff does not answer' })).toBeVisible();
  expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
});
