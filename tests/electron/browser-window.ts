import type * as ElectronTypes from 'electron';
import { app } from './app.ts';
import { emulated, EmulatedEmitter, preventable } from './not-emulated.ts';
import type { SessionStandIn } from './session.ts';
import { session } from './session.ts';
import { state } from './state.ts';
import { WebContentsStandIn } from './web-contents.ts';
import { addWindow, allWindows, removeWindow, type WindowEntry } from './windows-list.ts';

type Options = ElectronTypes.BrowserWindowConstructorOptions;
type Used = Pick<
  ElectronTypes.BrowserWindow,
  | 'id'
  | 'title'
  | 'autoHideMenuBar'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'isVisible'
  | 'minimize'
  | 'isMinimized'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setBackgroundColor'
  | 'getBackgroundColor'
  | 'getTitle'
  | 'setTitle'
  | 'setMenuBarVisibility'
  | 'reload'
>;

const knownOptions = [
  'autoHideMenuBar',
  'backgroundColor',
  'center',
  'height',
  'icon',
  'minHeight',
  'minWidth',
  'show',
  'title',
  'webPreferences',
  'width',
  'x',
  'y',
];

/** What a page of Signoff's has, and the one value of each that is emulated; null: any. */
const knownPreferences: Readonly<Record<string, unknown>> = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  devTools: null,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  partition: null,
  preload: null,
  safeDialogs: null,
  sandbox: true,
  session: null,
  spellcheck: null,
  webSecurity: true,
  webviewTag: false,
};

const events = [
  'blur',
  'close',
  'closed',
  'focus',
  'hide',
  'maximize',
  'minimize',
  'move',
  'moved',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'resized',
  'responsive',
  'restore',
  'session-end',
  'show',
  'unmaximize',
  'unresponsive',
];

let lastId = 0;

class BrowserWindowStandIn extends EmulatedEmitter implements Used, WindowEntry {
  readonly id = ++lastId;
  readonly contents: WebContentsStandIn;
  readonly options: Options;
  autoHideMenuBar: boolean;
  title: string;
  menu: unknown = null;
  private visible: boolean;
  private focused = false;
  private minimized = false;
  private maximized = false;
  private isGone = false;
  private bounds: ElectronTypes.Rectangle;
  private background: string;

  constructor(options: Options = {}) {
    super('BrowserWindow', events);
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseUnknown(options);
    this.options = options;
    const { width = 800, height = 600, x = 560, y = 240, webPreferences = {} } = options;
    this.bounds = { x, y, width, height };
    this.background = options.backgroundColor ?? '#FFF';
    this.title = options.title ?? app.getName();
    this.autoHideMenuBar = options.autoHideMenuBar ?? false;
    this.visible = options.show ?? true;
    this.focused = this.visible;
    const asked = webPreferences.session as unknown as SessionStandIn | undefined;
    this.contents = new WebContentsStandIn({
      session: asked ?? session.fromPartition(webPreferences.partition ?? ''),
      preload: webPreferences.preload ?? null,
      width,
      height,
    });
    this.contents.onPaint = () => {
      if (!this.isGone) this.emit('ready-to-show');
    };
    this.contents.onTitle = (title) => {
      const event = preventable({});
      this.contents.emit('page-title-updated', event, title, true);
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.title = title;
    };
    addWindow(this);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindowStandIn[] {
    return allWindows().filter((window) => window instanceof BrowserWindowStandIn);
  }

  static getFocusedWindow(): BrowserWindowStandIn | null {
    return BrowserWindowStandIn.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindowStandIn | null {
    return BrowserWindowStandIn.getAllWindows().find((window) => window.contents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindowStandIn | null {
    return BrowserWindowStandIn.getAllWindows().find((window) => window.id === id) ?? null;
  }

  get webContents(): WebContentsStandIn {
    // As in Electron, where it is no more once the window is gone.
    if (this.isGone) throw new TypeError('Object has been destroyed');
    return this.contents;
  }

  loadURL(address: string, options?: ElectronTypes.LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(address, options);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    this.mustBeThere();
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    this.mustBeThere();
    if (!this.visible) return;
    this.visible = false;
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    this.mustBeThere();
    if (!this.visible || this.focused) return;
    for (const other of BrowserWindowStandIn.getAllWindows()) if (other !== this) other.blur();
    this.focused = true;
    this.emit('focus', {});
    app.emit('browser-window-focus', {}, this);
  }

  blur(): void {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur', {});
    app.emit('browser-window-blur', {}, this);
  }

  isFocused(): boolean {
    return this.focused;
  }

  isVisible(): boolean {
    this.mustBeThere();
    return this.visible;
  }

  minimize(): void {
    this.mustBeThere();
    this.minimized = true;
    this.blur();
    this.emit('minimize');
  }

  isMinimized(): boolean {
    this.mustBeThere();
    return this.minimized;
  }

  restore(): void {
    this.mustBeThere();
    this.minimized = false;
    this.emit('restore');
    this.focus();
  }

  maximize(): void {
    this.mustBeThere();
    this.maximized = true;
    this.show();
    this.emit('maximize');
  }

  unmaximize(): void {
    this.mustBeThere();
    this.maximized = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    this.mustBeThere();
    return this.maximized;
  }

  /** As a person does: what asks the app first. */
  close(): void {
    this.mustBeThere();
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.visible = false;
    this.focused = false;
    this.contents.destroy();
    const left = removeWindow(this);
    this.emit('closed');
    app.windowClosed(left);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  getBounds(): ElectronTypes.Rectangle {
    this.mustBeThere();
    return { ...this.bounds };
  }

  getNormalBounds(): ElectronTypes.Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<ElectronTypes.Rectangle>): void {
    this.mustBeThere();
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    const { x, y, width, height } = this.bounds;
    if (x !== before.x || y !== before.y) this.emit('move');
    if (width !== before.width || height !== before.height) {
      this.contents.resize(width, height);
      this.emit('resize');
    }
  }

  setBackgroundColor(color: string): void {
    this.mustBeThere();
    this.background = color;
  }

  getBackgroundColor(): string {
    return this.background;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setMenuBarVisibility(): void {
    // The menu is read and clicked by tests, whether it shows or not.
  }

  private mustBeThere(): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
  }
}

function refuseUnknown(options: Options): void {
  for (const name of Object.keys(options)) {
    if (!knownOptions.includes(name)) throw new Error(`not emulated: BrowserWindow option ${name}`);
  }
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    if (!(name in knownPreferences)) throw new Error(`not emulated: webPreferences.${name}`);
    const only = knownPreferences[name];
    if (only !== null && value !== only)
      throw new Error(`not emulated: webPreferences.${name} = ${String(value)}`);
  }
}

export const BrowserWindow = emulated('BrowserWindow', BrowserWindowStandIn);
