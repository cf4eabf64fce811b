import type * as ElectronTypes from 'electron';
import type { DevToolsSession } from './browser/devtools.ts';
import type { FrameStandIn } from './web-frame-main.ts';
import type { WebRequestStandIn } from './web-request.ts';

/** What the parts of the stand-in know of each other, so that none needs the whole of another. */

export interface PageSession {
  /** Chromium's browser context; undefined: its own, which is kept in the profile. */
  readonly contextId: Promise<string | undefined>;
  readonly webRequest: WebRequestStandIn;
  readonly protocolHandlers: ReadonlyMap<string, Parameters<ElectronTypes.Protocol['handle']>[1]>;
  readonly permissions: {
    /** Sees to it that the browser decides for an origin as the app does. @param origin as the browser knows it. */
    settle(contents: PageContents, origin: string): Promise<void>;
    request(contents: PageContents, permission: 'openExternal', origin: string): Promise<boolean>;
  };
  readonly downloads: { watch(): Promise<void> };
  emit(event: string, ...details: unknown[]): boolean;
}

export interface PageFrames {
  main(): FrameStandIn;
  all(): FrameStandIn[];
  find(devToolsId: string): FrameStandIn | null;
  /** `ipcRenderer.invoke` in a frame's isolated world, for tests. Gives `{result}` or `{error}`. */
  invokeFrom(
    devToolsId: string,
    channel: string,
    args: readonly unknown[],
  ): Promise<{ readonly result?: unknown; readonly error?: string }>;
}

export interface PageContents {
  readonly id: number;
  readonly session: PageSession;
  readonly frames: PageFrames;
  readonly preload: string | null;
  /** The page's own session of the DevTools protocol, once the page is there. */
  readonly opened: Promise<DevToolsSession>;
  /** Of the DevTools protocol; empty until the page is there. */
  readonly targetId: string;
  readonly windowOpenHandler: Parameters<ElectronTypes.WebContents['setWindowOpenHandler']>[0] | null;
  getURL(): string;
  emit(event: string, ...details: unknown[]): boolean;
  /** Whether the app itself asked for this main-frame document; a second document of that address is the page's own. */
  takeLoad(address: string): boolean;
  titleChanged(title: string): void;
}
