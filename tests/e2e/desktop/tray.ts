import { menuWords } from '../../../shared/messages/en/desktop.ts';
import { productName } from '../../../shared/product-name.ts';
import type { TrayState } from '../../../electron/desktop/tray-state.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect } from './driver/fixtures.ts';

type Tray = NonNullable<Awaited<ReturnType<DesktopApp['desktop']['tray']>>>;
export type TrayEntry = NonNullable<Tray['menu']>[number];

/** What the tray has to show. */
export interface ExpectedTray {
  readonly state: TrayState;
  /** Behind the app's name. */
  readonly tooltip: string;
  /** Labels of the menu up to «Open Signoff», without separators, submenus and «Add account…». */
  readonly accounts: readonly string[];
}

/** Waits until icon, tooltip and menu all say it. */
export async function expectTray(app: DesktopApp, expected: ExpectedTray): Promise<void> {
  const read = async (): Promise<ExpectedTray | null> => {
    const tray = await app.desktop.tray();
    if (tray === null) return null;
    const [, state = 'none'] =
      /tray-(signed-in|attention|nobody)-(?:light|dark)\.png$/.exec(tray.image) ?? [];
    const labels = (tray.menu ?? []).flatMap(({ type, label }) => (type === 'separator' ? [] : label));
    return {
      state: state as TrayState,
      tooltip: tray.toolTip.replace(`${productName}: `, ''),
      accounts: labels
        .slice(0, labels.indexOf(menuWords.open))
        .filter((label) => label !== menuWords.addAccount),
    };
  };
  await expect.poll(read).toEqual(expected);
}

/** An entry of the tray's menu as it is now, by ids. */
export async function trayEntry(app: DesktopApp, ...path: readonly string[]): Promise<TrayEntry | undefined> {
  let entries: readonly TrayEntry[] = (await app.desktop.tray())?.menu ?? [];
  let found: TrayEntry | undefined;
  for (const id of path) {
    found = entries.find((entry) => entry.id === id);
    entries = found?.submenu ?? [];
  }
  return found;
}

/** Waits until the person was told exactly this since the start, in this order, and nothing else. */
export async function expectTold(app: DesktopApp, ...bodies: readonly string[]): Promise<void> {
  const told = async (): Promise<readonly string[]> =>
    (await app.desktop.notifications()).map(({ body }) => body);
  await expect.poll(told).toEqual(bodies);
}

/** Clicks the newest notification. */
export async function clickNewestNotification(app: DesktopApp): Promise<void> {
  const newest = (await app.desktop.notifications()).at(-1);
  await app.desktop.clickNotification(newest?.id ?? 0);
}
