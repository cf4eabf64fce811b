import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { signedInRecord } from '../../support/place-account.ts';
import { expect, test } from './fixtures.ts';

/** The window that `signoff serve` shows: many accounts, notices, settings. */

const main = (page: Page) => page.getByRole('main');

test('forty accounts, and signing out of all of them', async ({ page, host, service }) => {
  for (let index = 0; index < 40; index += 1) {
    await host.place(`account-${String(index)}`, `person-${String(index)}@example.com`);
  }
  await host.open();
  await expect(page.getByRole('link', { name: /person-\d+@example\.com/ })).toHaveCount(40);
  await page.getByRole('button', { name: 'Sign out of all accounts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out of 40 accounts?' });
  await expect(dialog).toContainText('Your files stay on this computer.');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('No accounts')).toBeVisible();
  expect(service.liveTokens()).toEqual([]);
});

test('a damaged list of accounts is put aside, and said so until it is dismissed', async ({ page, host }) => {
  writeFileSync(path.join(host.directory, 'accounts.json'), 'not a registry');
  await host.open();
  await expect(page.getByText(/accounts\.damaged-/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText(/accounts\.damaged-/)).toBeHidden();
});

test('a sign-in that was cut off with its process is said to be so', async ({ page, host, service }) => {
  host.record({
    ...signedInRecord('cut-off', service.url, ''),
    storage: 'memory',
    pending: true,
    state: { kind: 'signing-in', startedAt: '2026-01-01T00:00:00.000Z' },
  });
  await host.open();
  await expect(page.getByText(/sign-in.*(cut off|interrupted)/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeHidden();
});

test('a damaged configuration is said to be so, and left alone', async ({ page, host, complaints }) => {
  writeFileSync(path.join(host.directory, 'configuration.json'), '{');
  await host.open();
  await expect(page.getByText('The configuration file could not be read')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('settings: what the command line fixed is shown and cannot be changed', async ({
  page,
  host,
  service,
}) => {
  await host.open();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const address = page.getByLabel('Service address');
  await expect(address).toHaveValue(service.url);
  await expect(address).toBeDisabled();
  await expect(main(page)).toContainText('Set on the command line for this run');
  await page.getByRole('radio', { name: /REST/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(main(page)).toContainText('Saved.');
});

test('the window says when Signoff does not answer any more', async ({ page, host, complaints }) => {
  await host.open();
  await host.end();
  await expect(page.getByText('Signoff does not answer')).toBeVisible();
  // The browser itself complains about the connection that was cut.
  complaints.length = 0;
});
