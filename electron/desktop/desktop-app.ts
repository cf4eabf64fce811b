import { app, session, shell } from 'electron';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { Signoff } from '../core/signoff.ts';
import { serveAppProtocol, type PageFiles } from './app-protocol.ts';
import { secureAllContents } from './contents-security.ts';
import type { DesktopStateFile } from './desktop-state.ts';
import { openExternalLink } from './external-links.ts';
import { registerHandlers } from './ipc/register-handlers.ts';
import { pushSnapshots } from './ipc/snapshot-push.ts';
import { PageWindow } from './page-window.ts';
import { allowOnlyAppRequests } from './session-security.ts';
import type { Wish } from './single-instance.ts';

export interface DesktopOptions {
  readonly signoff: Signoff;
  readonly pageFiles: PageFiles;
  readonly preload: string;
  readonly state: DesktopStateFile;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Desktop {
  /** Shows what another start of the app asks for. */
  carryOut(wish: Wish): void;
}

/** The desktop's side, put together: call it when the app is ready. */
export function startDesktop(options: DesktopOptions): Desktop {
  const { signoff, pageFiles, preload, state, clock, log } = options;
  const withDeveloperTools = !app.isPackaged;
  const pageSession = session.fromPartition('page', { cache: false });
  for (const one of [pageSession, session.defaultSession]) allowOnlyAppRequests(one, withDeveloperTools);
  serveAppProtocol(pageSession, pageFiles);
  secureAllContents(app, {
    onOpen: (address) => {
      openExternalLink(address, {
        snapshot: () => signoff.snapshot(),
        open: (allowed) => shell.openExternal(allowed),
        log,
      });
    },
    log,
  });
  const window = new PageWindow({
    session: pageSession,
    preload,
    icon: null,
    withDeveloperTools,
    state,
    clock,
    log,
    mayClose: () => false,
    onBroken: () => undefined,
    onVisible: () => undefined,
    onSessionEnd: () => undefined,
  });
  registerHandlers(signoff.handlers, (contents) => window.contents().includes(contents), log);
  pushSnapshots(
    { current: () => signoff.snapshot(), onChange: (listener) => signoff.onChange(listener) },
    () => window.contents(),
    clock,
    log,
  );
  return {
    carryOut: ({ account, hidden }) => {
      if (hidden) return;
      window.show(account === null ? null : { view: 'account', id: account });
    },
  };
}
