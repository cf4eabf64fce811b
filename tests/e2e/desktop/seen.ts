import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import type { Bridge } from '../../../shared/bridge.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { formsOf } from '../../secrets/forms.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, type Computer } from './driver/fixtures.ts';

/* Everything of the running app that somebody could look at, and what of it is a secret. */

type Collecting = Window & { signoff: Bridge; snapshots?: Snapshot[] };

/** From now on the page remembers whatever the main process sends it. */
export async function collectSnapshots(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { signoff } = window as unknown as Collecting;
    const snapshots: Snapshot[] = [await signoff.getSnapshot({})];
    (window as unknown as Collecting).snapshots = snapshots;
    signoff.onSnapshot((snapshot) => snapshots.push(snapshot));
  });
}

/** Streams, page, snapshots, tray, menus, notifications, opened addresses, arguments of processes and files: by where each was seen. */
export async function everythingSeen(
  app: DesktopApp,
  page: Page,
  { browser, dataDirectory }: Computer,
): Promise<Readonly<Record<string, string>>> {
  const files = filesBelow(dataDirectory);
  // The search would find what is there.
  expect(Object.keys(files).some((name) => name.endsWith('signoff.log'))).toBe(true);
  return {
    output: app.output(),
    page: await page.content(),
    snapshots: await page.evaluate(() => JSON.stringify((window as unknown as Collecting).snapshots)),
    tray: JSON.stringify(await app.desktop.tray()),
    menu: JSON.stringify(await app.desktop.applicationMenu()),
    notifications: JSON.stringify(await app.desktop.notifications()),
    opened: JSON.stringify(browser.opened()),
    ...argumentsOfAll(app.pid),
    ...files,
    // There an administrator has put the API key.
    [path.join(dataDirectory, 'configuration.json')]: '',
  };
}

/** Which secret, in whatever form, stands where. */
export function leaksOf(
  secrets: Readonly<Record<string, string>>,
  seen: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(seen).flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, secret]) => formsOf(secret).some(({ bytes }) => text.includes(bytes.toString('latin1'))))
      .map(([name]) => `${name} in ${place}`),
  );
}

/** Every file in a directory, byte for byte. */
function filesBelow(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [file, readFileSync(file, 'latin1')];
    }),
  );
}

/** The command lines of a process and of all that it has started, where the system shows them. */
function argumentsOfAll(pid: number): Record<string, string> {
  if (process.platform !== 'linux') return {};
  const children = readdirSync(`/proc/${pid.toString()}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid.toString()}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  const own = {
    [`arguments of ${pid.toString()}`]: readFileSync(`/proc/${pid.toString()}/cmdline`, 'latin1'),
  };
  return Object.assign(own, ...children.map(argumentsOfAll)) as Record<string, string>;
}
