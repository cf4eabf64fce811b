/* global Buffer, process, setImmediate */

/**
 * Loaded into Electron's own main process (`electron -r`) before the app: keeps what the app shows, lets tests answer in a
 * person's place, and gives them the operations of `desktop.ts`. The app's code is not touched. What Electron's JavaScript
 * asks of the native side is caught there (`process._linkedBinding`), because the modules of `electron` cannot be changed.
 *
 * The app hears that Electron is ready only when Playwright has connected and calls `__playwright_run`, as with Playwright's own loader:
 * a window that opens while Playwright connects can leave it waiting for ever.
 */
const electron = require('electron');
const { deserialize } = require('node:v8');
const { app, BrowserWindow, ipcMain, nativeImage, nativeTheme, powerMonitor } = electron;

const imageFiles = new WeakMap();
let lastImage = null;
const trays = new Map();
const notifications = [];
const openDialogs = new Map();
const errorBoxes = [];
const downloads = [];
let online = true;
let hasNotificationDaemon = true;
let aboutPanelShown = false;
let loginItem = null;
let applicationMenu = null;
let lastId = 0;

const ready = app.whenReady();
const connected = new Promise((resolve) => {
  globalThis.__playwright_run = resolve;
});
app.whenReady = () => connected.then(() => ready);

/** Replaces a function and hands the original on. */
function wrap(owner, name, make) {
  const original = owner[name];
  owner[name] = make(original);
}

wrap(nativeImage, 'createFromPath', (original) => (file) => {
  const image = original.call(nativeImage, file);
  imageFiles.set(image, file);
  lastImage = image;
  return image;
});

for (const name of ['setImage', 'setToolTip', 'setContextMenu']) {
  wrap(
    electron.Tray.prototype,
    name,
    (original) =>
      function (value) {
        // A constructor cannot be wrapped: the picture it was given is the last one that was read.
        const tray = trays.get(this) ?? { image: lastImage, toolTip: '', menu: null };
        trays.set(this, tray);
        if (name === 'setImage') tray.image = value;
        if (name === 'setToolTip') tray.toolTip = value;
        if (name === 'setContextMenu') tray.menu = value;
        return original.call(this, value);
      },
  );
}
wrap(
  electron.Tray.prototype,
  'destroy',
  (original) =>
    function () {
      trays.delete(this);
      return original.call(this);
    },
);

// The tests' bus has no notification daemon: one is played here, and where it is gone, Electron is left to find that out.
wrap(
  electron.Notification.prototype,
  'show',
  (original) =>
    function () {
      if (!hasNotificationDaemon) return original.call(this);
      notifications.push({ id: ++lastId, notification: this, isClosed: false });
      this.emit('show', {});
    },
);
wrap(
  electron.Notification.prototype,
  'close',
  (original) =>
    function () {
      const entry = notifications.find(({ notification }) => notification === this);
      if (entry === undefined) return original.call(this);
      if (!entry.isClosed) this.emit('close', {});
      entry.isClosed = true;
    },
);

const dialogBinding = process._linkedBinding('electron_browser_dialog');
const waitForPerson = (reading, answerOf) =>
  new Promise((resolve) => {
    const id = ++lastId;
    openDialogs.set(id, {
      reading: { id, ...reading },
      answer: (answer) => resolve(answerOf(answer)),
    });
  });
dialogBinding.showMessageBox = (settings) => {
  const { buttons, defaultId, cancelId, title, message, detail, messageBoxType, checkboxChecked, window } =
    settings;
  const labels = buttons.length === 0 ? ['OK'] : buttons;
  return waitForPerson(
    {
      kind: 'message',
      type: ['none', 'info', 'warning', 'error', 'question'][messageBoxType],
      title,
      message,
      detail,
      buttons: labels,
      defaultButton: labels[defaultId] ?? null,
      cancelButton: labels[cancelId] ?? null,
      defaultPath: '',
      windowId: window?.id ?? null,
    },
    (answer) => {
      const response = answer === null ? cancelId : labels.indexOf(answer.button);
      if (response < 0) throw new Error(`There is no button «${answer.button}», but: ${labels.join(', ')}`);
      return { response, checkboxChecked };
    },
  );
};
dialogBinding.showSaveDialog = ({ title, defaultPath, window }) =>
  waitForPerson(
    {
      kind: 'save',
      type: 'none',
      title,
      message: '',
      detail: '',
      buttons: [],
      defaultButton: null,
      cancelButton: null,
      defaultPath,
      windowId: window?.id ?? null,
    },
    (answer) => ({ canceled: answer === null, filePath: answer?.file ?? '' }),
  );
