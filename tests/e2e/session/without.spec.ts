import { browserWords } from '../../../shared/messages/en/desktop.ts';
import { hasEnded } from '../../keyring/processes.ts';
import { browserFlags } from './configuration.ts';
import { expect, test } from './fixtures.ts';
import { signInOnServicePage } from './service-page.ts';
import { actUntil } from './until.ts';

/** A desktop that lacks something: the app is still of use, and says what is not there. */

test.describe('no panel shows tray icons', () => {
  test.use({ choices: { tray: false } });

  test('a hidden start shows its window after a while, and closing that ends the app', async ({ person }) => {
    const { desktop } = person;
    await person.place('ada', 'ada@example.com');
    const app = await person.startSignoff('--hidden');
    await desktop.see({ role: 'heading', name: 'ada@example.com', program: 'electron' });
    await person.closeWindow();
    await hasEnded(app.pid);
    expect(await desktop.look({ program: 'xfce4-notifyd', role: 'label' })).toEqual([]);
  });
});

test.describe('nothing shows notifications', () => {
  test.use({ choices: { notifications: false } });

  test('what came of a sign-out stands in a dialog, which leads to the account', async ({ person }) => {
    const { desktop, service } = person;
    await person.place('ada', 'ada@example.com');
    await person.startSignoff('--hidden');
    await desktop.tray.choose('Sign out of ada@example.com…');
    await desktop.dialogs.answer('Sign out of ada@example.com?', 'Sign out');
    await desktop.dialogs.answer('Signed out of ada@example.com.', 'Show');
    await desktop.see({ name: 'Ended', program: 'electron' });
    await desktop.dialogs.seeNone();
    expect(service.liveTokens()).toEqual([]);
  });
});

test.describe('no program opens web pages', () => {
  test.use({ choices: { browser: false } });

  test('a dialog says so and gives the address, which a browser that the person starts signs in by', async ({
    person,
  }) => {
    const { desktop, service } = person;
    await person.startSignoff();
    await desktop.clickOn({ role: 'push button', name: /^Sign in to/, program: 'electron' });
    await desktop.dialogs.answer(browserWords.none, browserWords.copy);
    await desktop.dialogs.seeNone();

    await desktop.start('/usr/bin/chromium', [...browserFlags, 'about:blank']);
    await desktop.seeActive(/^about:blank - Chromium$/);
    const bar = { role: 'entry', name: 'Address and search bar', program: 'Chromium' };
    await actUntil(
      'the address, and nothing else, where a person writes one',
      async () => {
        for (const key of ['ctrl+l', 'ctrl+a', 'ctrl+v']) await desktop.press(key);
      },
      async () => {
        const [shown] = await desktop.look(bar);
        return /^http:\/\/127\.0\.0\.1:\d+\/sign-in\/[\w-]+$/.test(shown?.text ?? '') ? true : null;
      },
    );
    await desktop.press('Return');
    await signInOnServicePage(desktop, service);
    await desktop.clickOn({ role: 'push button', name: 'Yes, this is me', program: 'electron' });
    await desktop.see({ name: /^You are signed in on this computer/, program: 'electron' });
    expect(service.liveTokens()).toHaveLength(1);
  });
});
