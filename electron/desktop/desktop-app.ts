import { app, dialog, Menu } from 'electron';
import { join } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import {
  brokenPage,
  closedToTray,
  menuWords,
  shortLogin,
  startAtLoginFailed,
  tooltipWords,
} from '../../shared/messages/desktop.ts';
import { actions, product } from '../../shared/messages/page.ts';
import { productName } from '../../shared/product-name.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { Signoff } from '../core/signoff.ts';
import { serveAppProtocol, type PageFiles } from './app-protocol.ts';
import { applicationMenu } from './application-menu.ts';
import { openInBrowser } from './browser.ts';
import { secureAllContents } from './contents-security.ts';
import type { DesktopStateFile } from './desktop-state.ts';
import { exportDiagnostics, type DiagnosticsOptions } from './export-diagnostics.ts';
import { openExternalLink } from './external-links.ts';
import { registerHandlers } from './ipc/register-handlers.ts';
import { pushSnapshots } from './ipc/snapshot-push.ts';
import type { MenuAction } from './menu-model.ts';
import { templateOf } from './menu-template.ts';
import { dialogText, NoticeDialogs, type Notice } from './notice-dialogs.ts';
import { Notifier } from './notifications.ts';
import { paced } from './paced.ts';
import { PageWindow } from './page-window.ts';
import { pageSession } from './sessions.ts';
import { isNeededBack } from './sign-in-return.ts';
import { SignOutFromTray } from './sign-out-from-tray.ts';
import type { Wish } from './single-instance.ts';
import type { StartAtLogin } from './start-at-login.ts';
import { TrayReach } from './tray-reach.ts';
import { openTray } from './tray.ts';

/** The tray and the menus do not change more often than this, in milliseconds. */
const menuPause = 100;

export interface DesktopOptions {
  readonly signoff: Signoff;
  readonly pageFiles: PageFiles;
  readonly preload: string;
  /** The folder of the icons. */
  readonly icons: string;
  readonly platform: NodeJS.Platform;
  /** The Linux desktop's name, empty elsewhere. */
  readonly desktopName: string;
  readonly state: DesktopStateFile;
  readonly startAtLogin: StartAtLogin;
  readonly diagnostics: DiagnosticsOptions;
  readonly clock: Clock;
  readonly log: Log;
  /** Windows ends the person's session. */
  readonly onSessionEnd: () => void;
}

export interface Desktop {
  /** Shows what this or another start of the app asks for. */
  carryOut(wish: Wish): void;
  /** Resolves when the window that is opening has its page; at once where none is opening. */
  loaded(): Promise<void>;
  /** Says something in a notification; a click on it shows the window. */
  tell(text: string): void;
  /** The window goes, and the tray only says that the app is ending. */
  leaveScreen(): void;
}

