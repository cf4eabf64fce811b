import type * as ElectronTypes from 'electron';
import { app } from './app.ts';
import { Downloads } from './downloads.ts';
import { fetchAsElectron } from './net-fetch.ts';
import type { PageSession } from './contracts.ts';
import { emulated, EmulatedEmitter } from './not-emulated.ts';
import { Permissions } from './permissions.ts';
import { isRegisteredScheme, registerScheme } from './scheme-origins.ts';
import { browser, state } from './state.ts';
import { WebRequestStandIn } from './web-request.ts';

type Used = Pick<
  ElectronTypes.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setSpellCheckerEnabled'
  | 'isSpellCheckerEnabled'
  | 'setUserAgent'
  | 'getUserAgent'
  | 'isPersistent'
  | 'fetch'
>;

type ProtocolHandler = Parameters<ElectronTypes.Protocol['handle']>[1];

const events = [
  'select-hid-device',
  'select-serial-port',
  'select-usb-device',
  'spellcheck-dictionary-initialized',
  'will-download',
];

export class SessionStandIn extends EmulatedEmitter implements Used, PageSession {
  readonly partition: string;
  readonly webRequest = new WebRequestStandIn();
  readonly permissions: Permissions;
  readonly protocolHandlers = new Map<string, ProtocolHandler>();
  readonly protocol: Pick<ElectronTypes.Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;
  /** Chromium's browser context. Undefined: the browser's own one, which is kept in the profile. */
  readonly contextId: Promise<string | undefined>;
  readonly downloads: Downloads;
  private userAgent: string | null = null;
  private spellChecker = true;

  constructor(partition: string) {
    super('Session', events);
    this.partition = partition;
    this.protocol = emulated('session.protocol', {
      handle: (scheme: string, handler: ProtocolHandler) => {
        if (!isRegisteredScheme(scheme)) {
          throw new Error(`not emulated: protocol.handle('${scheme}'), which is no standard scheme`);
        }
        if (this.protocolHandlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        this.protocolHandlers.set(scheme, handler);
      },
      unhandle: (scheme: string) => {
        if (!this.protocolHandlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
      },
      isProtocolHandled: (scheme: string) => this.protocolHandlers.has(scheme),
    });
    this.contextId = this.createContext();
    this.permissions = new Permissions(this.contextId);
    this.downloads = new Downloads(this.contextId);
  }

  setPermissionRequestHandler(
    handler: Parameters<ElectronTypes.Session['setPermissionRequestHandler']>[0],
  ): void {
    this.permissions.onRequest = handler;
  }

  setPermissionCheckHandler(
    handler: Parameters<ElectronTypes.Session['setPermissionCheckHandler']>[0],
  ): void {
    this.permissions.onCheck = handler;
  }

  setDevicePermissionHandler(
    handler: Parameters<ElectronTypes.Session['setDevicePermissionHandler']>[0],
  ): void {
    this.permissions.onDevice = handler;
  }

  setDisplayMediaRequestHandler(
    handler: Parameters<ElectronTypes.Session['setDisplayMediaRequestHandler']>[0],
  ): void {
    this.permissions.onDisplayMedia = handler;
  }

  setBluetoothPairingHandler(): void {
    // Electron asks it on Windows and Linux while a device is paired; there is none.
  }

  setUSBProtectedClassesHandler(): void {
    // Asked while a page lists USB devices; there is none.
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  setUserAgent(userAgent: string): void {
    this.userAgent = userAgent;
  }

  getUserAgent(): string {
    const { name } = app;
    return (
      this.userAgent ??
      `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${name}/${app.getVersion()} Chrome/${browser().version} Electron/${process.versions.electron} Safari/537.36`
    );
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }

  fetch(...[input, init]: Parameters<ElectronTypes.Session['fetch']>): Promise<Response> {
    return fetchAsElectron(input, init, this.getUserAgent());
  }

  private async createContext(): Promise<string | undefined> {
    if (this.isPersistent()) {
      if (this.partition !== '') throw new Error(`not emulated: partition ${this.partition}`);
      return undefined;
    }
    const { browserContextId } = await browser().devTools.browser.send('Target.createBrowserContext', {
      disposeOnDetach: true,
    });
    return browserContextId;
  }
}

const sessions = new Map<string, SessionStandIn>();

export function allSessions(): SessionStandIn[] {
  return [...sessions.values()];
}

function fromPartition(partition: string): SessionStandIn {
  if (!state.isReady) throw new Error('Session can only be received when app is ready');
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const created = new SessionStandIn(partition);
  sessions.set(partition, created);
  app.emit('session-created', created);
  return created;
}

export const session = emulated('session', {
  fromPartition: (partition: string, _options?: ElectronTypes.FromPartitionOptions) =>
    fromPartition(partition),
  get defaultSession() {
    return fromPartition('');
  },
});

export const protocol = emulated('protocol', {
  registerSchemesAsPrivileged: (custom: ElectronTypes.CustomScheme[]) => {
    if (state.isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges } of custom) {
      // An https origin stands in for the scheme, and is both.
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new Error(`not emulated: the scheme ${scheme}, which is not both standard and secure`);
      }
      registerScheme(scheme);
    }
  },
  handle: (scheme: string, handler: ProtocolHandler) => fromPartition('').protocol.handle(scheme, handler),
});
