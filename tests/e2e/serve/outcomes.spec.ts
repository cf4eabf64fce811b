import type { Page } from 'playwright';
import type { Fault } from '../../service/service.ts';
import { expect, test } from './fixtures.ts';

/** Every outcome of a sign-out, in the window that `signoff serve` shows: what happened, what it means, what can be done. */

const main = (page: Page) => page.getByRole('main');
const id = 'ada';
const login = 'ada@example.com';

async function signOut(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
}

test('ended', async ({ page, host, service, keyring }) => {
  await host.place(id);
  await host.open();
  await signOut(page);
  await expect(main(page)).toContainText(`Signed out of ${login}.`);
  expect(service.liveTokens()).toEqual([]);
  expect(await keyring.lookup(id)).toBeNull();
});

test('had already ended', async ({ page, host, service }) => {
  const token = await host.place(id);
  // Revoked in the moment of the sign-out, so that no check notices before.
  service.faults.set({ kind: 'revoke', action: 'logout' });
  await host.open();
  await signOut(page);
  await expect(main(page)).toContainText('The session had already ended.');
  expect(service.liveTokens()).not.toContain(token);
});

test('refused: the web, again, or forget', async ({ page, host, service, keyring }) => {
  await host.place(id);
  service.faults.set({ kind: 'restricted', action: 'logout' });
  await host.open();
  await signOut(page);
  await expect(main(page)).toContainText(
    'does not accept this app any more, so the session there is still open',
  );
  const web = page.getByRole('link', { name: /End it on the web/ });
  await expect(web).toHaveAttribute('href', new URL('/', service.url).href);
  await expect(web).toHaveAttribute('rel', 'noopener noreferrer');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(main(page)).toContainText('does not accept this app any more');
  await expect.poll(() => service.requests.filter(({ action }) => action === 'logout').length).toBe(2);

  await page.getByRole('button', { name: 'Forget it…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('stays open');
  await dialog.getByRole('button', { name: 'Forget it' }).click();
  await expect(main(page)).toContainText('may still be open');
  expect(await keyring.lookup(id)).toBeNull();
});

const unclear: readonly { readonly name: string; readonly fault: Fault; readonly why: RegExp }[] = [
  { name: 'unknown status', fault: { kind: 'unknown-status' }, why: /answer/ },
  { name: 'malformed', fault: { kind: 'truncated' }, why: /answer/ },
  { name: 'HTML of a captive portal', fault: { kind: 'html' }, why: /answer/ },
  { name: 'an HTTP error', fault: { kind: 'http-status', status: 503 }, why: /HTTP error 503/ },
  { name: 'a redirect', fault: { kind: 'redirect', to: 'other-origin' }, why: /another address/ },
  { name: 'a SOAP Fault', fault: { kind: 'fault', status: 200 }, why: /answer|error/i },
  { name: 'a broken connection', fault: { kind: 'drop-in-reply' }, why: /connection/ },
  { name: 'no answer', fault: { kind: 'no-answer' }, why: /did not answer in time/ },
];
for (const { name, fault, why } of unclear) {
  test(`not confirmed (${name}): try now finishes`, async ({ page, host, service }) => {
    await host.place(id);
    const clear = service.faults.set({ ...fault, action: 'logout' });
    await host.open();
    await signOut(page);
    await expect(main(page)).toContainText('Signed out on this computer.');
    await expect(main(page)).toContainText('has not confirmed yet');
    await expect(main(page)).toContainText(why);
    clear();
    await page.getByRole('button', { name: 'Try now' }).click();
    await expect(main(page)).toContainText(`Signed out of ${login}.`);
    expect(service.liveTokens()).toEqual([]);
  });
}

test('service down, a restart, and it goes on by itself', async ({ page, host, service }) => {
  await host.place(id);
  await host.open();
  await expect(main(page)).toContainText('has confirmed the session');
  await service.goDown();
  await signOut(page);
  await expect(main(page)).toContainText('has not confirmed yet');
  await page.goto('about:blank');
  await host.end();
  await service.comeUp();
  await host.open();
  await expect(page.getByText('No accounts')).toBeVisible();
  expect(service.liveTokens()).toEqual([]);
});

test('the steps are shown while it happens', async ({ page, host, service }) => {
  await host.place(id);
  service.faults.set({ kind: 'latency', milliseconds: 3_000, action: 'logout' });
  await host.open();
  await signOut(page);
  await expect(page.locator('[aria-current=step]')).toContainText('End the session at');
  await expect(main(page)).toContainText(`Signed out of ${login}.`);
});

test('the keychain is locked: nothing is known to be lost, and unlocking finishes', async ({
  page,
  host,
  keyring,
  service,
}) => {
  await host.place(id);
  await keyring.lock();
  await host.open();
  await expect(main(page)).toContainText('The keychain is locked, so Signoff cannot reach the saved sign-in');
  await signOut(page);
  await expect(main(page)).toContainText('Signed out on this computer. The keychain is locked');
  await expect(main(page)).toContainText('may still be open');
  expect(service.liveTokens()).toHaveLength(1);
  await keyring.unlock();
  await page.getByRole('button', { name: 'Unlock and finish' }).click();
  await expect(main(page)).toContainText(`Signed out of ${login}.`);
  expect(service.liveTokens()).toEqual([]);
});

test('the keychain is unlocked: signed in again, and nothing was lost', async ({ page, host, keyring }) => {
  await host.place(id);
  await keyring.lock();
  await host.open();
  await expect(main(page)).toContainText('The keychain is locked');
  await keyring.unlock();
  // On a busy machine Signoff's own first look may come only now, and take the button away before it is pressed.
  const again = main(page).getByRole('button', { name: 'Unlock and try again' });
  await again.click({ timeout: 10_000 }).catch(() => undefined);
  await expect(main(page)).toContainText('You are signed in on this computer');
});

test('the keychain does not let go of the token: only that is left to do', async ({
  page,
  host,
  keyring,
  service,
}) => {
  await host.place(id);
  service.faults.set({ kind: 'latency', milliseconds: 7_000, action: 'logout' });
  await host.open();
  await signOut(page);
  // The step shows before the keychain has given the token that the service is asked with.
  await service.waitForRequest(({ action }) => action === 'logout');
  await expect(page.locator('[aria-current=step]')).toContainText('End the session at');
  await keyring.lock();
  await expect(main(page)).toContainText(
    'The session is over, but the keychain did not let Signoff remove the saved sign-in.',
  );
  await keyring.unlock();
  await main(page).getByRole('button', { name: 'Try again' }).first().click();
  await expect(main(page)).toContainText(`Signed out of ${login}.`);
  expect(service.requests.filter(({ action }) => action === 'logout')).toHaveLength(1);
});

test('ended elsewhere: noticed, said, and cleaned up', async ({ page, host, service, keyring }) => {
  const token = await host.place(id);
  await host.open();
  await expect(main(page)).toContainText('has confirmed the session');
  service.revoke(token);
  await page.getByRole('button', { name: 'Check session' }).click();
  await expect(main(page)).toContainText('was ended somewhere else');
  expect(await keyring.lookup(id)).toBeNull();
  await main(page).getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(main(page)).toContainText('The session had already ended.');
});

test('signed out on the command line: the window follows at once', async ({ page, host }) => {
  await host.place(id);
  await host.open();
  await expect(main(page)).toContainText('You are signed in on this computer');
  expect(await host.run('sign-out', id)).toMatchObject({ code: 0 });
  await expect(page.getByText('No accounts')).toBeVisible();
});
