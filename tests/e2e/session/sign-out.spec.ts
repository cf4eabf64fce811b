import { expect, test } from './fixtures.ts';

/** Signing out by mouse, from the tray, with no window open. */

test('from the tray: the native dialog asks, the service ends the session, and the notification leads to what came of it', async ({
  person,
}) => {
  const { desktop, service } = person;
  await person.place('ada', 'ada@example.com');
  await person.startSignoff('--hidden');
  await desktop.tray.choose('Sign out of ada@example.com…');
  await desktop.dialogs.see('Your files stay on this computer.');
  expect(service.liveTokens()).toHaveLength(1);
  await desktop.dialogs.answer('Sign out of ada@example.com?', 'Sign out');

  await desktop.see({ name: 'Signed out of ada@example.com.', program: 'xfce4-notifyd' });
  expect(service.liveTokens()).toEqual([]);
  expect(await desktop.keyring.lookup('ada')).toBeNull();
  expect(await desktop.look({ role: 'document web' })).toEqual([]);

  await desktop.clickOn({ role: 'push button', name: 'View', program: 'xfce4-notifyd' });
  await desktop.see({ role: 'heading', name: 'ada@example.com', program: 'electron' });
  await desktop.see({ name: 'Ended', program: 'electron' });
});
