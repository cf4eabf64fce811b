import type { Page } from 'playwright';
import type { Desktop } from './desktop.ts';

export interface AppEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built, unchanged desktop app on Electron. */
export interface DesktopApp {
  readonly pid: number;
  /** The desktop around it: tray, menus, dialogs, notifications, power, network, theme, windows. */
  readonly desktop: Desktop;
  /** The page of its window, once there is one, as Playwright drives it. */
  page(): Promise<Page>;
  /** The page's address, such as `signoff-app://page/index.html#/settings`. */
  address(): Promise<string>;
  /** Everything that the app has written to its streams so far. */
  output(): string;
  /** Resolves when the app has ended. */
  readonly ended: Promise<AppEnd>;
  /** Ends it as a crash or a power cut does, and everything that it has started. Nothing happens where it has ended. */
  kill(): Promise<void>;
}
