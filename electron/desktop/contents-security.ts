import type { App, WebContents } from 'electron';
import type { Log } from '../core/ports/log.ts';

export interface ContentsSecurity {
  /** Called with an address that the page wants to show in a window of its own; nothing else follows. */
  readonly onOpen: (address: string) => void;
  readonly log: Log;
}

/**
 * Any contents that are created in this app (windows, developer tools, unplanned views) stay where they are: they go to no other
 * page, open no window and attach no view. Another fragment of the own page is allowed.
 */
export function secureAllContents(app: App, security: ContentsSecurity): void {
  app.on('web-contents-created', (_event, contents) => {
    secureContents(contents, security);
  });
}

function secureContents(contents: WebContents, { onOpen, log }: ContentsSecurity): void {
  const deny = (what: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    log.warn('contents-denied', { what });
  };
  contents.on('will-navigate', deny('navigate'));
  contents.on('will-frame-navigate', deny('frame-navigate'));
  contents.on('will-redirect', deny('redirect'));
  contents.on('will-attach-webview', deny('attach-webview'));
  contents.setWindowOpenHandler(({ url }) => {
    // Chromium asks in the middle of its own work, and opening a browser runs an event loop inside it.
    setImmediate(() => onOpen(url));
    return { action: 'deny' };
  });
}
