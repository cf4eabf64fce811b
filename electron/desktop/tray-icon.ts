import type { TrayState } from './tray-state.ts';

/** What an icon has to be legible on. */
export interface Panel {
  readonly platform: NodeJS.Platform;
  /** Whether the bar with the tray is dark. */
  readonly dark: boolean;
}

/**
 * The file of an icon, in the folder of tray icons. macOS colours a template itself; elsewhere `-light` is for a light bar and
 * `-dark` for a dark one.
 */
export function trayIconFile(state: TrayState, { platform, dark }: Panel): string {
  if (platform === 'darwin') return `tray-${state}Template.png`;
  const extension = platform === 'win32' ? 'ico' : 'png';
  return `tray-${state}-${dark ? 'dark' : 'light'}.${extension}`;
}

/**
 * Whether the bar with the tray is dark, as far as can be known. On Linux no one says: GNOME's is dark with every theme, and the
 * others' bars follow the theme.
 */
export function hasDarkPanel(facts: {
  readonly platform: NodeJS.Platform;
  readonly desktop: string;
  readonly darkTheme: boolean;
  readonly darkSystemTheme: boolean;
}): boolean {
  if (facts.platform === 'win32') return facts.darkSystemTheme;
  const alwaysDark = facts.platform === 'linux' && /gnome|unity|pantheon/i.test(facts.desktop);
  return alwaysDark || facts.darkTheme;
}
