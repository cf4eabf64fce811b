import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { codec, ipcChannels } from './ipc-main.ts';
import { contentsOfFrame } from './contents-list.ts';
import { answerDialog, openDialogs, shownErrors } from './dialog.ts';
import { downloadRecords } from './downloads.ts';
import { Menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import type { Operations, WindowReading } from './operations.ts';
import { allNotifications, clickNotification, supportNotifications } from './notification.ts';
import { allSessions } from './session.ts';
import { browser, mishaps } from './state.ts';
import { openedAddresses, powerMonitor, refuseToOpen, setOnline } from './system.ts';
import { allTrays, type TrayStandIn } from './tray.ts';
import { strayWindows } from './window-open.ts';
import { allWindows, type WindowEntry } from './windows-list.ts';

const operations: Operations = {
  endpoint: () => browser().endpoint,
  mishaps: () => mishaps,

  tray: () => allTrays()[0]?.read() ?? null,
  clickTray: () => void theTray().emit('click', {}, { x: 0, y: 0, width: 16, height: 16 }, { x: 8, y: 8 }),
  clickTrayMenu: (path: readonly string[]) => theTray().contextMenu().find(path).clicked(),
  applicationMenu: () => Menu.getApplicationMenu()?.read() ?? null,
  clickApplicationMenu: (path: readonly string[]) => {
    const menu = Menu.getApplicationMenu();
    if (menu === null) throw new Error('The app has no menu');
    return menu.find(path).clicked();
  },

  dialogs: () => openDialogs(),
  answerDialog: (id, answer) => answerDialog(id, answer),
  errorBoxes: () => shownErrors(),
  notifications: () => allNotifications(),
  clickNotification: (id: number) => clickNotification(id),
  supportNotifications: (supported: boolean) => supportNotifications(supported),

  openedAddresses: () => openedAddresses(),
  refuseToOpen: (refuses: boolean) => refuseToOpen(refuses),
  setOnline: (online: boolean) => setOnline(online),
  power: (event) => {
    let isPrevented = false;
    powerMonitor.emit(event, { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  },
  setTheme: (theme) => nativeTheme.change(theme),

  windows: () => allWindows().map(readWindow),
  closeWindow: (id: number) => theWindow(id).close(),
  minimizeWindow: (id: number) => theWindow(id).minimize(),
  setBounds: (id: number, bounds: Partial<WindowReading['bounds']>) => theWindow(id).setBounds(bounds),
  reloadPage: (id: number) => theWindow(id).reload(),
  crashPage: async (id: number) => {
    const page = await theWindow(id).contents.opened;
    page.send('Page.crash').catch(() => undefined);
  },
  hangPage: (id: number) => void theWindow(id).emit('unresponsive'),
  openForeignWindow: async () => {
    const [own] = allWindows();
    if (own === undefined) throw new Error('There is no window');
    const { webPreferences = {} } = own.options;
    await new BrowserWindow({ show: false, webPreferences }).loadURL(own.contents.getURL());
  },
  strayWindows: () => strayWindows(),
  downloads: () => downloadRecords(),

  ipcChannels: () => ipcChannels(),
  invokeFrom: (frameId: string, channel: string, args: readonly unknown[]) => {
    const contents = contentsOfFrame(frameId);
    if (contents === undefined) throw new Error(`There is no frame ${frameId}`);
    return contents.frames.invokeFrom(frameId, channel, args);
  },
  permissions: async (permission: string, origin: string) => {
    const contents = allWindows()[0]?.contents;
    if (contents === undefined) throw new Error('There is no window');
    return Promise.all(
      allSessions().map(async (session) => ({
        partition: session.partition,
        check: session.permissions.check(contents, permission as never, origin),
        request: await session.permissions.request(contents, permission as never, origin),
      })),
    );
  },

  appRecord: () => app.record(),
  quit: () => app.quit(),
  openUrl: (url: string) => void app.emit('open-url', { preventDefault: () => undefined }, url),
  activate: () => void app.emit('activate', {}, false),
};

/** The first message: the app is ready. */
export interface Ready {
  readonly browserPid: number;
}

/** A call of a test, and its answer. */
interface Call {
  readonly id: number;
  readonly operation: keyof Operations;
  readonly args: string;
}
export type Answer = { readonly id: number; readonly result?: string; readonly error?: string };

/**
 * Listens to tests on an inherited socket. When its other end closes, whoever started the app has gone, and so goes
 * this process, at once.
 * @param descriptor of the socket.
 */
export function openControl(
  descriptor: number,
  endAtOnce: () => void,
): { announceReady(browserPid: number): void } {
  const socket = new Socket({ fd: descriptor, readable: true, writable: true });
  socket.unref();
  socket.on('close', endAtOnce);
  socket.on('error', endAtOnce);
  const write = (message: Answer | Ready): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
  };
  createInterface({ input: socket }).on('line', (line) => {
    const { id, operation, args } = JSON.parse(line) as Call;
    const carryOut = Reflect.get(operations, operation) as (...args: unknown[]) => unknown;
    Promise.resolve()
      .then(() => carryOut(...(codec.decode(args) as unknown[])))
      .then(
        (result) => write({ id, result: codec.encode(result) }),
        (error: unknown) => write({ id, error: error instanceof Error ? error.message : String(error) }),
      );
  });
  return { announceReady: (browserPid) => write({ browserPid }) };
}

function theTray(): TrayStandIn {
  const [tray] = allTrays();
  if (tray === undefined) throw new Error('There is no tray icon');
  return tray;
}

function theWindow(id: number): WindowEntry {
  const window = allWindows().find((entry) => entry.id === id);
  if (window === undefined) throw new Error(`There is no window ${id}`);
  return window;
}

function readWindow(window: WindowEntry): WindowReading {
  const { id, title, contents, options } = window;
  const { session: _session, ...preferences } = options.webPreferences ?? {};
  return {
    id,
    title,
    url: contents.getURL(),
    isVisible: window.isVisible(),
    isFocused: window.isFocused(),
    isMinimized: window.isMinimized(),
    isMaximized: window.isMaximized(),
    bounds: window.getBounds(),
    backgroundColor: window.getBackgroundColor(),
    webPreferences: preferences,
    targetId: contents.targetId,
    frames: contents.frames
      .all()
      .map((frame) => ({ id: frame.devToolsId, url: frame.url, isMain: frame.parent === null })),
  };
}
