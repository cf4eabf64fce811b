import { Menu, nativeImage, nativeTheme, Tray, type NativeImage } from 'electron';
import { join } from 'node:path';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../core/ports/log.ts';
import type { MenuAction } from './menu-model.ts';
import { templateOf } from './menu-template.ts';
import { hasDarkPanel, trayIconFile } from './tray-icon.ts';
import { trayMenu } from './tray-menu.ts';
import { trayState, trayTooltip } from './tray-state.ts';

export interface TrayOptions {
  /** The folder of the icons. */
  readonly icons: string;
  readonly platform: NodeJS.Platform;
  /** The Linux desktop's name (`XDG_CURRENT_DESKTOP`), empty elsewhere. */
  readonly desktop: string;
  readonly perform: (action: MenuAction) => void;
  readonly log: Log;
}

/** The icon in the tray, with its menu. */
export interface TrayIcon {
  /** Shows a new state. What did not change is not touched: on Linux an open menu closes when it is set anew. */
  update(snapshot: Snapshot): void;
  /** Puts the icon there anew: what shows icons has come after it, or has started again. */
  reopen(): void;
  /** Says something else than the state, until the end. */
  say(words: string): void;
}

/** Puts the icon into the tray. Null: the system took none. That it took one does not say that anything shows it: `watchTrayHost`. */
export function openTray(options: TrayOptions, first: Snapshot): TrayIcon | null {
  try {
    return new ShownTray(options, first);
  } catch {
    options.log.warn('no-tray');
    return null;
  }
}

class ShownTray implements TrayIcon {
  readonly #options: TrayOptions;
  #tray: Tray;
  #snapshot: Snapshot;
  #shown = { icon: '', tooltip: '', menu: '' };
  #words: string | null = null;

  constructor(options: TrayOptions, first: Snapshot) {
    this.#options = options;
    this.#snapshot = first;
    this.#tray = this.#open();
    nativeTheme.on('updated', () => this.#show());
  }

  update(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#show();
  }

  reopen(): void {
    this.#tray.destroy();
    this.#tray = this.#open();
  }

  say(words: string): void {
    this.#words = words;
    this.#show();
  }

  #open(): Tray {
    const { platform, perform } = this.#options;
    const icon = this.#iconName();
    const tray = new Tray(this.#image(icon));
    this.#shown = { icon, tooltip: '', menu: '' };
    // On macOS a click opens the menu, as with every icon there.
    if (platform !== 'darwin') tray.on('click', () => perform({ kind: 'open' }));
    this.#show(tray);
    return tray;
  }

  #show(tray = this.#tray): void {
    const { perform } = this.#options;
    const icon = this.#iconName();
    if (icon !== this.#shown.icon) tray.setImage(this.#image(icon));
    const tooltip = this.#words ?? trayTooltip(this.#snapshot);
    if (tooltip !== this.#shown.tooltip) tray.setToolTip(tooltip);
    const entries = trayMenu(this.#snapshot);
    const menu = JSON.stringify(entries);
    if (menu !== this.#shown.menu) tray.setContextMenu(Menu.buildFromTemplate(templateOf(entries, perform)));
    this.#shown = { icon, tooltip, menu };
  }

  #iconName(): string {
    const { platform, desktop } = this.#options;
    const { shouldUseDarkColors: darkTheme, shouldUseDarkColorsForSystemIntegratedUI: darkSystemTheme } =
      nativeTheme;
    return trayIconFile(trayState(this.#snapshot), {
      platform,
      dark: hasDarkPanel({ platform, desktop, darkTheme, darkSystemTheme }),
    });
  }

  #image(name: string): NativeImage {
    const found = nativeImage.createFromPath(join(this.#options.icons, name));
    if (found.isEmpty()) this.#options.log.warn('tray-icon-missing', { name });
    return found;
  }
}
