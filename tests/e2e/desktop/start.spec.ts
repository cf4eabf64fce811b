import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyRegistry } from '../../../electron/core/registry.ts';
import { hostMessages, usageMessages } from '../../../shared/messages/en/command-line.ts';
import { formatChoices } from '../../../shared/wire-format.ts';
import { expect, shownPage, test } from './driver/fixtures.ts';
import { expectTray } from './tray.ts';

/** Starts that cannot work end with one sentence that says what to do; those that can say what is missing. */

const wrong: readonly { readonly args: readonly string[]; readonly says: string }[] = [
  { args: ['--service', 'http://www.example.com/'], says: usageMessages.badService },
  { args: ['--service=https://user:secret@example.com/'], says: usageMessages.badService },
  { args: ['--format', 'yaml'], says: usageMessages.badFormat(formatChoices) },
  { args: ['--data-dir', ''], says: usageMessages.emptyDataDirectory },
  { args: ['sign-out', '--all'], says: 'knows no commands' },
];

test('wrong arguments', async ({ computer, service }) => {
  await computer.place('ada');
  for (const { args, says } of wrong) {
    const { code, output } = await computer.startAndWait({ args });
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(output).toContain(says);
    expect(output).not.toContain('secret');
  }
  expect(service.requests).toEqual([]);
});

test('a data directory that cannot be one', async ({ computer }) => {
  const taken = path.join(computer.dataDirectory, 'file');
  writeFileSync(taken, '');
  const { code, output } = await computer.startAndWait({ dataDirectory: taken });
  expect(code).toBe(1);
  expect(output).toContain(hostMessages.dataDirectory(taken, 'EEXIST'));
});

test('a list of accounts that a newer version wrote, or that cannot be read, is left alone', async ({
  computer,
}) => {
  const file = path.join(computer.dataDirectory, 'accounts.json');
  const newer = JSON.stringify({ version: emptyRegistry.version + 1, accounts: [] });
  writeFileSync(file, newer);
  const { code, output } = await computer.startAndWait();
  expect(code).toBe(1);
  expect(output).toContain(hostMessages.registryNewer(file));
  expect(readFileSync(file, 'utf8')).toBe(newer);

  const directory = path.join(computer.dataDirectory, 'other');
  mkdirSync(path.join(directory, 'accounts.json'), { recursive: true });
  const unreadable = await computer.startAndWait({ dataDirectory: directory });
  expect(unreadable.code).toBe(1);
  expect(unreadable.output).toContain(
    hostMessages.registryUnreadable(path.join(directory, 'accounts.json'), 'NOT_A_FILE'),
  );
});

test('a damaged list of accounts is put aside: the tray and the window say so until it is dismissed', async ({
  computer,
}) => {
  writeFileSync(path.join(computer.dataDirectory, 'accounts.json'), '{"version":1,');
  const app = await computer.start();
  const page = await shownPage(app);
  await expectTray(app, {
    state: 'attention',
    tooltip: 'something needs attention',
    accounts: ['Nobody is signed in'],
  });
  const [aside] = readdirSync(computer.dataDirectory).filter((name) => name.startsWith('accounts.damaged-'));
  await expect(page.getByText(aside ?? 'nothing was put aside')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expectTray(app, {
    state: 'nobody',
    tooltip: 'nobody is signed in',
    accounts: ['Nobody is signed in'],
  });
});
