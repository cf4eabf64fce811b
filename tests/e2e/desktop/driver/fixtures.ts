import { test as base, expect } from 'playwright/test';
import type { Page } from 'playwright';
import {
  startPrivateKeyring,
  type KeyringState,
  type PrivateKeyring,
} from '../../../keyring/private-keyring.ts';
import { startScreen, type Screen } from '../../../keyring/screen.ts';
import { startService, type RunningService } from '../../../service/service.ts';
import { TrayHostDouble } from '../../../support/tray-host.ts';
import { openComputer, type Computer } from './computer.ts';
import type { DesktopApp } from './contract.ts';

interface Options {
  readonly keyringState: KeyringState;
  /** Whether something on the desktop shows tray icons. */
  readonly hasTrayHost: boolean;
}

interface Fixtures {
  readonly service: RunningService;
  readonly keyring: PrivateKeyring;
  readonly computer: Computer;
}

export const test = base.extend<Fixtures & Options, { readonly display: Screen }>({
  display: [
    async ({}, use) => {
      const screen = await startScreen(process.env, { windowManager: 'xfwm4' });
      await use(screen);
      await screen.close();
    },
    { scope: 'worker' },
  ],
  keyringState: ['unlocked', { option: true }],
  hasTrayHost: [true, { option: true }],
  service: async ({}, use) => {
    const service = await startService();
    await use(service);
    await service.close();
  },
  keyring: async ({ keyringState, hasTrayHost }, use) => {
    const keyring = await startPrivateKeyring({ state: keyringState });
    const bus = keyring.env['DBUS_SESSION_BUS_ADDRESS'];
    const trayHost = hasTrayHost && bus !== undefined ? new TrayHostDouble(bus) : null;
    await trayHost?.start();
    await use(keyring);
    trayHost?.end();
    await keyring.close();
  },
  computer: async ({ service, keyring, display }, use) => {
    const computer = openComputer(service, keyring, display.display);
    await use(computer);
    await computer.close();
  },
});

/** The page of the app's window once it shows something. */
export async function shownPage(app: DesktopApp): Promise<Page> {
  const page = await app.page();
  await page.locator('.window').waitFor();
  await expect.poll(async () => (await app.desktop.windows())[0]?.isVisible).toBe(true);
  return page;
}

export { expect };
export type { Computer };
