import { closedToTray } from '../../../shared/messages/en/desktop.ts';
import { agreeToSignOut } from './dialogs.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';
import { logIn, recordIn, registryIn } from './on-disk.ts';
import { expectTold, expectTray } from './tray.ts';

/** Starting, ending and being ended: nothing that was begun is lost, and there is one app and one window. */

const id = 'ada';
const login = 'ada@example.com';
const hidden = { args: ['--hidden'] } as const;
const nobody = {
  state: 'nobody',
  tooltip: 'nobody is signed in',
  accounts: ['Nobody is signed in'],
} as const;
const isLogout = ({ action }: { readonly action: string }): boolean => action === 'logout';

async function beginSignOut(app: DesktopApp): Promise<void> {
  await app.desktop.clickTrayMenu([`sign-out:${id}`]);
  await agreeToSignOut(app, `Sign out of ${login}?`);
}

async function onlyWindow(
  app: DesktopApp,
): Promise<Awaited<ReturnType<DesktopApp['desktop']['windows']>>[number]> {
  const windows = await app.desktop.windows();
  const [window] = windows;
  if (window === undefined || windows.length > 1) throw new Error(`There are ${windows.length} windows`);
  return window;
}

const isShown = async (app: DesktopApp): Promise<boolean> => (await onlyWindow(app)).isVisible;

test('killed while the service is being asked: the next start finishes by itself', async ({
  computer,
  service,
  keyring,
}) => {
  const token = await computer.place(id);
  service.faults.set({ kind: 'no-answer', action: 'logout', times: 1 });
  const first = await computer.start(hidden);
  await beginSignOut(first);
  await service.waitForRequest(isLogout);
  await first.kill();
  expect(recordIn(computer.dataDirectory, id)?.state).toMatchObject({ kind: 'signing-out', problem: null });
  expect(service.liveTokens()).toEqual([token]);
  expect(await keyring.lookup(id)).toBe(token);

  const second = await computer.start(hidden);
  await service.waitForRequest(isLogout, 2);
  await expectTray(second, nobody);
  expect(registryIn(computer.dataDirectory)).toMatchObject({
    accounts: [],
    history: [{ id, session: 'ended' }],
  });
  expect(service.liveTokens()).toEqual([]);
  expect(await keyring.lookup(id)).toBeNull();
});

test('Quit does not wait for a service that is silent, and the next start finishes', async ({
  computer,
  service,
  keyring,
}) => {
  const token = await computer.place(id);
  service.faults.set({ kind: 'no-answer', action: 'logout', times: 1 });
  const first = await computer.start();
  await shownPage(first);
  await beginSignOut(first);
  await service.waitForRequest(isLogout);
  await first.desktop.clickTrayMenu(['quit']);
  // Choosing it again changes nothing.
  await first.desktop.quit().catch(() => undefined);
  expect(await first.ended).toEqual({ code: 0, signal: null });
  // Its own deadline, after ten seconds, would have left a problem.
  expect(recordIn(computer.dataDirectory, id)?.state).toMatchObject({
    kind: 'signing-out',
    problem: null,
    attempts: 0,
  });
  expect(service.liveTokens()).toEqual([token]);

  const second = await computer.start(hidden);
  await expectTray(second, nobody);
  await expect.poll(() => service.liveTokens()).toEqual([]);
  await expect.poll(() => keyring.lookup(id)).toBeNull();
});

test('Quit waits for a sign-out that is about to end', async ({ computer, service, keyring }) => {
  await computer.place(id);
  const app = await computer.start(hidden);
  // Held by the keyring, so that it is under way for certain when the end begins.
  keyring.pauseDaemon();
  await beginSignOut(app);
  await expectTray(app, {
    state: 'nobody',
    tooltip: `signing out of ${login}…`,
    accounts: [`${login} – Signing out…`],
  });
  await app.desktop.clickTrayMenu(['quit']);
  keyring.resumeDaemon();
  expect((await app.ended).code).toBe(0);
  expect(registryIn(computer.dataDirectory)).toMatchObject({ accounts: [], history: [{ id }] });
  expect(service.liveTokens()).toEqual([]);
  expect(await keyring.lookup(id)).toBeNull();
});

test('the computer shuts down: the app asks it to wait, and ends', async ({ computer }) => {
  await computer.place(id);
  const app = await computer.start(hidden);
  expect(await app.desktop.power('shutdown')).toBe(true);
  expect((await app.ended).code).toBe(0);
  expect(recordIn(computer.dataDirectory, id)?.state).toEqual({ kind: 'signed-in' });
});