dialogBinding.showErrorBox = (title, content) => errorBoxes.push({ title, content });

// A machine that is offline itself can run the tests too.
electron.net.isOnline = () => online;
wrap(app, 'showAboutPanel', () => () => (aboutPanelShown = true));
wrap(app, 'setLoginItemSettings', () => (settings) => (loginItem = settings));
wrap(electron.Menu, 'setApplicationMenu', (original) => (menu) => {
  applicationMenu = menu;
  return original.call(electron.Menu, menu);
});
// What a window was asked to be, which Electron tells in parts only. Its constructor cannot be wrapped either, but it reads this.
let askedLast = {};
const asked = new WeakMap();
Object.defineProperty(Object.prototype, 'offscreen', {
  get() {
    if (Object.hasOwn(this, 'sandbox')) askedLast = { ...this };
    return undefined;
  },
});
app.on('browser-window-created', (_event, window) => asked.set(window, askedLast));
app.on('session-created', (session) => {
  session.on('will-download', (event, item) => {
    const record = { url: item.getURL(), wasPrevented: false };
    downloads.push(record);
    // The app's own listener may come after this one.
    setImmediate(() => (record.wasPrevented = event.defaultPrevented));
  });
});

const shown = (label) => label.replaceAll(/&(&?)/g, '$1');
const readMenu = (menu) =>
  menu.items.map((item) => ({
    id: item.id ?? '',
    label: shown(item.label),
    type: item.type,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    role: item.role ?? null,
    accelerator: item.accelerator ?? null,
    submenu: item.submenu ? readMenu(item.submenu) : null,
  }));
function clickIn(menu, [step, ...rest]) {
  const item = menu?.items.find(({ id, label }) => id === step || shown(label) === step);
  if (item === undefined) throw new Error(`The menu has no «${step}»`);
  if (rest.length > 0) return clickIn(item.submenu, rest);
  if (!item.enabled || !item.visible) throw new Error(`Nobody can click «${item.label}»`);
  const focused = BrowserWindow.getFocusedWindow();
  item.click({}, focused, focused?.webContents);
}
function theTray() {
  const [entry] = trays;
  if (entry === undefined) throw new Error('There is no tray icon');
  return entry;
}
function theWindow(id) {
  const window = BrowserWindow.fromId(id);
  if (window === null) throw new Error(`There is no window ${id}`);
  return window;
}
/** Oldest first; Electron gives the newest first. */
const allWindows = () => BrowserWindow.getAllWindows().sort((one, other) => one.id - other.id);
const frameId = (frame) => `${frame.processId}:${frame.routingId}`;
/** Without the session, and without what Electron has copied from the window's other options. */
const notPlain = ['session', 'show', 'backgroundColor', 'transparent'];
const plainPreferences = (preferences) =>
  Object.fromEntries(Object.entries(preferences).filter(([name]) => !notPlain.includes(name)));
function readWindow(window) {
  return {
    id: window.id,
    title: window.getTitle(),
    url: window.webContents.getURL(),
    isVisible: window.isVisible(),
    isFocused: window.isFocused(),
    isMinimized: window.isMinimized(),
    isMaximized: window.isMaximized(),
    bounds: window.getBounds(),
    backgroundColor: window.getBackgroundColor(),
    askedPreferences: plainPreferences(asked.get(window)),
    webPreferences: plainPreferences(window.webContents.getLastWebPreferences()),
    frames: window.webContents.mainFrame.framesInSubtree.map((frame) => ({
      id: frameId(frame),
      url: frame.url,
      isMain: frame.parent === null,
    })),
  };
}

