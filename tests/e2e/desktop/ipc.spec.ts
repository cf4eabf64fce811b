import { commandChannel } from '../../../electron/desktop/ipc/channels.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';
import { logIn, logTextIn } from './on-disk.ts';
import { badCalls, canary, commands, goodPayloads } from './payloads.ts';

/** The bridge between the page and the main process: what there is, and that nothing else gets in. */

type Frame = Awaited<ReturnType<DesktopApp['desktop']['windows']>>[number]['frames'][number];

/** The main frame, or the one inside it, once it is there. */
async function frameOf(app: DesktopApp, isMain: boolean): Promise<Frame> {
  const find = async (): Promise<Frame | undefined> =>
    (await app.desktop.windows())[0]?.frames.find((frame) => frame.isMain === isMain);
  await expect.poll(find).toBeDefined();
  const frame = await find();
  if (frame === undefined) throw new Error('The frame has gone');
  return frame;
}

/** Reasons with which calls were refused, as the log has them. */
function refusals(dataDirectory: string): readonly unknown[] {
  return logIn(dataDirectory).flatMap(({ event, reason }) =>
    event === 'bridge-command-refused' ? [reason] : [],
  );
}

test('the page holds the commands of the schema and the one event, and the main process no other channel', async ({
  computer,
}) => {
  await computer.place('ada');
  const app = await computer.start();
  const page = await shownPage(app);
  expect([...(await app.desktop.ipcChannels())].sort()).toEqual(commands.map(commandChannel).sort());

  const held = await page.evaluate(() => {
    const bridge = (window as unknown as { readonly signoff: Record<string, unknown> }).signoff;
    // What any page has, a frame without a preload has as well.
    const frame = document.body.appendChild(document.createElement('iframe'));
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return {
      globals: Object.getOwnPropertyNames(window).filter(
        (name) => !usual.has(name) && Number.isNaN(Number(name)),
      ),
      bridge: Object.fromEntries(Object.entries(bridge).map(([name, value]) => [name, typeof value])),
      hidden: Object.getOwnPropertyNames(bridge).length + Object.getOwnPropertySymbols(bridge).length,
      node: ['require', 'process', 'module', 'Buffer', 'global', 'setImmediate', '__dirname'].filter(
        (name) => name in window,
      ),
    };
  });
  expect(held.globals).toEqual(['signoff']);
  expect(held.bridge).toEqual(
    Object.fromEntries([...commands, 'onSnapshot'].map((name) => [name, 'function'])),
  );
  expect(held.hidden).toBe(commands.length + 1);
  expect(held.node).toEqual([]);
});

test('each payload that is wrong in type, size or shape is refused and told of without itself, and the app lives', async ({
  computer,
  service,
}) => {
  await computer.place('ada');
  const app = await computer.start();
  const page = await shownPage(app);
  const main = (await frameOf(app, true)).id;
  let count = 0;
  for (const command of commands) {
    for (const { what, args } of badCalls(command)) {
      const { result, error } = await app.desktop.invokeFrom(main, commandChannel(command), args);
      count += 1;
      expect({ command, what, result, error }).toEqual({
        command,
        what,
        result: undefined,
        error: expect.stringMatching(
          new RegExp(`Signoff refused ${command} \\((?:arguments|shape|size|argument)\\)$`),
        ),
      });
    }
  }
  await expect.poll(() => refusals(computer.dataDirectory).length).toBe(count);
  expect(new Set(refusals(computer.dataDirectory))).toEqual(
    new Set(['arguments', 'shape', 'size', 'argument']),
  );
  expect(logTextIn(computer.dataDirectory)).not.toContain(canary);
  expect(app.output()).not.toContain(canary);

  // Nothing of it was done, and what is right still is.
  expect(service.liveTokens()).toHaveLength(1);
  expect(service.requests.filter(({ action }) => !['get_account_info', 'logout'].includes(action))).toEqual(
    [],
  );
  const invoke = (command: (typeof commands)[number]) =>
    app.desktop.invokeFrom(main, commandChannel(command), [goodPayloads[command]]);
  expect(await invoke('getSnapshot')).toMatchObject({ result: { accounts: [{ id: 'ada' }] } });
  for (const command of ['signOut', 'retrySignOut', 'forget', 'checkSession'] as const) {
    expect(await invoke(command)).toEqual({ result: { kind: 'no-such-account' } });
  }
  const { kind, address } = goodPayloads.putService;
  expect(await invoke('putService')).toEqual({ result: { kind: 'done', service: { kind, address } } });
  expect(await invoke('removeService')).toEqual({ result: { kind: 'done' } });
  expect(await invoke('changeSettings')).toEqual({ result: { kind: 'fixed-by-command-line' } });
  await page.getByRole('main').getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Signed out of ada@example.com.');
});

