import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BridgeHandlers } from '../../shared/bridge.ts';
import type { Log } from '../core/ports/log.ts';
import type { SnapshotSource } from '../core/snapshot-source.ts';
import { answer, redirect, refuse, refuseAsExpired, refuseMethod } from './answers.ts';
import { answerCommand, isBridgeCommand } from './bridge-endpoint.ts';
import { isSame, newCapability } from './capability.ts';
import { listenOnLoopback, type PortRefused } from './loopback-server.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { isFromOwnPage, isOpenedByPerson, isSurelyFromOwnPage } from './origin-check.ts';
import { readPageFiles } from './page-files.ts';
import type { SignInHop } from './sign-in-hop.ts';
import { SnapshotStreams } from './snapshot-streams.ts';

export interface PageServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The built page. */
  readonly pageDirectory: string;
  readonly handlers: BridgeHandlers;
  readonly snapshots: SnapshotSource;
  /** Its links are answered here. */
  readonly hop: SignInHop;
  readonly log: Log;
}

export interface PageServer {
  /** Where the page is, with this launch's key in it: for the person alone, never for a log or a process's arguments. */
  readonly address: string;
  /** An address that leads there once, within a minute: for the arguments of what opens a browser. */
  oneTimeAddress(): string;
  close(): Promise<void>;
}

export type StartedPageServer =
  | { readonly kind: 'serving'; readonly server: PageServer }
  | { readonly kind: PortRefused }
  /** There is no built page in the directory. */
  | { readonly kind: 'no-page' };

/**
 * Serves the page, its bridge and its snapshots on 127.0.0.1, under `/k/KEY/`. The key is new at every launch: whoever does
 * not have it (another program, another person on this computer, a page in the browser) is told nothing.
 * No address is ever logged.
 */
export async function startPageServer(options: PageServerOptions): Promise<StartedPageServer> {
  const { port, pageDirectory, handlers, hop, log } = options;
  const files = readPageFiles(pageDirectory);
  if (files === null) return { kind: 'no-page' };
  const key = newCapability();
  const home = `/k/${key}/`;
  const oneTimeLinks = new OneTimeLinks();
  const streams = new SnapshotStreams(options.snapshots, log);

  const listening = await listenOnLoopback(port, handle, () => log.error('page-server-failed'));
  if (listening.kind !== 'listening') {
    streams.close();
    return listening;
  }
  const { server } = listening;
  hop.servedAt(server.origin);
  return {
    kind: 'serving',
    server: {
      address: `${server.origin}${home}`,
      oneTimeAddress: () => `${server.origin}/open/${oneTimeLinks.make()}`,
      close: async () => {
        streams.close();
        await server.close();
      },
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (hop.answer(response, path)) return;
    const [, space, name = '', ...rest] = path.split('/');
    if (space === 'open' && rest.length === 0) follow(request, response, name);
    else if (space !== 'k' || !isSame(name, key)) refuseAsExpired(response);
    // The page's own addresses are relative, and need the slash.
    else if (rest.length === 0) redirect(response, 303, home);
    else await inside(request, response, rest.join('/'));
  }

  function follow(request: IncomingMessage, response: ServerResponse, name: string): void {
    if (request.method === 'GET' && oneTimeLinks.use(name)) redirect(response, 303, home);
    else refuseAsExpired(response);
  }

  /** The key was right. */
  async function inside(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = files?.get(path === '' ? 'index.html' : path);
    const mayAsk =
      request.method === 'POST'
        ? isSurelyFromOwnPage(request)
        : isFromOwnPage(request) || (path === '' && isOpenedByPerson(request));
    if (!mayAsk) {
      refuseAsExpired(response);
      return;
    }
    const [place, command, ...rest] = path.split('/');
    if (path === 'snapshots') {
      streams.answer(request, response);
    } else if (place === 'bridge' && command !== undefined && rest.length === 0 && isBridgeCommand(command)) {
      await answerCommand(request, response, command, handlers, log);
    } else if (file === undefined) {
      refuse(response, 404, 'Not found');
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      answer(response, 200, file.contentType, file.content);
    } else {
      refuseMethod(response, 'GET, HEAD');
    }
  }
}
