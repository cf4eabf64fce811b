import type { TrayState } from '../../../electron/desktop/tray-state.ts';
import { expect, test, type Person } from './fixtures.ts';
import { until } from './until.ts';

/** The icon in the panel, as it is drawn there. */

test('the icon shows in the panel and changes with the state: signed in, needs attention, nobody', async ({
  person,
}) => {
  const { desktop, service } = person;
  await person.place('ada', 'ada@example.com');
  const refuse = service.faults.set({ kind: 'restricted', action: 'logout' });
  await person.startSignoff('--hidden');
  const drawn = new Map<TrayState, Buffer>();
  drawn.set('signed-in', await drawnIcon(person, 'Signoff: signed in as ada@example.com'));

  await desktop.tray.choose('Sign out of ada@example.com…');
  await desktop.dialogs.answer('Sign out of ada@example.com?', 'Sign out');
  drawn.set('attention', await drawnIcon(person, 'Signoff: ada@example.com: Refused by service'));

  refuse();
  await desktop.tray.choose('Sign-out of ada@example.com refused by the service: try again');
  drawn.set('nobody', await drawnIcon(person, 'Signoff: nobody is signed in'));

  expect(new Set([...drawn.values()].map((colours) => colours.toString('hex'))).size).toBe(3);
});

test('a click on the icon opens the window', async ({ person }) => {
  const { desktop } = person;
  await person.place('ada', 'ada@example.com');
  await person.startSignoff('--hidden');
  await desktop.click(await desktop.tray.waitForIcon());
  await desktop.see({ role: 'link', name: /^ada@example\.com Signed in/, program: 'electron' });
});

/** What the panel draws once the icon says so, with the pointer elsewhere: more than a few points, and the same for a while. */
async function drawnIcon({ desktop }: Person, toolTip: string): Promise<Buffer> {
  await desktop.tray.says(toolTip);
  await desktop.moveTo({ x: 600, y: 400, width: 0, height: 0 });
  const icon = await desktop.tray.waitForIcon();
  let before = await desktop.colours(icon);
  // The panel takes a moment, for the new icon and for the pointer that has left.
  return until('an icon that is drawn and at rest', async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await desktop.colours(icon);
    const rests = now.equals(before) && drawnPoints(now) > 40;
    before = now;
    return rests ? now : null;
  });
}

/** How many points are not of the panel's own colour, which is that of its corner. */
function drawnPoints(colours: Buffer): number {
  const points = Array.from({ length: colours.length / 3 }, (_, index) =>
    colours.subarray(index * 3, index * 3 + 3),
  );
  return points.filter((point) => points[0]?.equals(point) === false).length;
}
