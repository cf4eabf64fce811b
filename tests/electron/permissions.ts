import type * as ElectronTypes from 'electron';
import { unlessGone } from './browser/devtools.ts';
import type { PageContents } from './contracts.ts';
import { toApp } from './scheme-origins.ts';
import { browser } from './state.ts';

type RequestHandler = Parameters<ElectronTypes.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<ElectronTypes.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<ElectronTypes.Session['setDevicePermissionHandler']>[0];
type DisplayMediaHandler = Parameters<ElectronTypes.Session['setDisplayMediaRequestHandler']>[0];

type RequestName = Parameters<NonNullable<RequestHandler>>[1];
type CheckName = Parameters<NonNullable<CheckHandler>>[1];

/** Electron's names beside those that the browser's own permissions have. */
const known: readonly { readonly electron: RequestName; readonly browser: readonly string[] }[] = [
  { electron: 'geolocation', browser: ['geolocation'] },
  { electron: 'notifications', browser: ['notifications'] },
  { electron: 'media', browser: ['camera', 'microphone'] },
  { electron: 'midi', browser: ['midi'] },
  { electron: 'midiSysex', browser: ['midi-sysex'] },
  { electron: 'clipboard-read', browser: ['clipboard-read'] },
  { electron: 'clipboard-sanitized-write', browser: ['clipboard-write'] },
  { electron: 'idle-detection', browser: ['idle-detection'] },
  { electron: 'storage-access', browser: ['storage-access'] },
  { electron: 'window-management', browser: ['window-management'] },
];

/**
 * What pages may do beyond a page's own. A browser without a display never asks anybody, so the app is asked before a
 * document is shown, once for each origin and permission, and the browser is told the answer: what a page then gets, it
 * gets from the browser. As in Electron, a session without handlers grants everything.
 */
export class Permissions {
  onRequest: RequestHandler = null;
  onCheck: CheckHandler = null;
  onDevice: DeviceHandler = null;
  onDisplayMedia: DisplayMediaHandler = null;
  private readonly contextId: Promise<string | undefined>;
  private readonly settled = new Set<string>();

  constructor(contextId: Promise<string | undefined>) {
    this.contextId = contextId;
  }

  /** Sees to it that the browser decides for an origin as the app does. @param origin as the browser knows it. */
  async settle(contents: PageContents, origin: string): Promise<void> {
    if (!origin.startsWith('http') || this.settled.has(origin)) return;
    this.settled.add(origin);
    const browserContextId = await this.contextId;
    const told = known.flatMap(({ electron, browser: names }) => {
      const granted = this.mayHave(contents, electron, toApp(origin));
      return names.map(async (name) => {
        await browser().devTools.browser.send('Browser.setPermission', {
          permission: { name, ...(name === 'midi-sysex' && { sysex: true }) },
          setting: (await granted) ? 'granted' : 'denied',
          origin,
          ...(browserContextId !== undefined && { browserContextId }),
        });
      });
    });
    for (const call of told) unlessGone(call);
    await Promise.allSettled(told);
  }

  /** What the app says, first to the check and then to the request, as a page meets them. */
  async mayHave(contents: PageContents, permission: RequestName, origin: string): Promise<boolean> {
    const checked = this.check(contents, permission, origin);
    return checked && (await this.request(contents, permission, origin));
  }

  check(contents: PageContents, permission: CheckName, origin: string): boolean {
    const details = {
      isMainFrame: true,
      requestingUrl: `${origin}/`,
    } as ElectronTypes.PermissionCheckHandlerHandlerDetails;
    return (
      this.onCheck?.(contents as unknown as ElectronTypes.WebContents, permission, origin, details) ?? true
    );
  }

  request(contents: PageContents, permission: RequestName, origin: string): Promise<boolean> {
    const { onRequest } = this;
    if (onRequest === null) return Promise.resolve(true);
    return new Promise((resolve) => {
      onRequest(contents as unknown as ElectronTypes.WebContents, permission, resolve, {
        isMainFrame: true,
        requestingUrl: `${origin}/`,
      });
    });
  }
}
