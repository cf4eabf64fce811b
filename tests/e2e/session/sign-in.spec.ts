import { expect, test } from './fixtures.ts';
import { signInOnServicePage } from './service-page.ts';

/** Signing in by a person's own browser. */

test('the browser opens the service’s page, a person fills it in, and the window comes back and asks who they are', async ({
  person,
}) => {
  const { desktop, service } = person;
  await person.startSignoff();
  await desktop.clickOn({ role: 'push button', name: /^Sign in to/, program: 'electron' });
  await signInOnServicePage(desktop, service);

  await desktop.see({ name: /^Signed in to OpenBox/, program: 'Chromium' });
  await desktop.seeActive(/^Signoff$/);
  await desktop.see({ role: 'heading', name: 'Is this you?', program: 'electron' });
  await desktop.see({ name: `Signed in as ${service.login}: is this you?`, program: 'electron' });

  await desktop.clickOn({ role: 'push button', name: 'Yes, this is me', program: 'electron' });
  await desktop.see({ name: /^You are signed in on this computer/, program: 'electron' });
  expect(service.liveTokens()).toHaveLength(1);
  await desktop.tray.says(`Signoff: signed in as ${service.login}`);
});