/** The desktop's side, put together: call it when the app is ready. */
export function startDesktop(options: DesktopOptions): Desktop {
  const { signoff, pageFiles, preload, platform, state, startAtLogin, clock, log } = options;
  const onMac = platform === 'darwin';
  const withDeveloperTools = !app.isPackaged;
  let ending = false;

  secureAllContents(app, {
    onOpen: (address) => {
      openExternalLink(address, {
        snapshot: () => signoff.snapshot(),
        open: (allowed) => openInBrowser(allowed, platform),
        log,
      });
    },
    log,
  });
  const session = pageSession(withDeveloperTools);
  serveAppProtocol(session, pageFiles);

  const notifier = new Notifier(new NoticeDialogs(showInDialog), log);
  const signingOut = new SignOutFromTray({
    signoff,
    platform,
    ask: async (question) => {
      // A dialog without a window would otherwise open behind the program in front.
      if (onMac) app.focus({ steal: true });
      return (await dialog.showMessageBox(question.options)).response;
    },
    tell: (body, about) => {
      const place = about === null ? null : ({ view: 'account', id: about.id } as const);
      // The system says whose notification it is; the outcome does not always say whose account.
      const title = about === null ? productName : shortLogin(about);
      notifier.show({ title, body, onClick: () => window.show(place) });
    },
  });
  const tray = openTray(
    {
      icons: options.icons,
      platform,
      desktop: options.desktopName,
      perform,
      startsAtLogin: () => startAtLogin.isOn(),
      log,
    },
    signoff.snapshot(),
  );
  const window = new PageWindow({
    session,
    preload,
    // Elsewhere the program brings it.
    icon: platform === 'linux' ? join(options.icons, 'app.png') : null,
    withDeveloperTools,
    state,
    clock,
    log,
    mayClose: onCloseAsked,
    onBroken: () => {
      dialog.showErrorBox(productName, brokenPage);
    },
    onVisible: (visible) => {
      if (!onMac) return;
      // Without its window the app lives in the menu bar alone.
      if (visible) void app.dock?.show();
      else app.dock?.hide();
    },
    onSessionEnd: options.onSessionEnd,
  });

  const reach = new TrayReach({
    tray,
    platform,
    watch: async (...watching) => (await import('./tray-host.ts')).watchTrayHost(...watching),
    onLost: () => {
      if (!window.isVisible()) window.show();
    },
    clock,
    log,
  });

  registerHandlers(signoff.handlers, (contents) => window.contents().includes(contents), log);
  const source = {
    current: () => signoff.snapshot(),
    onChange: (listener: () => void) => signoff.onChange(listener),
  };
  pushSnapshots(source, () => window.contents(), clock, log);

  let shownMenu = '';
  let signInStep = signoff.snapshot().signIn?.step ?? null;
  const follow = paced(clock, () => {
    if (ending) return 0;
    const snapshot = signoff.snapshot();
    tray?.update(snapshot);
    updateApplicationMenu();
    const step = snapshot.signIn?.step ?? null;
    if (isNeededBack(signInStep, step)) window.show({ view: 'sign-in' });
    signInStep = step;
    return menuPause;
  });
  signoff.onChange(follow.due);
  updateApplicationMenu();

  return {
    carryOut: ({ account, hidden }) => {
      // Without an icon a hidden app could not be found.
      if (ending || (hidden && (reach.isShown || onMac))) return;
      const { accounts, history } = signoff.snapshot();
      const isHere = [...accounts, ...history].some(({ id }) => id === account);
      window.show(account !== null && isHere ? { view: 'account', id: account } : null);
      if (account !== null && !isHere) tell(product.noSuchAccount);
    },
    loaded: () => window.loaded(),
    tell,
    leaveScreen: () => {
      ending = true;
      reach.end();
      follow.end();
      window.destroy();
      tray?.say(`${productName}: ${tooltipWords.ending}`);
    },
  };

  function tell(body: string): void {
    notifier.show({ title: productName, body, onClick: () => window.show() });
  }

  function perform(action: MenuAction): void {
    if (ending) return;
    switch (action.kind) {
      case 'open':
        window.show();
        return;
      case 'show-account':
        window.show({ view: 'account', id: action.account });
        return;
      case 'sign-in':
      case 'settings':
        window.show({ view: action.kind });
        return;
      case 'sign-out':
        inBackground(signingOut.signOut(action.account));
        return;
      case 'sign-out-all':
        inBackground(signingOut.signOutAll());
        return;
      case 'try-now':
        inBackground(signingOut.tryNow(action.account));
        return;
      case 'start-at-login':
        if (!startAtLogin.set(action.on)) dialog.showErrorBox(productName, startAtLoginFailed);
        // The system has turned the checkbox already, whatever came of it.
        tray?.rebuildMenu();
        shownMenu = '';
        updateApplicationMenu();
        return;
      case 'export-diagnostics':
        inBackground(
          exportDiagnostics(options.diagnostics, signoff.snapshot(), clock.now(), reach.isShown, tell),
        );
        return;
      case 'quit':
        app.quit();
        return;
      default:
        assertNever(action, 'menu action');
    }
  }

  /**
   * Closing leaves the app in the tray, where it goes on with sign-outs that wait; the person is told so once. On macOS an app
   * without windows lives on anyhow. Where no icon is shown the window is all there is, and people expect its end to be the app's.
   */
  function onCloseAsked(): boolean {
    if (ending) return true;
    if (!reach.isShown && !onMac) {
      app.quit();
      return true;
    }
    if (!state.current().toldAboutTray) {
      notifier.show({ ...closedToTray(onMac), onClick: () => window.show() });
      state.change({ toldAboutTray: true });
    }
    return false;
  }

  function updateApplicationMenu(): void {
    const entries = applicationMenu(signoff.snapshot(), {
      platform,
      withDeveloperTools,
      startsAtLogin: startAtLogin.isOn(),
    });
    const text = JSON.stringify(entries);
    if (text !== shownMenu) Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(entries, perform)));
    shownMenu = text;
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

  /** Where it fails that is a bug, which is no reason to end the app. */
  function inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => {
      log.error('unexpected-error', { error: error instanceof Error ? error.name : typeof error });
    });
  }
}