const operations = {
  tray: () => {
    const [[, tray] = []] = trays;
    if (tray === undefined) return null;
    const { image, toolTip, menu } = tray;
    return {
      image: imageFiles.get(image) ?? '',
      isTemplate: image.isTemplateImage(),
      toolTip,
      menu: menu === null ? null : readMenu(menu),
    };
  },
  clickTray: () => void theTray()[0].emit('click', {}, {}, {}),
  clickTrayMenu: (path) => clickIn(theTray()[1].menu, path),
  applicationMenu: () => (applicationMenu === null ? null : readMenu(applicationMenu)),
  clickApplicationMenu: (path) => clickIn(applicationMenu, path),
  dialogs: () => [...openDialogs.values()].map(({ reading }) => reading),
  answerDialog: (id, answer) => {
    const dialog = openDialogs.get(id);
    if (dialog === undefined) throw new Error(`There is no dialog ${id}`);
    dialog.answer(answer);
    openDialogs.delete(id);
  },
  errorBoxes: () => errorBoxes,
  notifications: () =>
    notifications.map(({ id, notification: { title, body }, isClosed }) => ({ id, title, body, isClosed })),
  clickNotification: (id) => {
    const entry = notifications.find((candidate) => candidate.id === id);
    if (entry === undefined) throw new Error(`There is no notification ${id}`);
    entry.notification.emit('click', {});
    entry.notification.close();
  },
  supportNotifications: (supported) => void (hasNotificationDaemon = supported),
  setOnline: (isOnline) => void (online = isOnline),
  power: (event) => {
    let isPrevented = false;
    powerMonitor.emit(event, { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  },
  setTheme: (theme) => void (nativeTheme.themeSource = theme),
  windows: () => allWindows().map(readWindow),
  closeWindow: (id) => theWindow(id).close(),
  minimizeWindow: (id) => theWindow(id).minimize(),
  setBounds: (id, bounds) => theWindow(id).setBounds(bounds),
  reloadPage: (id) => theWindow(id).webContents.reload(),
  crashPage: (id) => theWindow(id).webContents.forcefullyCrashRenderer(),
  openForeignWindow: async () => {
    const [window] = allWindows();
    const webPreferences = { ...plainPreferences(asked.get(window)), session: window.webContents.session };
    await new BrowserWindow({ show: false, webPreferences }).loadURL(window.webContents.getURL());
  },
  strayWindows: () =>
    allWindows()
      .slice(1)
      .map(({ webContents }) => webContents.getURL()),
  downloads: () => downloads,
  ipcChannels: () => [
    ...ipcMain._invokeHandlers.keys(),
    ...ipcMain.eventNames().filter((name) => name !== 'error'),
  ],
  /** The handler is called with the frame as it is, because no renderer here has been taken over. */
  invokeFrom: async (id, channel, args) => {
    for (const { webContents } of allWindows()) {
      const senderFrame = webContents.mainFrame.framesInSubtree.find((frame) => frameId(frame) === id);
      if (senderFrame === undefined) continue;
      const remote = `Error invoking remote method '${channel}': `;
      const handler = ipcMain._invokeHandlers.get(channel);
      if (handler === undefined) return { error: `${remote}Error: No handler registered for '${channel}'` };
      try {
        return { result: await handler({ type: 'frame', sender: webContents, senderFrame }, ...args) };
      } catch (error) {
        return { error: `${remote}${String(error)}` };
      }
    }
    throw new Error(`There is no frame ${id}`);
  },
  appRecord: () => ({
    protocolClients: ['signoff'].filter((scheme) => app.isDefaultProtocolClient(scheme)),
    loginItem,
    sandboxForAll: app.commandLine.hasSwitch('enable-sandbox'),
    aboutPanelShown,
  }),
  quit: () => app.quit(),
  openUrl: (url) => void app.emit('open-url', { preventDefault: () => undefined }, url),
  activate: () => void app.emit('activate', {}, false),
};

/**
 * The inspector breaks into code that is running, even between a promise's rejection and its handler: the operation waits for
 * its turn in the event loop, as what really comes from outside does.
 * @param args a list in V8's own format, because Playwright hands over no Map, no Set and no bytes
 */
globalThis.signoffDesktop = async (name, args) => {
  await new Promise(setImmediate);
  return operations[name](...deserialize(Buffer.from(args, 'base64')));
};
