import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';

/** Several windows of one `signoff serve`, and what they show while it does not answer. */

const main = (page: Page) => page.getByRole('main');

async function signOut(page: Page, login: string): Promise<void> {
  await page.getByRole('link', { name: login }).click();
  await main(page).getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
}

test('twelve windows at once: each shows the accounts, signs out, and learns what the others did', async ({
  page,
  host,
  service,
}) => {
  const logins = Array.from({ length: 12 }, (_, index) => `person-${index}@example.com`);
  for (const [index, login] of logins.entries()) await host.place(`account-${index}`, login);
  const address = await host.start();
  const pages = [page];
  while (pages.length < logins.length) pages.push(await page.context().newPage());
  for (const each of pages) {
    await each.goto(address);
    await expect(each.getByRole('link', { name: /person-\d+@example\.com/ })).toHaveCount(logins.length);
  }
  for (const [index, each] of pages.entries()) {
    // As a person does. Chromium draws a tab that nobody sees once a second.
    await each.bringToFront();
    await signOut(each, logins[index] ?? '');
    await expect.poll(() => service.liveTokens().length).toBe(logins.length - index - 1);
  }
  for (const each of pages) await expect(each.getByText('No accounts')).toBeVisible();
});

test('a host that stands still is not believed any longer, and is there again when it goes on', async ({
  page,
  host,
  service,
  complaints,
}) => {
  await host.place('ada');
  await host.open();
  await expect(main(page)).toContainText(service.login);
  host.signal('SIGSTOP');
  try {
    await expect(page.getByRole('heading', { name: 'Signoff does not answer' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText(service.login)).toBeHidden();
  } finally {
    host.signal('SIGCONT');
  }
  await expect(main(page)).toContainText(service.login, { timeout: 60_000 });
  await signOut(page, service.login);
  await expect(main(page)).toContainText(`Signed out of ${service.login}.`);
  complaints.length = 0;
});

test('pressing a button while the host stands still is answered by the window', async ({
  page,
  host,
  service,
  complaints,
}) => {
  await host.place('ada');
  await host.open();
  await main(page).getByRole('button', { name: 'Sign out…' }).click();
  host.signal('SIGSTOP');
  try {
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByText(/does not answer|has not answered/).first()).toBeVisible({ timeout: 60_000 });
  } finally {
    host.signal('SIGCONT');
  }
  await expect.poll(() => service.liveTokens(), { timeout: 60_000 }).toEqual([]);
  await expect(page.getByText('No accounts')).toBeVisible();
  complaints.length = 0;
});

test('a window that nobody sees asks for nothing, and shows what is true when it is seen', async ({
  page,
  host,
  service,
}) => {
  await host.place('ada');
  await host.open();
  await expect(main(page)).toContainText(service.login);
  const hide = (hidden: boolean): Promise<void> =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  // What was asked before is answered within five seconds.
  await page.waitForTimeout(7_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.waitForTimeout(7_000);
  expect(asked).toEqual([]);
  await host.run('sign-out', '--all');
  await hide(false);
  await expect(page.getByText('No accounts')).toBeVisible();
});
