import { hasEnded, isRunning } from '../../keyring/processes.ts';
import { expect, test } from './fixtures.ts';

/** The window is closed by its button, and comes back. */

test('closing the window leaves the tray, and says so; a second start shows the window again', async ({
  person,
}) => {
  const { desktop } = person;
  await person.place('ada', 'ada@example.com');
  const app = await person.startSignoff();
  const shown = { role: 'heading', name: 'ada@example.com', program: 'electron' } as const;
  await desktop.see(shown);
  await person.closeWindow();

  await desktop.see({ name: 'Signoff is still running', program: 'xfce4-notifyd' });
  expect(await desktop.tray.icon()).not.toBeNull();
  expect(await desktop.tray.menu()).toContain('Open Signoff');
  expect(isRunning(app.pid)).toBe(true);

  const second = await person.startSignoff();
  await hasEnded(second.pid);
  await desktop.seeActive(/^Signoff$/);
  await desktop.see(shown);

  await desktop.tray.choose('Quit Signoff');
  await hasEnded(app.pid);
  await desktop.tray.waitForNone();
});
