import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import type { Bridge } from '../../../shared/bridge.ts';
import { linkIn } from '../../support/links.ts';
import { startNextcloudService, startOAuthService, type OtherService } from '../../support/other-services.ts';
import { agreeToSignOut } from './dialogs.ts';
import { expect, shownPage, test, type Computer } from './driver/fixtures.ts';
import { registryIn } from './on-disk.ts';
import { collectSnapshots, everythingSeen, leaksOf } from './seen.ts';

/** Services of the kinds beside OpenBox on the real app: no token, code, verifier, app password or client secret is anywhere but in the keychain. */

const clientSecret = 'the+client/secret=of&signoff';

const starts: Readonly<Record<string, () => Promise<OtherService>>> = {
  Nextcloud: startNextcloudService,
  // So that the check refreshes.
  'OAuth 2, with a client secret': () =>
    startOAuthService({ clientSecret, configuration: { ttl: { AccessToken: 1 } } }),
};

/** Signs in and checks the session; gives the account. */
async function journey(
  { page, computer }: { readonly page: Page; readonly computer: Computer },
  service: OtherService,
): Promise<string> {
  const { id, appSecret } = service;
  if (appSecret !== null) {
    const given = await page.evaluate(
      ([to, secret]) =>
        (window as unknown as Window & { signoff: Bridge }).signoff.setAppSecret({ service: to, secret }),
      [id, appSecret] as const,
    );
    expect(given).toEqual({ kind: 'done' });
  }
  await page.evaluate(
    (at) => (window as unknown as Window & { signoff: Bridge }).signoff.startSignIn({ service: at }),
    id,
  );
  await expect.poll(() => computer.browser.opened()).toHaveLength(1);
  await service.signInOn(linkIn(computer.browser.opened()[0] ?? ''));
  await page.getByRole('button', { name: 'Yes, this is me' }).click();
  await expect(page.getByRole('main')).toContainText('You are signed in');
  const [account] = registryIn(computer.dataDirectory).accounts;
  await page.getByRole('button', { name: 'Check session' }).click();
  await expect(page.getByRole('main')).toContainText('has confirmed the session');
  return account?.id ?? '';
}

for (const [name, start] of Object.entries(starts)) {
  test(name, async ({ computer, service: openBox }) => {
    const service = await start();
    try {
      const file = path.join(computer.dataDirectory, 'configuration.json');
      writeFileSync(file, JSON.stringify({ apiKey: openBox.apiKey, services: [service.listed] }));
      const app = await computer.start();
      const page = await shownPage(app);
      await collectSnapshots(page);
      const id = await journey({ page, computer }, service);
      // A sign-out that has to wait leaves traces everywhere: log, registry, menus, notifications.
      await service.goDown();
      await app.desktop.clickTrayMenu([`sign-out:${id}`]);
      await agreeToSignOut(app, `Sign out of ${service.id.kind === 'oauth' ? 'pat' : 'ada'}?`);
      await expect.poll(async () => (await app.desktop.notifications()).length).toBe(1);

      const seen = await everythingSeen(app, page, computer);
      expect(seen['snapshots']).toContain(service.id.address);
      const issued = service.issuedSecrets();
      expect(issued.length).toBeGreaterThan(1);
      const secrets = {
        ...Object.fromEntries(issued.map((secret, index) => [`secret ${index.toString()}`, secret])),
        ...(service.appSecret !== null && { 'the client secret': service.appSecret }),
      };
      expect(leaksOf(secrets, seen)).toEqual([]);
      // It finds what is there.
      expect(leaksOf({ address: service.id.address }, seen)).toContain('address in snapshots');
      await service.comeUp();
    } finally {
      await service.close();
    }
  });
}
