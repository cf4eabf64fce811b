import { app, dialog, type WebContents } from 'electron';
import { join } from 'node:path';
import { brokenPage, closedToTray, menuWords, tooltipWords } from '../../shared/words/desktop.ts';
import { actions, product } from '../../shared/words/page.ts';
import { productName } from '../../shared/product-name.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { Signoff } from '../core/signoff.ts';
import type { PageFiles } from '../host/page-files.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { secureAllContents } from './contents-security.ts';
import type { DesktopStateFile } from './desktop-state.ts';
import type { DiagnosticsOptions } from './export-diagnostics.ts';
import { openExternalLink } from './external-links.ts';
import { registerHandlers } from './ipc/register-handlers.ts';
import { pushSnapshots } from './ipc/snapshot-push.ts';
import { MenuActions } from './menu-actions.ts';
import { MenuBar } from './menu-bar.ts';
import type { MenuAction } from './menu-model.ts';
import { dialogText, NoticeDialogs, type Notice } from './notice-dialogs.ts';
import { Notifier } from './notifications.ts';
import { paced, type Paced } from '../host/paced.ts';
import { PageWindow } from './page-window.ts';
import { pageSession } from './sessions.ts';
import { isNeededBack } from './sign-in-return.ts';
import { shortLogin } from './account-words.ts';
import { SignOutFromTray } from './sign-out-from-tray.ts';
import type { StartRequest } from './single-instance.ts';
import { TrayReach } from './tray-reach.ts';
import { openTray, type TrayIcon } from './tray.ts';

/** The tray and the menus do not change more often than this, in milliseconds. */
const menuPause = 100;

export interface DesktopOptions {
  readonly signoff: Signoff;
  /** The page in the language that holds at the moment. */
  readonly pageFiles: () => PageFiles;
  readonly preload: string;
  /** Opens an address that is allowed in the person's browser. Rejects where that cannot be done. */
  readonly openAddress: (address: string) => Promise<void>;
  /** The folder of the icons. */
  readonly icons: string;
  readonly platform: NodeJS.Platform;
  /** The Linux desktop's name, empty elsewhere. */
  readonly desktopName: string;
  readonly state: DesktopStateFile;
  readonly diagnostics: DiagnosticsOptions;
  readonly clock: Clock;
  readonly log: Log;
  /** Windows ends the person's session. */
  readonly onSessionEnd: () => void;
}

export interface Desktop {
  /** Shows what this or another start of the app asks for. */
  carryOut(request: StartRequest): void;
  /** Resolves when the window that is opening has its page; at once where none is opening. */
  loaded(): Promise<void>;
  /** Says something in a notification; a click on it shows the window. `isProblem`: the person is needed, or something did not work. */
  tell(text: string, isProblem?: boolean): void;
  /** Another language is spoken: draws what is not the page's anew. */
  redraw(): void;
  /** The window goes, and the tray only says that the app is ending. */
  leaveScreen(): void;
}

/** The desktop's side, put together: call it when the app is ready. */
export function startDesktop(options: DesktopOptions): Desktop {
  return new DesktopApp(options);
}

class DesktopApp implements Desktop {
  readonly #options: DesktopOptions;
  readonly #onMac: boolean;
  readonly #withDeveloperTools = !app.isPackaged;
  readonly #notifier: Notifier;
  readonly #actions: MenuActions;
  readonly #tray: TrayIcon | null;
  readonly #window: PageWindow;
  readonly #reach: TrayReach;
  readonly #menuBar: MenuBar;
  readonly #follow: Paced;
  #ending = false;

