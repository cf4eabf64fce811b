import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type * as ElectronTypes from 'electron';
import { emulated, EmulatedEmitter, preventable } from './not-emulated.ts';
import { askForLock, holdLock, releaseLock } from './instance-lock.ts';
import { state } from './state.ts';

type PathName = Parameters<ElectronTypes.App['getPath']>[0];

type Used = Pick<
  ElectronTypes.App,
  | 'isPackaged'
  | 'name'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'isReady'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'focus'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
>;

/** What the app asked of the system, for tests to read. */
export interface AppRecord {
  readonly protocolClients: readonly string[];
  readonly loginItem: ElectronTypes.Settings | null;
  readonly sandboxForAll: boolean;
  readonly aboutPanelShown: boolean;
}

/** What ends with the app; called in this order, each once. */
interface Ending {
  /** Asks every window to close. False: one of them refused. */
  closeWindows(): boolean;
  destroyWindows(): void;
  /** Everything that is left; resolves when this process can go. */
  release(): Promise<void>;
}

const events = [
  'activate',
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'certificate-error',
  'child-process-gone',
  'login',
  'open-file',
  'open-url',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'select-client-certificate',
  'session-created',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
];

class AppStandIn extends EmulatedEmitter implements Used {
  name = '';
  readonly isPackaged = false;
  readonly commandLine: Pick<
    ElectronTypes.CommandLine,
    'hasSwitch' | 'getSwitchValue' | 'appendSwitch' | 'removeSwitch'
  >;
  /** Darwin's alone, and this system is none: an app asks for it by `?.`. */
  readonly dock = undefined;
  private readonly switches = new Map<string, string>();
  private readonly paths = new Map<string, string>();
  private readonly ready = Promise.withResolvers<undefined>();
  private readonly protocolClients: string[] = [];
  private loginItem: ElectronTypes.Settings | null = null;
  private sandboxForAll = false;
  private aboutPanelShown = false;
  private version = '';
  private ending: Ending | null = null;
  private isQuitting = false;
  private isExiting = false;

  constructor() {
    super('app', events);
    this.commandLine = emulated('app.commandLine', {
      hasSwitch: (name: string) => this.switches.has(name),
      getSwitchValue: (name: string) => this.switches.get(name) ?? '',
      appendSwitch: (name: string, value = '') => {
        this.switches.set(name, value);
      },
      removeSwitch: (name: string) => {
        this.switches.delete(name);
      },
    });
  }

  /** Reads the app's package.json and the switches among its arguments, as Electron does before any of its code. */
  load(appPath: string, words: readonly string[], ending: Ending): string {
    const file = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as {
      readonly name?: string;
      readonly productName?: string;
      readonly version?: string;
      readonly main?: string;
    };
    state.appPath = appPath;
    this.name = (file.productName ?? file.name ?? '').trim();
    this.version = file.version ?? '';
    this.ending = ending;
    for (const word of words) {
      const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/.exec(word) ?? [];
      if (name !== undefined) this.switches.set(name, value);
    }
    return path.join(appPath, file.main ?? 'index.js');
  }

  /** The switches that the browser of the app's windows starts with; the app's own words are not among them. */
  browserSwitches(): string[] {
    const passedOn = ['lang', 'force-device-scale-factor'];
    return [...this.switches]
      .filter(([name]) => passedOn.includes(name))
      .map(([name, value]) => `--${name}=${value}`);
  }

  becomeReady(): void {
    state.isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.ready.resolve(undefined);
  }

  record(): AppRecord {
    const { protocolClients, loginItem, sandboxForAll, aboutPanelShown } = this;
    return { protocolClients, loginItem, sandboxForAll, aboutPanelShown };
  }

  getAppPath(): string {
    return state.appPath;
  }