test('a second start shows the window of the first, hidden, minimized or never opened', async ({
  computer,
}) => {
  await computer.place(id);
  const app = await computer.start(hidden);
  const secondStart = async (): Promise<void> => {
    expect(await computer.startAndWait()).toMatchObject({ code: 0 });
  };
  expect(await app.desktop.windows()).toEqual([]);
  await secondStart();
  const page = await shownPage(app);
  await expect(page.getByRole('main')).toContainText(login);

  const { id: window } = await onlyWindow(app);
  await app.desktop.closeWindow(window);
  await expect.poll(() => isShown(app)).toBe(false);
  await secondStart();
  await expect.poll(() => isShown(app)).toBe(true);

  await app.desktop.minimizeWindow(window);
  await expect.poll(async () => (await onlyWindow(app)).isMinimized).toBe(true);
  await secondStart();
  await expect.poll(() => onlyWindow(app)).toMatchObject({ isMinimized: false, isFocused: true });

  // One that starts with the session asks for nothing.
  await app.desktop.closeWindow(window);
  await expect.poll(() => isShown(app)).toBe(false);
  expect(await computer.startAndWait(hidden)).toMatchObject({ code: 0 });
  expect(await isShown(app)).toBe(false);
});

test('closing leaves the app in the tray and says so once; the window comes back where it was', async ({
  computer,
}) => {
  await computer.place(id);
  const first = await computer.start();
  const page = await shownPage(first);
  await expect(page.getByRole('main')).toContainText('You are signed in on this computer');
  const { id: window } = await onlyWindow(first);
  const place = { x: 40, y: 30, width: 700, height: 560 };
  await first.desktop.setBounds(window, place);
  await expect.poll(async () => (await onlyWindow(first)).bounds).toEqual(place);
  await first.desktop.closeWindow(window);
  await expectTold(first, closedToTray(false).body);
  const [told] = await first.desktop.notifications();
  expect(told?.title).toBe(closedToTray(false).title);
  expect(await isShown(first)).toBe(false);
  await first.desktop.clickNotification(told?.id ?? 0);
  await expect.poll(() => isShown(first)).toBe(true);
  await first.desktop.closeWindow(window);
  await expect.poll(() => isShown(first)).toBe(false);
  await first.desktop.clickTrayMenu(['quit']);
  expect((await first.ended).code).toBe(0);

  const second = await computer.start();
  await shownPage(second);
  const reopened = await onlyWindow(second);
  expect(reopened.bounds).toEqual(place);
  await second.desktop.closeWindow(reopened.id);
  await expect.poll(() => isShown(second)).toBe(false);
  await expectTold(second);
});

test('where nothing shows notifications the same is said in a dialog', async ({ computer }) => {
  await computer.place(id);
  const app = await computer.start();
  await shownPage(app);
  await app.desktop.supportNotifications(false);
  await app.desktop.closeWindow((await onlyWindow(app)).id);
  const { title, body } = closedToTray(false);
  await expect.poll(() => app.desktop.dialogs()).toMatchObject([{ message: title, detail: body }]);
  const [dialog] = await app.desktop.dialogs();
  await app.desktop.answerDialog(dialog?.id ?? 0, { button: 'Show' });
  await expect.poll(() => isShown(app)).toBe(true);
});

test('a page that crashes comes back, and one that keeps crashing is given up without ending the app', async ({
  computer,
}) => {
  await computer.place(id);
  const app = await computer.start();
  await shownPage(app);
  const crashes = (): number =>
    logIn(computer.dataDirectory).filter(({ event }) => event === 'page-gone').length;
  // Playwright gives a page up that has crashed, so that the bridge is asked whether there is one again.
  const accounts = async (): Promise<unknown> => {
    const { frames } = await onlyWindow(app);
    const frame = frames.find(({ isMain }) => isMain)?.id ?? '';
    const asked = await app.desktop.invokeFrom(frame, 'signoff:getSnapshot', [{}]).catch(() => null);
    return asked?.result;
  };
  for (let crash = 1; crash <= 3; crash += 1) {
    await app.desktop.crashPage((await onlyWindow(app)).id);
    await expect.poll(crashes).toBe(crash);
    await expect.poll(accounts).toMatchObject({ accounts: [{ login }] });
  }
  expect(await app.desktop.errorBoxes()).toEqual([]);

  await app.desktop.crashPage((await onlyWindow(app)).id);
  await expect.poll(async () => (await app.desktop.errorBoxes()).length).toBe(1);
  expect(await app.desktop.windows()).toEqual([]);
  await app.desktop.clickTrayMenu(['open']);
  await expect((await shownPage(app)).getByRole('main')).toContainText(login);
});

test.describe('where nothing shows tray icons', () => {
  test.use({ hasTrayHost: false });

  test('a hidden start shows the window after a while, because nobody could find the app', async ({
    computer,
  }) => {
    const app = await computer.start({ args: ['--hidden'] });
    await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(true);
  });

  test('closing the window ends the app', async ({ computer }) => {
    const app = await computer.start();
    await shownPage(app);
    await expect.poll(() => logIn(computer.dataDirectory).map(({ event }) => event)).toContain('tray-host');
    const [window] = await app.desktop.windows();
    await app.desktop.closeWindow(window?.id ?? 0);
    expect((await app.ended).code).toBe(0);
  });
});
