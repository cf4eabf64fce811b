import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { Log } from '../core/ports/log.ts';
import type { SnapshotSource } from '../core/snapshot-source.ts';
import { readPageFiles } from '../host/page-files.ts';
import { inLanguage } from '../host/page-language.ts';
import { answerIsHere } from './answers.ts';
import { newCapability } from './capability.ts';
import type { PrivateLink } from './link-file.ts';
import { listenOnLoopback, type LoopbackServer, type PortRefused } from './loopback-server.ts';
import { PageApi } from './page-api.ts';
import { withSecret } from './page-secret.ts';
import { Pages } from './pages.ts';
import type { SignInLinks } from './sign-in-links.ts';

export interface PageServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The built page. */
  readonly pageDirectory: string;
  readonly handlers: BridgeHandlers;
  readonly snapshots: SnapshotSource;
  /** Answered here. */
  readonly signInLinks: SignInLinks;
  readonly log: Log;
}

export interface PageServer {
  /** Where the page is, with this launch's key in it: for the person alone, never for a log or a process's arguments. */
  readonly address: string;
  /** Leads there once, within a minute: for whatever opens a browser. */
  oneTimeLink(): PrivateLink;
  close(): Promise<void>;
}

export type StartedPageServer =
  | { readonly kind: 'serving'; readonly server: PageServer }
  | { readonly kind: PortRefused }
  /** There is no built page in the directory. */
  | { readonly kind: 'no-page' };

/**
 * Serves the page, its bridge and its snapshots on 127.0.0.1, at a host name of this launch's own. The page lies at `/page/KEY`, and
 * a secret comes with it by which the page and the server know each other from then on. Both are new at every launch: whoever does
 * not have them (another program, another person on this computer, a page in the browser) is told nothing. No address is ever logged.
 */
export async function startPageServer(options: PageServerOptions): Promise<StartedPageServer> {
  const { port, pageDirectory, signInLinks, log } = options;
  const files = readPageFiles(pageDirectory);
  if (files === null) return { kind: 'no-page' };
  const secret = newCapability();
  const api = new PageApi({ ...options, secret });
  const pages = new Pages(
    inLanguage(withSecret(files, secret), () => options.snapshots.current().settings.spoken),
  );

  const handle = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (path === '/here') answerIsHere(response);
    else if (await signInLinks.answer(request, response, path)) return;
    else if (api.knows(path)) await api.answer(request, response, path);
    else pages.answer(request, response, path);
  };
  // Nothing that was ever served from this computer has left a worker or a cookie for such a name.
  const host = `${randomBytes(16).toString('hex')}.localhost`;
  const listening = await listenOnLoopback(port, handle, () => log.error('page-server-failed'), host);
  if (listening.kind !== 'listening') {
    api.close();
    return listening;
  }
  const origin = `http://${host}:${listening.server.port}`;
  signInLinks.servedAt(origin);
  return { kind: 'serving', server: serverAt(origin, listening.server, pages, api) };
}

function serverAt(origin: string, server: LoopbackServer, pages: Pages, api: PageApi): PageServer {
  return {
    address: `${origin}${pages.home}`,
    oneTimeLink: () => {
      const path = pages.newLink();
      return { address: `${origin}${path}`, otherwise: `${server.origin}${path}` };
    },
    close: async () => {
      api.close();
      await server.close();
    },
  };
}
