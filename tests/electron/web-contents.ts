import type * as ElectronTypes from 'electron';
import { app } from './app.ts';
import { unlessGone, type DevToolsSession } from './browser/devtools.ts';
import { addContents, nextContentsId, removeContents } from './contents-list.ts';
import type { PageContents, PageSession } from './contracts.ts';
import { FrameTree, prepare } from './frame-tree.ts';
import { codec } from './ipc-main.ts';
import { LoadFailure, Loads } from './loads.ts';
import { openNewWindow } from './new-windows.ts';
import { EmulatedEmitter } from './not-emulated.ts';
import { toApp, toBrowser } from './scheme-origins.ts';
import { browser } from './state.ts';
import type { FrameStandIn } from './web-frame-main.ts';

type WindowOpenHandler = Parameters<ElectronTypes.WebContents['setWindowOpenHandler']>[0];
type Used = Pick<
  ElectronTypes.WebContents,
  | 'id'
  | 'getURL'
  | 'getTitle'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'isDestroyed'
  | 'isCrashed'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
  | 'focus'
  | 'getType'
>;

const events = [
  'before-input-event',
  'certificate-error',
  'console-message',
  'context-menu',
  'destroyed',
  'devtools-opened',
  'did-create-window',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'responsive',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-prevent-unload',
  'will-redirect',
];

/** What a window gives its page. */
export interface ContentsOptions {
  readonly session: PageSession;
  readonly preload: string | null;
  readonly width: number;
  readonly height: number;
}

export class WebContentsStandIn extends EmulatedEmitter implements Used, PageContents {
  readonly id = nextContentsId();
  readonly session: PageSession;
  readonly preload: string | null;
  readonly frames: FrameTree;
  /** The page's own session of the DevTools protocol, once the page is there. */
  readonly opened: Promise<DevToolsSession>;
  windowOpenHandler: WindowOpenHandler | null = null;
  /** Called when something is first painted of a document. */
  onPaint: () => void = () => undefined;
  onTitle: (title: string) => void = () => undefined;
  targetId = '';
  private readonly loads = new Loads();
  private title = '';
  private isGone = false;
  private hasCrashed = false;

  constructor(options: ContentsOptions) {
    super('WebContents', events);
    this.session = options.session;
    this.preload = options.preload;
    this.frames = new FrameTree(this);
    addContents(this);
    this.opened = this.open(options);
    unlessGone(this.opened);
    // Electron tells it when the object is made, before anything is loaded into it.
    app.emit('web-contents-created', {}, this);
  }

  get mainFrame(): FrameStandIn {
    return this.frames.main();
  }

  getURL(): string {
    return this.isGone ? '' : this.frames.address();
  }

  getTitle(): string {
    return this.title;
  }

  getType(): 'window' {
    return 'window';
  }

  focus(): void {
    // A window that is shown has it.
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isCrashed(): boolean {
    return this.hasCrashed;
  }

  loadURL(address: string, _options?: ElectronTypes.LoadURLOptions): Promise<void> {
    const loading = this.loads.begin(toBrowser(address));
    const asked = this.opened.then(async (page) => {
      const { errorText, isDownload } = await page.send('Page.navigate', { url: toBrowser(address) });
      if (errorText !== undefined) throw new LoadFailure(errorText, address);
      if (isDownload === true) throw new LoadFailure('net::ERR_ABORTED', address);
    });
    asked.catch((error: unknown) => {
      this.loads.fail(error instanceof Error ? error : new Error(String(error)));
      if (error instanceof LoadFailure)
        this.emit('did-fail-load', {}, error.errno, error.code, address, true);
    });
    // As in Electron, nobody has to look at it.
    loading.catch(() => undefined);
    return loading;
  }

  reload(): void {
    this.loads.begin(toBrowser(this.getURL())).catch(() => undefined);
    this.hasCrashed = false;
    unlessGone(this.opened.then((page) => page.send('Page.reload')));
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
    this.frames.deliver(channel, codec.encode(args));
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    unlessGone(this.opened.then((page) => page.send('Page.crash')));
  }

  /** Whether the app itself asked for this main-frame document; a second document of that address is the page's own. */
  takeLoad(address: string): boolean {
    return this.loads.take(address);
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.frames.forget();
    removeContents(this.id);
    this.loads.fail(new Error('Object has been destroyed'));
    unlessGone(
      this.opened.then(() =>
        browser().devTools.browser.send('Target.closeTarget', { targetId: this.targetId }),
      ),
    );
    this.emit('destroyed');
  }

  resize(width: number, height: number): void {
    unlessGone(this.opened.then((page) => setSize(page, width, height)));
  }

  titleChanged(title: string): void {
    if (title === this.title || this.isGone) return;
    this.title = title;
    this.onTitle(title);
  }

  private async open({ width, height }: ContentsOptions): Promise<DevToolsSession> {
    await this.session.downloads.watch();
    const { page, targetId } = await openNewWindow(this.session, { width, height });
    this.targetId = targetId;
    await prepare(this, page);
    const { frameTree } = await page.send('Page.getFrameTree');
    this.frames.start(page, frameTree.frame.id);
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.emit('did-navigate', {}, toApp(frame.url), 200, '');
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMainFrame = this.frames.main().devToolsId === frameId;
      this.frames.movedWithin(frameId, url);
      this.emit('did-navigate-in-page', {}, toApp(url), isMainFrame, 1, 1);
      if (isMainFrame) this.loads.done();
    });
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    page.on('Page.loadEventFired', () => {
      // The empty page that every window begins with is nothing that the app has loaded.
      if (this.getURL() === 'about:blank' || this.getURL() === '') return;
      this.loads.done();
      this.emit('did-finish-load');
    });
    page.on('Page.lifecycleEvent', ({ name, frameId }) => {
      const isMainFrame = this.frames.main().devToolsId === frameId;
      if (name === 'firstPaint' && isMainFrame && this.getURL() !== 'about:blank') this.onPaint();
    });
    page.on('Inspector.targetCrashed', () => {
      this.hasCrashed = true;
      const details = { reason: 'crashed', exitCode: 139 };
      this.emit('render-process-gone', {}, details);
      app.emit('render-process-gone', {}, this, details);
    });
    await page.send('Page.setLifecycleEventsEnabled', { enabled: true });
    await setSize(page, width, height);
    await page.send('Runtime.runIfWaitingForDebugger');
    return page;
  }
}

/** The page has the whole of its window, which the browser's own toolbar would take from it. */
async function setSize(page: DevToolsSession, width: number, height: number): Promise<void> {
  await page.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  });
}
