import type { Bridge } from '../../shared/bridge.ts';
import type { Host } from './host.ts';
import { webHost } from './web.ts';

declare global {
  interface Window {
    /** Put there by the desktop app's preload. */
    readonly signoff?: Bridge;
  }
}

/** The desktop app's main process where there is one, else the headless host that served this page. */
export function findHost(): Host {
  const { signoff } = window;
  if (signoff === undefined) return webHost(takeSecret());
  // The window ends with its main process, so that this connection is never lost.
  return { bridge: signoff, onConnection: () => () => undefined };
}

/** What the headless host put into the page, which nothing else in it has any use for. */
function takeSecret(): string {
  const place = document.querySelector<HTMLMetaElement>('meta[name="page-secret"]');
  place?.remove();
  return place?.content ?? '';
}