  constructor(options: DesktopOptions) {
    this.#options = options;
    const { signoff, platform, clock, log } = options;
    this.#onMac = platform === 'darwin';
    this.#secureContents();
    this.#notifier = new Notifier({
      dialogs: new NoticeDialogs(showInDialog),
      wanted: () => signoff.snapshot().settings.notifications,
      log,
    });
    this.#actions = new MenuActions({
      signingOut: this.#makeSigningOut(),
      signoff,
      diagnostics: options.diagnostics,
      clock,
      log,
      show: (place) => this.#window.show(place),
      tell: (text) => this.tell(text),
      hasTray: () => this.#reach.isShown,
    });
    this.#tray = this.#openTray();
    this.#window = this.#makeWindow();
    this.#reach = this.#makeReach();
    this.#menuBar = new MenuBar({
      signoff,
      platform,
      withDeveloperTools: this.#withDeveloperTools,
      perform: (action) => this.#perform(action),
    });
    this.#connectPage();
    this.#follow = paced(clock, this.#makeFollower());
    signoff.onChange(this.#follow.due);
    this.#menuBar.update();
  }

  carryOut({ account, hidden }: StartRequest): void {
    // Without a tray icon a hidden app could not be reached.
    if (this.#ending || (hidden && (this.#reach.isShown || this.#onMac))) return;
    const { accounts, history } = this.#options.signoff.snapshot();
    const isHere = [...accounts, ...history].some(({ id }) => id === account);
    this.#window.show(account !== null && isHere ? { view: 'account', id: account } : null);
    if (account !== null && !isHere) this.tell(product.noSuchAccount, true);
  }

  loaded(): Promise<void> {
    return this.#window.loaded();
  }

  tell(body: string, isProblem = false): void {
    this.#notifier.show({ title: productName, body, isProblem, onClick: () => this.#window.show() });
  }

  redraw(): void {
    this.#follow.due();
  }

  leaveScreen(): void {
    this.#ending = true;
    this.#reach.end();
    this.#follow.end();
    this.#window.destroy();
    this.#tray?.say(tooltipWords.ending);
  }

  #secureContents(): void {
    const { signoff, openAddress, log } = this.#options;
    secureAllContents(app, {
      onOpen: (address) => {
        openExternalLink(address, {
          snapshot: () => signoff.snapshot(),
          open: openAddress,
          log,
        });
      },
      log,
    });
  }

  #makeSigningOut(): SignOutFromTray {
    const { signoff, platform } = this.#options;
    return new SignOutFromTray({
      signoff,
      platform,
      ask: async (question) => {
        // A dialog without a window would otherwise open behind the program in front.
        if (this.#onMac) app.focus({ steal: true });
        return (await dialog.showMessageBox(question.options)).response;
      },
      tell: ({ text: body, about, isProblem }) => {
        const place = about === null ? null : ({ view: 'account', id: about.id } as const);
        // The system says whose notification it is; the outcome does not always say whose account.
        const title = about === null ? productName : shortLogin(about);
        this.#notifier.show({ title, body, isProblem, onClick: () => this.#window.show(place) });
      },
    });
  }

  #openTray(): TrayIcon | null {
    const { signoff, icons, platform, desktopName, log } = this.#options;
    return openTray(
      {
        icons,
        platform,
        desktop: desktopName,
        perform: (action) => this.#perform(action),
        log,
      },
      signoff.snapshot(),
    );
  }

  #makeWindow(): PageWindow {
    const { pageFiles, preload, icons, platform, state, clock, log, onSessionEnd } = this.#options;
    const session = pageSession(this.#withDeveloperTools);
    serveAppProtocol(session, pageFiles);
    return new PageWindow({
      session,
      preload,
      // Elsewhere the program brings it.
      icon: platform === 'linux' ? join(icons, 'app.png') : null,
      withDeveloperTools: this.#withDeveloperTools,
      state,
      clock,
      log,
      mayClose: () => this.#mayClose(),
      onBroken: () => {
        dialog.showErrorBox(productName, brokenPage);
      },
      onVisible: (visible) => {
        if (!this.#onMac) return;
        // Without its window the app lives in the menu bar alone.
        if (visible) void app.dock?.show();
        else app.dock?.hide();
      },
      onSessionEnd,
    });
  }

  #makeReach(): TrayReach {
    const { platform, clock, log } = this.#options;
    return new TrayReach({
      tray: this.#tray,
      platform,
      watch: async (...watching) => (await import('./tray-host.ts')).watchTrayHost(...watching),
      onLost: () => {
        if (!this.#window.isVisible()) this.#window.show();
      },
      clock,
      log,
    });
  }

  #connectPage(): void {
    const { signoff, clock, log } = this.#options;
    const contents = (): readonly WebContents[] => this.#window.contents();
    registerHandlers(signoff.handlers, (asking) => contents().includes(asking), log);
    const source = {
      current: () => signoff.snapshot(),
      onChange: (listener: () => void) => signoff.onChange(listener),
    };
    pushSnapshots(source, contents, clock, log);
  }

  /** What brings the tray and the menus up to date, and the window to the front where a sign-in needs the person back. */
  #makeFollower(): () => number {
    const { signoff } = this.#options;
    let signInStep = signoff.snapshot().signIn?.step ?? null;
    return () => {
      if (this.#ending) return 0;
      const snapshot = signoff.snapshot();
      this.#tray?.update(snapshot);
      this.#menuBar.update();
      const step = snapshot.signIn?.step ?? null;
      if (isNeededBack(signInStep, step)) this.#window.show({ view: 'sign-in' });
      signInStep = step;
      return menuPause;
    };
  }

  #perform(action: MenuAction): void {
    if (!this.#ending) this.#actions.perform(action);
  }

  /**
   * Closing leaves the app in the tray, where it goes on with sign-outs that wait; the person is told so once. On macOS an app
   * without windows lives on anyhow. Where no icon is shown, the window is all there is, and closing it ends the app, as people expect.
   */
  #mayClose(): boolean {
    const { state } = this.#options;
    if (this.#ending) return true;
    if (!this.#reach.isShown && !this.#onMac) {
      app.quit();
      return true;
    }
    if (!state.current().toldAboutTray) {
      this.#notifier.show({
        ...closedToTray(this.#onMac),
        isProblem: false,
        onClick: () => this.#window.show(),
      });
      state.change({ toldAboutTray: true });
    }
    return false;
  }
}

async function showInDialog(notices: readonly Notice[]): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: productName,
    ...dialogText(notices),
    buttons: [actions.close, menuWords.show],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) notices.at(-1)?.onClick();
}
