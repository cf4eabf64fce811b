import { agreeToSignOut } from './dialogs.ts';
import type { DesktopApp } from './driver/contract.ts';
import type { RunningService } from '../../service/service.ts';
import { expect, test, type Computer } from './driver/fixtures.ts';
import { logIn } from './on-disk.ts';
import { expectTold, trayEntry } from './tray.ts';

/** What waits goes on at once when the system says that it can, and not only when its pause is over. */

const done = 'Signed out of ada@example.com.';

/** A sign-out that waits for a service that is down, which then comes up again. */
async function waitingSignOut(computer: Computer, service: RunningService): Promise<DesktopApp> {
  await computer.place('ada');
  const app = await computer.start({ args: ['--hidden'] });
  // What is taken up at the start has been, by then.
  await service.waitForRequest(({ action, status }) => action === 'get_account_info' && status !== null);
  await service.goDown();
  await app.desktop.clickTrayMenu(['sign-out:ada']);
  await agreeToSignOut(app, 'Sign out of ada@example.com?');
  await expect.poll(() => trayEntry(app, 'try-now:ada')).toBeDefined();
  await service.comeUp();
  expect(triggers(computer)).not.toContain('network');
  return app;
}

/** Why waiting work was taken up so far. */
function triggers({ dataDirectory }: Computer): readonly unknown[] {
  return logIn(dataDirectory).flatMap((line) => (line.event === 'going-on' ? [line['trigger']] : []));
}

for (const event of ['resume', 'unlock-screen'] as const) {
  test(`${event}: it goes on at once, and tells how it ended`, async ({ computer, service }) => {
    const app = await waitingSignOut(computer, service);
    await app.desktop.power(event);
    await expect.poll(async () => (await app.desktop.notifications()).at(-1)?.body).toBe(done);
    expect(triggers(computer)).toContain('network');
    expect(service.liveTokens()).toEqual([]);
  });
}

test('the network was gone and is back: it goes on, and tells how it ended', async ({
  computer,
  service,
}) => {
  const app = await waitingSignOut(computer, service);
  const [first] = await app.desktop.notifications();
  let online = true;
  // Chromium is asked every five seconds whether there is a network, and nobody tells when.
  await expect
    .poll(
      async () => {
        if (triggers(computer).includes('network')) return 'taken up';
        online = !online;
        await app.desktop.setOnline(online);
        return 'not yet';
      },
      { intervals: [6_000], timeout: 120_000 },
    )
    .toBe('taken up');
  await expectTold(app, first?.body ?? '', done);
  expect(service.liveTokens()).toEqual([]);
});
