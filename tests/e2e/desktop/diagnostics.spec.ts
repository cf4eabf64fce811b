import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { diagnosticsWords } from '../../../shared/messages/en/desktop.ts';
import { openDialog } from './dialogs.ts';
import { expect, test } from './driver/fixtures.ts';
import { expectTold, trayEntry } from './tray.ts';

/** *Export diagnostics…*: a text that helps whoever helps, and that a stranger may read. */

test('holds what helps, and nothing that is the person’s own', async ({ computer, service }) => {
  const folder = computer.dataDirectory;
  const token = await computer.place('ada', service.login);
  await computer.place('grace', service.users[1]?.login);
  service.faults.set({ kind: 'restricted', action: 'logout', times: 1 });
  const app = await computer.start({ args: ['--hidden'] });
  await app.desktop.clickTrayMenu(['sign-out:ada']);
  const question = await openDialog(app);
  await app.desktop.answerDialog(question.id, { button: 'Sign out' });
  await expect.poll(() => trayEntry(app, 'try-now:ada')).toBeDefined();

  // Thought better of: nothing is written, and nothing said.
  const before = readdirSync(folder);
  await app.desktop.clickTrayMenu(['export-diagnostics']);
  const first = await openDialog(app);
  expect(first).toMatchObject({ kind: 'save', title: diagnosticsWords.title });
  expect(path.basename(first.defaultPath)).toMatch(/^signoff-diagnostics-\d{4}-\d\d-\d\d\.txt$/);
  await app.desktop.answerDialog(first.id, null);
  expect(await app.desktop.notifications()).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(before);

  // From the other menu.
  const file = path.join(folder, 'diagnostics.txt');
  await app.desktop.clickApplicationMenu(['help', 'export-diagnostics']);
  await app.desktop.answerDialog((await openDialog(app)).id, { file });
  await expect
    .poll(async () => (await app.desktop.notifications()).at(-1)?.body)
    .toBe(diagnosticsWords.saved);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^Signoff diagnostics, /);
  expect(text).toContain('Service: custom');
  expect(text).toContain('API key: configured');
  expect(text).toContain('Accounts: 2');
  expect(text).toContain('  1 × signed-in');
  expect(text).toContain('  1 × signing-out, session open, waiting, restricted');
  expect(text).toContain('"sign-out-waits"');
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const own = [
    ...service.users.flatMap(({ login, password, email }) => [login, password, email]),
    ...service.users.map(({ login }) => login.replace(/@.*$/, '@')),
    service.apiKey,
    token,
    ...service.issuedTokens(),
    ...service.issuedTickets(),
    new URL(service.url).host,
  ];
  for (const value of own) expect(text).not.toContain(value);
});

test('says why it could not be saved, and can be tried again', async ({ computer }) => {
  const app = await computer.start({ args: ['--hidden'] });
  await app.desktop.clickTrayMenu(['export-diagnostics']);
  const nowhere = path.join(computer.dataDirectory, 'no', 'such', 'folder.txt');
  await app.desktop.answerDialog((await openDialog(app)).id, { file: nowhere });
  await expect
    .poll(() => app.desktop.errorBoxes())
    .toMatchObject([{ content: diagnosticsWords.failed('ENOENT') }]);
  expect(await app.desktop.notifications()).toEqual([]);

  await app.desktop.clickTrayMenu(['export-diagnostics']);
  const file = path.join(computer.dataDirectory, 'here.txt');
  await app.desktop.answerDialog((await openDialog(app)).id, { file });
  await expectTold(app, diagnosticsWords.saved);
});
