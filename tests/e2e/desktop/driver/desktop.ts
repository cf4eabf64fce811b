/** A menu's entry as a test reads it. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly role: string | null;
  readonly accelerator: string | null;
  readonly submenu: readonly MenuEntry[] | null;
}

/** A tray icon as a test reads it. */
export interface TrayReading {
  /** The picture's file; empty: none. */
  readonly image: string;
  readonly isTemplate: boolean;
  readonly toolTip: string;
  readonly menu: readonly MenuEntry[] | null;
}

/** A dialog that waits for a person. */
export interface DialogReading {
  readonly id: number;
  readonly kind: 'message' | 'save';
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** The button that Return presses; null: none. */
  readonly defaultButton: string | null;
  /** The button that Escape presses; null: none. */
  readonly cancelButton: string | null;
  /** What a save dialog suggests. */
  readonly defaultPath: string;
  /** The window it belongs to; null: none. */
  readonly windowId: number | null;
}

/** What a person answers: a button's label, a file, or Escape (null). */
export type DialogAnswer = { readonly button: string } | { readonly file: string } | null;

export interface NotificationReading {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly isClosed: boolean;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowReading {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isMinimized: boolean;
  readonly isMaximized: boolean;
  readonly bounds: Bounds;
  readonly backgroundColor: string;
  /** What the app asked for, save the session. */
  readonly askedPreferences: Readonly<Record<string, unknown>>;
  /** What Electron says it uses. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly frames: readonly { readonly id: string; readonly url: string; readonly isMain: boolean }[];
}

export interface DownloadRecord {
  readonly url: string;
  readonly wasPrevented: boolean;
}

/** What the app asked of the system. */
export interface AppRecord {
  readonly protocolClients: readonly string[];
  readonly loginItem: object | null;
  readonly sandboxForAll: boolean;
  readonly aboutPanelShown: boolean;
}

type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';

/**
 * What a test reads of the desktop around the app, and does in a person's or the system's place. electron-hook.cjs carries it
 * out in Electron's main process. Whatever cannot be done rejects with an Error that says why.
 */
export interface Desktop {
  /** Null: there is no icon. */
  tray(): Promise<TrayReading | null>;
  clickTray(): Promise<void>;
  /** @param path ids or labels, one for each level. */
  clickTrayMenu(path: readonly string[]): Promise<void>;
  applicationMenu(): Promise<readonly MenuEntry[] | null>;
  clickApplicationMenu(path: readonly string[]): Promise<void>;

  /** Those that wait for an answer. */
  dialogs(): Promise<readonly DialogReading[]>;
  answerDialog(id: number, answer: DialogAnswer): Promise<void>;
  /** What `showErrorBox` has said; it waits for nobody here. */
  errorBoxes(): Promise<readonly { readonly title: string; readonly content: string }[]>;
  /** Everything that was ever shown, oldest first. */
  notifications(): Promise<readonly NotificationReading[]>;
  clickNotification(id: number): Promise<void>;
  /** Whether anything shows notifications; Electron finds out when it tries. */
  supportNotifications(supported: boolean): Promise<void>;

  setOnline(online: boolean): Promise<void>;
  /** Gives whether the app asked the system to wait. */
  power(event: PowerEvent): Promise<boolean>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;

  /** Oldest first. */
  windows(): Promise<readonly WindowReading[]>;
  /** As a person does by its button. */
  closeWindow(id: number): Promise<void>;
  minimizeWindow(id: number): Promise<void>;
  setBounds(id: number, bounds: Partial<Bounds>): Promise<void>;
  /** As the app itself can, which no page is asked about. */
  reloadPage(id: number): Promise<void>;
  /** The page's process dies. */
  crashPage(id: number): Promise<void>;
  /** Opens a window that is none of the app's, with everything that the app's own has: its page, its preload, its session. */
  openForeignWindow(): Promise<void>;
  /** Where windows were opened that the app did not refuse. */
  strayWindows(): Promise<readonly string[]>;
  downloads(): Promise<readonly DownloadRecord[]>;

  /** Every channel that the main process answers or hears. */
  ipcChannels(): Promise<readonly string[]>;
  /**
   * `ipcRenderer.invoke` in any frame, as whoever has taken over its renderer could call it. Gives `result`, or the
   * `error` that such a caller reads.
   * @param frameId of `windows()`.
   */
  invokeFrom(
    frameId: string,
    channel: string,
    args: readonly unknown[],
  ): Promise<{ readonly result?: unknown; readonly error?: string }>;

  appRecord(): Promise<AppRecord>;
  /** `app.quit()`, as the system asks for it. */
  quit(): Promise<void>;
  /** macOS hands links over by `open-url`. */
  openUrl(url: string): Promise<void>;
  /** macOS: a click on the app's icon in the dock. */
  activate(): Promise<void>;
}

/** A desktop whose every operation, by its name, is carried out by one function. */
export function desktopBy(carryOut: (operation: string, args: unknown[]) => Promise<unknown>): Desktop {
  return new Proxy({} as Desktop, {
    // A promise that resolves to it asks whether it is one itself.
    get: (_target, operation) =>
      typeof operation === 'string' && operation !== 'then'
        ? (...args: unknown[]) => carryOut(operation, args)
        : undefined,
  });
}