test('the page itself gets a refusal, with its reason and no more', async ({ computer }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  const said = await page.evaluate(async (text) => {
    const bridge = window as unknown as {
      readonly signoff: { signOut(...args: unknown[]): Promise<unknown> };
    };
    return bridge.signoff.signOut({ account: text }).then(
      () => 'done',
      (error: unknown) => String(error),
    );
  }, `${canary} <b>`);
  expect(said).toContain('Signoff refused signOut (argument)');
  expect(said).not.toContain(canary);
});

test('an unknown channel, a frame inside the page, another window and a foreign address are refused, and the app lives', async ({
  computer,
  service,
}) => {
  await computer.place('ada');
  const app = await computer.start();
  const page = await shownPage(app);
  const main = await frameOf(app, true);
  for (const channel of ['signoff:quit', 'signoff:snapshot', 'signOut', '', 'constructor', '__proto__']) {
    const { error } = await app.desktop.invokeFrom(main.id, channel, [{ account: 'ada' }]);
    expect({ channel, error }).toEqual({
      channel,
      error: expect.stringContaining(`No handler registered for '${channel}'`),
    });
  }

  const refusedFrom = async (frame: Frame, reason: string): Promise<void> => {
    for (const command of commands) {
      const payload = command === 'signOut' ? { account: 'ada' } : goodPayloads[command];
      const { result, error } = await app.desktop.invokeFrom(frame.id, commandChannel(command), [payload]);
      expect({ result, error }).toEqual({
        result: undefined,
        error: expect.stringMatching(new RegExp(`Signoff refused ${command} \\(${reason}\\)$`)),
      });
    }
    const told = (): number => refusals(computer.dataDirectory).filter((each) => each === reason).length;
    // The page of another window asks by itself as well.
    await expect.poll(told).toBeGreaterThanOrEqual(commands.length);
  };
  await page.evaluate(() => void document.body.appendChild(document.createElement('iframe')));
  await refusedFrom(await frameOf(app, false), 'not-main-frame');
  expect(await app.desktop.invokeFrom(main.id, commandChannel('getSnapshot'), [{}])).toMatchObject({
    result: { accounts: [{ id: 'ada' }] },
  });

  // One with the same page, preload and session, which the app has not opened.
  await app.desktop.openForeignWindow();
  const foreign = (await app.desktop.windows()).at(-1)?.frames.find(({ isMain }) => isMain);
  expect(foreign?.url).toMatch(/^signoff-app:\/\/page\//);
  if (foreign !== undefined) await refusedFrom(foreign, 'foreign-window');

  // The app lets its window go nowhere; the test's hand on the browser does.
  await page.goto('about:blank');
  await expect.poll(async () => (await frameOf(app, true)).url).toBe('about:blank');
  await refusedFrom(await frameOf(app, true), 'foreign-address');

  expect(service.requests.filter(({ action }) => action === 'logout')).toEqual([]);
  expect(service.liveTokens()).toHaveLength(1);
  await app.desktop.clickTrayMenu(['account:ada']);
  await expect(page.getByRole('main')).toContainText('ada@example.com');
});
