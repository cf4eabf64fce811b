import { BrowserWindow, nativeTheme, screen, type Session, type WebContents } from 'electron';
import { productName } from '../../shared/product-name.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { DesktopStateFile, WindowPlace } from './desktop-state.ts';
import { addressOf, type Place } from './page-address.ts';
import { openingPlace, smallestWindow } from './window-place.ts';

/** `--ground` of the page's own style, so that nothing flashes before the page is painted. */
const ground = { light: '#f7f7f5', dark: '#242526' } as const;

/** How long a page that does not answer is waited for, in milliseconds. */
const patience = 10_000;

/** When a window is shown that has not been painted until then, in milliseconds: an empty window is better than none. */
const patienceForPaint = 5_000;

/** A page that crashes more often than this within a minute is not loaded again by itself. */
const mostCrashes = 3;
const crashWindow = 60_000;

export interface PageWindowOptions {
  readonly session: Session;
  /** The preload's file. */
  readonly preload: string;
  /** A picture's file; null: the system knows the app's own. */
  readonly icon: string | null;
  readonly withDeveloperTools: boolean;
  readonly state: DesktopStateFile;
  readonly clock: Clock;
  readonly log: Log;
  /** The person closes the window. True: it may go; false: it is hidden. */
  readonly mayClose: () => boolean;
  /** The page cannot be kept alive. */
  readonly onBroken: () => void;
  /** The window is shown, or closed. Being covered by another window is neither. */
  readonly onVisible: (visible: boolean) => void;
  /** Windows ends the person's session. */
  readonly onSessionEnd: () => void;
}

/** The app's one window: made when it is first shown, hidden when it is closed, and never in the way of the app's end. */
export class PageWindow {
  readonly #options: PageWindowOptions;
  #window: BrowserWindow | null = null;
  /** The page has been painted: before that a window would flash. */
  #painted = false;
  #crashes: number[] = [];

  constructor(options: PageWindowOptions) {
    this.#options = options;
    nativeTheme.on('updated', () => {
      this.#window?.setBackgroundColor(currentGround());
    });
  }

  /** The contents that belong to this app. */
  contents(): readonly WebContents[] {
    return this.#window === null || this.#window.isDestroyed() ? [] : [this.#window.webContents];
  }

  /** Whether the person has it, be it minimized or covered. */
  isVisible(): boolean {
    return this.#window !== null && (this.#window.isVisible() || this.#window.isMinimized());
  }

  /** Shows the window in front of all others, at a place of the page; null: where it is. */
  show(place: Place | null = null): void {
    const window = this.#window;
    if (window === null) {
      this.#open(place ?? { view: 'home' });
      return;
    }
    if (place !== null) this.#goTo(window, addressOf(place));
    if (this.#painted) this.#bringForward(window);
  }

  /** Resolves when the window that is opening has been painted, or is gone; at once where none is opening. */
  async loaded(): Promise<void> {
    const window = this.#window;
    if (window === null || this.#painted) return;
    await new Promise<void>((resolve) => {
      window.once('show', () => resolve());
      window.once('closed', () => resolve());
    });
  }

  /** Ends the window, whatever the page says. */
  destroy(): void {
    if (this.#window === null) return;
    this.#remember(this.#window);
    this.#window.destroy();
  }

  #open(place: Place): void {
    const { session, preload, icon, withDeveloperTools, state } = this.#options;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const { width, height, position, maximized } = openingPlace(state.current().window, screens);
    const window = new BrowserWindow({
      width,
      height,
      ...position,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: productName,
      backgroundColor: currentGround(),
      autoHideMenuBar: true,
      ...(icon !== null && { icon }),
      webPreferences: {
        session,
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: withDeveloperTools,
      },
    });
    this.#window = window;
    this.#painted = false;
    const first = (): void => {
      if (this.#painted || window.isDestroyed()) return;
      if (maximized) window.maximize();
      this.#painted = true;
      this.#bringForward(window);
    };
    window.once('ready-to-show', first);
    this.#options.clock.after(patienceForPaint, first);
    this.#follow(window);
    this.#goTo(window, addressOf(place));
  }

  #follow(window: BrowserWindow): void {
    const { mayClose, onVisible, onSessionEnd, log } = this.#options;
    window.on('close', (event) => {
      this.#remember(window);
      if (mayClose()) return;
      event.preventDefault();
      window.hide();
      onVisible(false);
    });
    window.on('closed', () => {
      this.#window = null;
      onVisible(false);
    });
    // At `session-end` Windows has no time left for anything that is not done at once.
    window.on('query-session-end', onSessionEnd);
    // The title names the app, whatever the page is called.
    window.on('page-title-updated', (event) => {
      event.preventDefault();
    });

    let endPatience: (() => void) | null = null;
    window.on('unresponsive', () => {
      log.warn('page-unresponsive');
      endPatience ??= this.#options.clock.after(patience, () => {
        endPatience = null;
        // The page holds nothing that the snapshot does not give it again.
        if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
      });
    });
    window.on('responsive', () => {
      endPatience?.();
      endPatience = null;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      endPatience?.();
      endPatience = null;
      if (reason !== 'clean-exit') this.#revive(window, reason);
    });
    window.webContents.on('preload-error', (_event, _path, error) => {
      log.error('preload-failed', { error: error.name });
    });
  }

  #revive(window: BrowserWindow, reason: string): void {
    const now = this.#options.clock.elapsed();
    this.#crashes = [...this.#crashes.filter((at) => now - at < crashWindow), now];
    const again = this.#crashes.length <= mostCrashes;
    this.#options.log.error('page-gone', { reason, again });
    if (window.isDestroyed()) return;
    if (again) {
      // Electron is still taking the old page down while it tells of it.
      this.#options.clock.after(0, () => {
        if (!window.isDestroyed()) window.webContents.reload();
      });
      return;
    }
    window.destroy();
    this.#options.onBroken();
  }

  #goTo(window: BrowserWindow, address: string): void {
    // The same address once more would load the page anew.
    if (window.webContents.getURL() === address) return;
    window.webContents.loadURL(address).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      // A newer place took over, or the window is gone.
      if (code === 'ERR_ABORTED' || window.isDestroyed()) return;
      this.#options.log.error('page-not-loaded', { code });
      if (this.#painted) return;
      // Nobody would ever see it.
      window.destroy();
      this.#options.onBroken();
    });
  }

  #bringForward(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    this.#options.onVisible(true);
  }

  #remember(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    const { x, y, width, height } = window.getNormalBounds();
    const place: WindowPlace = { x, y, width, height, maximized: window.isMaximized() };
    this.#options.state.change({ window: place });
  }
}

function currentGround(): string {
  return nativeTheme.shouldUseDarkColors ? ground.dark : ground.light;
}
