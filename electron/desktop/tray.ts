import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
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
  /** Whether the app starts at login; null: nobody says. */
  readonly startsAtLogin: () => boolean | null;
  readonly log: Log;
}

/** The icon in the tray, with its menu. */
export interface TrayIcon {
  /** Shows a new state. What did not change is not touched: on Linux an open menu closes when it is set anew. */
  update(snapshot: Snapshot): void;
  /** Makes the menu anew: the system changed a checkbox that the app could not follow. */
  rebuildMenu(): void;
  /** Says something else than the state, until the end. */
  say(words: string): void;
  destroy(): void;
}

/**
 * Puts the icon into the tray. Null: this desktop took none. On Linux one that is taken may still not be shown, where nothing on
 * the desktop shows such icons; no one can tell.
 */
export function openTray(options: TrayOptions, first: Snapshot): TrayIcon | null {
  const { icons, platform, desktop, perform, startsAtLogin, log } = options;
  let shownIcon = '';
  let shownTooltip = '';
  let shownMenu = '';
  let snapshot = first;

  const iconName = (): string => {
    const { shouldUseDarkColors: darkTheme, shouldUseDarkColorsForSystemIntegratedUI: darkSystemTheme } =
      nativeTheme;
    return trayIconFile(trayState(snapshot), {
      platform,
      dark: hasDarkPanel({ platform, desktop, darkTheme, darkSystemTheme }),
    });
  };
  const image = (name: string): Electron.NativeImage => {
    const found = nativeImage.createFromPath(join(icons, name));
    if (found.isEmpty()) log.warn('tray-icon-missing', { name });
    return found;
  };

  let tray: Tray;
  try {
    shownIcon = iconName();
    tray = new Tray(image(shownIcon));
  } catch {
    log.warn('no-tray');
    return null;
  }
  // On macOS a click opens the menu, as with every icon there.
  if (platform !== 'darwin') tray.on('click', () => perform({ kind: 'open' }));

  const show = (): void => {
    if (tray.isDestroyed()) return;
    const icon = iconName();
    if (icon !== shownIcon) tray.setImage(image(icon));
    shownIcon = icon;
    const tooltip = trayTooltip(snapshot);
    if (tooltip !== shownTooltip) tray.setToolTip(tooltip);
    shownTooltip = tooltip;
    const entries = trayMenu(snapshot, startsAtLogin());
    const menu = JSON.stringify(entries);
    if (menu !== shownMenu) tray.setContextMenu(Menu.buildFromTemplate(templateOf(entries, perform)));
    shownMenu = menu;
  };
  nativeTheme.on('updated', show);
  show();

  return {
    update: (next) => {
      snapshot = next;
      show();
    },
    rebuildMenu: () => {
      shownMenu = '';
      show();
    },
    say: (words) => {
      if (!tray.isDestroyed()) tray.setToolTip(words);
    },
    destroy: () => {
      nativeTheme.off('updated', show);
      tray.destroy();
    },
  };
}
