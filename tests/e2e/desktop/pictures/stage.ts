import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import type { PrivateKeyring } from '../../../keyring/private-keyring.ts';
import type { RunningService } from '../../../service/service.ts';
import type { Computer } from '../driver/computer.ts';
import type { DesktopApp } from '../driver/contract.ts';
import {
  drawApplicationMenu,
  drawDialog,
  drawErrorBox,
  drawNotifications,
  drawTray,
  type Dialog,
  type Theme,
} from './drawings.ts';

const themes: readonly Theme[] = ['light', 'dark'];

/** How long anything that a picture waits for may take, in milliseconds. */
const patience = 30_000;

/** Where one scene plays, and who takes its pictures, each light and dark. */
export class Stage {
  readonly service: RunningService;
  readonly keyring: PrivateKeyring;
  readonly computer: Computer;
  readonly #browser: Browser;
  readonly #folder: string;
  #taken = 0;

  constructor(
    { service, keyring, computer }: Pick<Stage, 'service' | 'keyring' | 'computer'>,
    browser: Browser,
    folder: string,
  ) {
    this.service = service;
    this.keyring = keyring;
    this.computer = computer;
    this.#browser = browser;
    this.#folder = folder;
  }

  /** How many pictures there are so far. */
  get taken(): number {
    return this.#taken;
  }

  /** The app's window as it is. */
  async window(app: DesktopApp, name: string): Promise<void> {
    const page = await shownPage(app);
    await this.#inBothThemes(app, async (theme) => {
      await page.screenshot({ path: this.#file(`window-${name}`, theme), animations: 'disabled' });
    });
  }

  /** The tray's icon and menu. */
  async tray(app: DesktopApp, name: string): Promise<void> {
    await this.#inBothThemes(app, async (theme) => {
      // The icon follows the theme.
      const tray = await until(async () => {
        const read = await app.desktop.tray();
        return read?.image.includes(`-${theme}`) === true ? read : null;
      });
      await this.#draw(drawTray(tray, theme), `tray-${name}`, theme);
    });
  }

  async applicationMenu(app: DesktopApp, name: string): Promise<void> {
    const menu = (await app.desktop.applicationMenu()) ?? [];
    await this.#drawBoth((theme) => drawApplicationMenu(menu, theme), `menu-${name}`);
  }

  /** Waits for a native dialog, and gives it to be answered. */
  async dialog(app: DesktopApp, name: string): Promise<Dialog> {
    const dialog = await until(async () => (await app.desktop.dialogs())[0] ?? null);
    await this.#drawBoth((theme) => drawDialog(dialog, theme), `dialog-${name}`);
    return dialog;
  }

  async errorBox(app: DesktopApp, name: string): Promise<void> {
    const box = await until(async () => (await app.desktop.errorBoxes()).at(-1) ?? null);
    await this.#drawBoth((theme) => drawErrorBox(box, theme), `error-${name}`);
  }

  /** The newest notifications, at least one. */
  async notifications(app: DesktopApp, name: string): Promise<void> {
    const shown = await until(async () => {
      const all = await app.desktop.notifications();
      return all.length === 0 ? null : all;
    });
    await this.#drawBoth((theme) => drawNotifications(shown, theme), `notification-${name}`);
  }

  async #inBothThemes(app: DesktopApp, take: (theme: Theme) => Promise<void>): Promise<void> {
    for (const theme of themes) {
      await app.desktop.setTheme(theme);
      await take(theme);
    }
    await app.desktop.setTheme('light');
  }

  async #drawBoth(html: (theme: Theme) => string, name: string): Promise<void> {
    for (const theme of themes) await this.#draw(html(theme), name, theme);
  }

  async #draw(html: string, name: string, theme: Theme): Promise<void> {
    const page = await this.#browser.newPage({
      deviceScaleFactor: 2,
      viewport: { width: 1000, height: 700 },
    });
    await page.setContent(html);
    await page.locator('body').screenshot({ path: this.#file(name, theme) });
    await page.close();
  }

  #file(name: string, theme: Theme): string {
    this.#taken += 1;
    return path.join(this.#folder, `desktop-${name}-${theme}.png`);
  }
}

/** The page of the app's window, once it shows something. */
export async function shownPage(app: DesktopApp): Promise<Page> {
  const page = await app.page();
  await page.locator('.window').waitFor();
  await until(async () => (await app.desktop.windows())[0]?.isVisible === true || null);
  return page;
}

/** Waits for what a reading gives when there is something. @throws Error where that takes too long. */
export async function until<T>(read: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(50)) {
    const found = await read();
    if (found !== null) return found;
  }
  throw new Error('What the picture is of did not come about');
}

/** Waits until a line of the tray's menu holds some words. */
export async function trayLine(app: DesktopApp, words: string): Promise<void> {
  await until(
    async () => (await app.desktop.tray())?.menu?.some(({ label }) => label.includes(words)) === true || null,
  );
}
