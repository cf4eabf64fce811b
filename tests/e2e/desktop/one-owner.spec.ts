import { existsSync } from 'node:fs';
import path from 'node:path';
import { runSignoff, startSignoff } from '../../support/run-signoff.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';

/** A data directory has one owner: commands beside the running app ask it, and a second window is never opened. */

test('a command beside the app asks it, and prints and exits as alone; the window shows it', async ({
  computer,
  service,
}) => {
  await computer.place('ada-1');
  const app = await computer.start();
  const page = await shownPage(app);
  const listed = await computer.run('accounts');
  expect(listed.code).toBe(0);
  expect(JSON.parse(listed.stdout)).toMatchObject({ account: 'ada-1', state: 'signed-in' });

  const ended = await computer.run('sign-out', 'ada-1');
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(ended.stdout)).toMatchObject({
    account: 'ada-1',
    outcome: 'signed-out',
    session: 'ended',
    credentials: 'removed',
  });
  expect(service.liveTokens()).toEqual([]);
  await expect(page.getByText('Signed out').first()).toBeVisible();

  const again = await computer.run('sign-out', 'ada-1');
  expect(again.code).toBe(0);
  expect((await computer.run('sign-out', 'nobody')).code).toBe(2);
});

test('signoff serve beside the app brings its window to the front and says so', async ({ computer }) => {
  const app = await computer.start({ args: ['--hidden'] });
  const socket = path.join(computer.dataDirectory, 'owner.sock');
  await expect.poll(() => existsSync(socket)).toBe(true);
  const ended = await computer.run('serve');
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ error: 'unexpected' });
  expect(ended.stderr).toContain('app is running already');
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(true);
});

test('the app beside signoff serve says so in a dialog, and ends', async ({ computer, service, keyring }) => {
  const serve = startSignoff(
    ['serve', '--no-open', '--json', '--data-dir', computer.dataDirectory, '--service', service.url],
    { env: keyring.env, apiKey: service.apiKey },
  );
  try {
    await serve.nextLine();
    const ended = await computer.startAndWait();
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('signoff serve');
  } finally {
    serve.process.kill('SIGKILL');
    await serve.ended;
  }
});

test('the app waits for a command that is at work', async ({ computer, service, keyring }) => {
  await computer.place('ada-1');
  service.faults.set({ kind: 'latency', action: 'logout', milliseconds: 3_000 });
  const command = startSignoff(
    ['sign-out', 'ada-1', '--json', '--data-dir', computer.dataDirectory, '--service', service.url],
    { env: keyring.env, apiKey: service.apiKey },
  );
  await service.waitForRequest(({ action }) => action === 'logout');
  const app = await computer.start();
  await shownPage(app);
  expect((await command.ended).code).toBe(0);
  expect(service.liveTokens()).toEqual([]);
});

test('the app killed in the middle of a command’s sign-out: the command finishes it', async ({
  computer,
  service,
  keyring,
}) => {
  await computer.place('ada-1');
  const app = await computer.start();
  await shownPage(app);
  service.faults.set({ kind: 'no-answer', action: 'logout', times: 1 });
  const command = runSignoff(
    ['sign-out', 'ada-1', '--json', '--data-dir', computer.dataDirectory, '--service', service.url],
    { env: keyring.env, apiKey: service.apiKey },
  );
  await service.waitForRequest(({ action }) => action === 'logout');
  await app.kill();
  const ended = await command;
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.stdout)).toMatchObject({ outcome: 'signed-out', session: 'ended' });
  expect(service.liveTokens()).toEqual([]);
});
