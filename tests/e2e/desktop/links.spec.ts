import { startMessages } from '../../../shared/messages/en/desktop.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';
import { registryIn } from './on-disk.ts';
import { expectTray } from './tray.ts';

/** Links: one shows an account, and does nothing else; what is no such link does nothing at all. */

const bad = [
  'signoff://account/',
  'signoff://account/ADA',
  'signoff://account/ada/sign-out',
  'signoff://account/ada?sign-out=1',
  'signoff://account/ada#/settings',
  'signoff://account/..%2Fada',
  'signoff://user@account/ada',
  'signoff://sign-out/ada',
  'signoff:account/ada',
  'SIGNOFF://account/ada',
  `signoff://account/${'a'.repeat(5_000)}`,
] as const;

test('a link shows its account, as a first start, as a second one and from macOS, and changes nothing', async ({
  computer,
  service,
}) => {
  for (const name of ['ada', 'bob', 'cleo']) await computer.place(name, `${name}@example.com`);
  const app = await computer.start({ args: ['--hidden', 'signoff://account/bob'] });
  const page = await shownPage(app);
  const heading = (name: string) => page.getByRole('heading', { name: `${name}@example.com` });
  await expect(heading('bob')).toBeVisible();

  const second = await computer.startAndWait({ args: ['signoff://account/cleo/'] });
  expect(second).toMatchObject({ code: 0 });
  await expect(heading('cleo')).toBeVisible();

  await app.desktop.openUrl('signoff://account/ada');
  await expect(heading('ada')).toBeVisible();
  expect(await app.address()).toBe('signoff-app://page/index.html#/account/ada');

  // An account that is not here.
  await app.desktop.openUrl('signoff://account/nobody-here');
  await expect
    .poll(async () => (await app.desktop.notifications()).map(({ body }) => body))
    .toEqual(['That account is no longer on the list.']);
  expect(await app.address()).toBe('signoff-app://page/index.html#/account/ada');

  expect(await app.desktop.dialogs()).toEqual([]);
  expect(registryIn(computer.dataDirectory).accounts.map(({ state }) => state.kind)).toEqual(
    Array(3).fill('signed-in'),
  );
  expect(service.liveTokens()).toHaveLength(3);
  expect(service.requests.filter(({ action }) => action === 'logout')).toEqual([]);
});

test('what is no link of ours ends the start that brought it, and the running app does not stir', async ({
  computer,
  service,
}) => {
  await computer.place('ada');
  const app = await computer.start({ args: ['--hidden'] });
  for (const link of bad) {
    const { code, output } = await computer.startAndWait({ args: [link] });
    expect({ link, code }).toEqual({ link, code: 2 });
    expect(output).toContain(startMessages.badLink);
    expect(output).not.toContain(link);
  }
  // What stands behind a link was smuggled in with it.
  const smuggled = await computer.startAndWait({
    args: ['signoff://account/ada', '--service', 'https://evil.example/'],
  });
  expect(smuggled).toMatchObject({ code: 2 });
  for (const link of bad) await app.desktop.openUrl(link);

  expect(await app.desktop.windows()).toEqual([]);
  expect(await app.desktop.dialogs()).toEqual([]);
  expect(await app.desktop.notifications()).toEqual([]);
  await expectTray(app, {
    state: 'signed-in',
    tooltip: 'signed in as ada@example.com',
    accounts: ['ada@example.com – Signed in', 'Sign out of ada@example.com…'],
  });
  expect(service.liveTokens()).toHaveLength(1);
});

test('a bad link as the first start: one sentence, no window, no tray', async ({ computer, service }) => {
  await computer.place('ada');
  const { code, output } = await computer.startAndWait({ args: ['signoff://sign-out/ada'] });
  expect(code).toBe(2);
  expect(output).toContain(startMessages.badLink);
  expect(service.requests).toEqual([]);
});
