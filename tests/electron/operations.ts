import type { AppRecord } from './app.ts';
import type { DialogAnswer, DialogReading } from './dialog.ts';
import type { DownloadRecord } from './downloads.ts';
import type { MenuEntry } from './menu.ts';
import type { Theme } from './native-theme.ts';
import type { NotificationReading } from './notification.ts';
import type { TrayReading } from './tray.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window as a test reads it. */
export interface WindowReading {
  readonly id: number;
  readonly title: string;
  /** As the app knows it. */
  readonly url: string;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isMinimized: boolean;
  readonly isMaximized: boolean;
  readonly bounds: Bounds;
  readonly backgroundColor: string;
  /** As the app gave them, save what is no plain value. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
  /** Of the DevTools protocol, to find the page by; empty on Electron. */
  readonly targetId: string;
  readonly frames: readonly { readonly id: string; readonly url: string; readonly isMain: boolean }[];
}

/** What one session's handlers say to a permission. */
export interface PermissionReading {
  readonly partition: string;
  readonly check: boolean;
  readonly request: boolean;
}

type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';
type Result<T> = T | Promise<T>;

/** What a test can do to the desktop around the app, and read of it. Whatever cannot be done rejects with an Error that says why. */
export interface Operations {
  /** Where Playwright attaches. */
  endpoint(): Result<string>;
  /** What happened that no app should let happen; empty where all is well. */
  mishaps(): Result<readonly string[]>;

  /** Null: there is no icon. */
  tray(): Result<TrayReading | null>;
  clickTray(): Result<void>;
  /** @param path ids or labels, one for each level. */
  clickTrayMenu(path: readonly string[]): Result<void>;
  applicationMenu(): Result<readonly MenuEntry[] | null>;
  clickApplicationMenu(path: readonly string[]): Result<void>;

  /** Those that wait for an answer. */
  dialogs(): Result<readonly DialogReading[]>;
  answerDialog(id: number, answer: DialogAnswer): Result<void>;
  /** What `showErrorBox` has said; it waits for nobody. */
  errorBoxes(): Result<readonly { readonly title: string; readonly content: string }[]>;
  /** Everything that was ever shown, oldest first. */
  notifications(): Result<readonly NotificationReading[]>;
  clickNotification(id: number): Result<void>;
  supportNotifications(supported: boolean): Result<void>;

  /** What was handed to the person's browser, oldest first. */
  openedAddresses(): Result<readonly string[]>;
  /** Whether the system finds no program for an address. */
  refuseToOpen(refuses: boolean): Result<void>;
  setOnline(online: boolean): Result<void>;
  /** Gives whether the app asked the system to wait. */
  power(event: PowerEvent): Result<boolean>;
  setTheme(theme: Theme): Result<void>;

  /** Oldest first. */
  windows(): Result<readonly WindowReading[]>;
  /** As a person does by its button. */
  closeWindow(id: number): Result<void>;
  minimizeWindow(id: number): Result<void>;
  setBounds(id: number, bounds: Partial<Bounds>): Result<void>;
  /** As the app itself can, which no page is asked about. */
  reloadPage(id: number): Result<void>;
  /** The page's process dies. */
  crashPage(id: number): Result<void>;
  /** Electron's word that the page does not answer. */
  hangPage(id: number): Result<void>;
  /** Opens a window that is none of the app's, with everything that the app's own has: its page, its preload, its session. */
  openForeignWindow(): Result<void>;
  /** Where windows were opened that the app did not refuse. */
  strayWindows(): Result<readonly string[]>;
  downloads(): Result<readonly DownloadRecord[]>;

  /** Every channel that the main process answers or hears. */
  ipcChannels(): Result<readonly string[]>;
  /**
   * `ipcRenderer.invoke` in any frame, as whoever has taken over its renderer could call it. Gives `result`, or the
   * `error` that such a caller reads.
   * @param frameId of `windows()`.
   */
  invokeFrom(
    frameId: string,
    channel: string,
    args: readonly unknown[],
  ): Result<{ readonly result?: unknown; readonly error?: string }>;
  /** What every session says to a permission of Electron's, for a page of an origin. */
  permissions(permission: string, origin: string): Result<readonly PermissionReading[]>;

  appRecord(): Result<AppRecord>;
  /** `app.quit()`, as the system asks for it. */
  quit(): Result<void>;
  /** macOS hands links over by `open-url`. */
  openUrl(url: string): Result<void>;
  /** macOS: a click on the app's icon in the dock. */
  activate(): Result<void>;
}
