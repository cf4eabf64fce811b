import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageFile from '../../../package.json' with { type: 'json' };
import { branding } from '../../../build/branding.ts';
import { hasEnded } from '../../keyring/processes.ts';
import { dialogsOn, everything } from './dialogs.ts';
import { expect, test } from './fixtures.ts';
import { actUntil } from './until.ts';

/** Dialogs of the system's that the app only asks for. */

// Each is read from many pictures.
test.describe.configure({ timeout: 300_000 });

test('a lock that cannot be made is told, and the app ends', async ({ person }) => {
  const { desktop } = person;
  // Where another instance could be seen from.
  const folder = path.join(person.dataDirectory, 'chromium');
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  const app = await person.startSignoff('--hidden');
  await desktop.dialogs.answer('could not find out whether it is running', 'Ok');
  await hasEnded(app.pid);
  chmodSync(folder, 0o700);
});

test('diagnostics are not written over a file until that is agreed to', async ({ person }) => {
  const { desktop } = person;
  const file = path.join(person.dataDirectory, 'taken.txt');
  writeFileSync(file, 'mine');
  await person.startSignoff('--hidden');
  const where = /^Export diagnostics$/;
  const asksWhere = async (): Promise<boolean> => where.test(await desktop.activeTitle());
  const saveAndAnswer = async (key: 'Escape' | 'Return'): Promise<void> => {
    await desktop.tray.choose('Export diagnostics…');
    await desktop.seeActive(where);
    await desktop.press('ctrl+a');
    await desktop.type(file);
    await actUntil(
      'the question whether to write over it',
      // The first one may only close the list of names that would fit.
      async () => {
        if (await asksWhere()) await desktop.press('Return');
      },
      async () => ((await asksWhere()) ? null : true),
    );
    await desktop.dialogs.see('already exists.');
    await desktop.press(key);
  };
  await saveAndAnswer('Escape');
  await desktop.seeActive(where);
  await desktop.press('Escape');
  await desktop.dialogs.seeNone();
  expect(readFileSync(file, 'utf8')).toBe('mine');

  await saveAndAnswer('Return');
  await desktop.see({ name: /^Diagnostics were saved\./, program: 'xfce4-notifyd' });
  expect(readFileSync(file, 'utf8')).toContain('Signoff diagnostics');
});

test('About says which version this is, whose, and under which license', async ({ person }) => {
  const { desktop } = person;
  await person.startSignoff();
  await desktop.seeActive(/^Signoff$/);
  const screen = dialogsOn(desktop, everything);
  await actUntil(
    'the Help menu',
    async () => {
      // The window has a «Help» of its own, below that of the menu.
      if ((await screen.read()).includes('View')) await screen.clickOnWords('Help', 'first');
      else await desktop.press('Alt_L');
    },
    async () => ((await screen.read()).includes('About') ? true : null),
  );
  await actUntil(
    'the About dialog',
    () => screen.clickOnWords('About'),
    async () => (/About/.test(await desktop.activeTitle()) ? true : null),
  );
  for (const words of [packageFile.version, branding.copyright, `License: ${packageFile.license}`]) {
    await desktop.dialogs.see(words);
  }
});