  getPath(name: PathName): string {
    const home = homedir();
    const appData = process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
    const known: Partial<Record<PathName, string>> = {
      home,
      appData,
      userData: path.join(appData, this.name),
      sessionData: this.paths.get('userData') ?? path.join(appData, this.name),
      temp: tmpdir(),
      exe: process.execPath,
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
      desktop: path.join(home, 'Desktop'),
      logs: path.join(this.paths.get('userData') ?? path.join(appData, this.name), 'logs'),
    };
    const found = this.paths.get(name) ?? known[name];
    if (found === undefined) throw new Error(`not emulated: app.getPath('${name}')`);
    return found;
  }

  setPath(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    this.paths.set(name, value);
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.version;
  }

  getLocale(): string {
    // As in Electron: not known before Chromium has been set up.
    return state.isReady ? (this.getPreferredSystemLanguages()[0] ?? 'en-US') : '';
  }

  getPreferredSystemLanguages(): string[] {
    return [(process.env['LANG'] ?? 'en_US').replace(/\..*$/, '').replace('_', '-')].map((tag) =>
      tag === 'C' || tag === 'POSIX' ? 'en-US' : tag,
    );
  }

  isReady(): boolean {
    return state.isReady;
  }

  whenReady(): Promise<void> {
    return this.ready.promise;
  }

  quit(): void {
    if (this.isQuitting || this.isExiting) return;
    // Electron quits from its own loop, never inside the caller.
    setImmediate(() => this.tryToQuit(0));
  }

  exit(code = 0): void {
    if (this.isExiting) return;
    this.isExiting = true;
    this.ending?.destroyWindows();
    this.leave(code);
  }

  focus(): void {
    // There is no other app on this desktop.
  }

  enableSandbox(): void {
    if (state.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxForAll = true;
  }

  setAppUserModelId(): void {
    // Windows' alone.
  }

  setAboutPanelOptions(): void {
    // Shown by the system.
  }

  showAboutPanel(): void {
    this.aboutPanelShown = true;
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const userData = this.getPath('userData');
    const tell = (argv: string[], directory: string, data: unknown): void => {
      // Never before `ready`.
      void this.ready.promise.then(() => this.emit('second-instance', {}, argv, directory, data));
    };
    return holdLock(userData, tell) || !askForLock(userData, additionalData ?? null, tell);
  }

  hasSingleInstanceLock(): boolean {
    throw new Error('not emulated: app.hasSingleInstanceLock');
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    if (!this.protocolClients.includes(protocol)) this.protocolClients.push(protocol);
    return true;
  }

  isDefaultProtocolClient(protocol: string): boolean {
    return this.protocolClients.includes(protocol);
  }

  removeAsDefaultProtocolClient(protocol: string): boolean {
    const at = this.protocolClients.indexOf(protocol);
    if (at >= 0) this.protocolClients.splice(at, 1);
    return at >= 0;
  }

  setLoginItemSettings(settings: ElectronTypes.Settings): void {
    this.loginItem = settings;
  }

  getLoginItemSettings(): ElectronTypes.LoginItemSettings {
    const openAtLogin = this.loginItem?.openAtLogin ?? false;
    return { openAtLogin } as ElectronTypes.LoginItemSettings;
  }

  /** A window has gone; the last one ends an app that does not listen. */
  windowClosed(left: number): void {
    if (left > 0 || this.isExiting) return;
    if (this.isQuitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  private tryToQuit(code: number): void {
    const refused = (event: string, ...details: unknown[]): boolean => {
      const asked = preventable({});
      this.emit(event, asked, ...details);
      return asked.defaultPrevented;
    };
    this.isQuitting = true;
    if (
      this.isExiting ||
      refused('before-quit') ||
      this.ending?.closeWindows() === false ||
      refused('will-quit')
    ) {
      this.isQuitting = false;
      return;
    }
    this.isExiting = true;
    this.leave(code);
  }

  private leave(code: number): void {
    this.emit('quit', {}, code);
    releaseLock();
    void (this.ending?.release() ?? Promise.resolve()).finally(() => {
      reallyExit(code);
    });
  }
}

const reallyExit = process.exit.bind(process);

export const app = new AppStandIn();
