import { serveMessages } from '../../shared/words/command-line.ts';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { refuse, refuseAsExpired, securityHeaders } from './answers.ts';
import { hasOwnHost } from './origin-check.ts';
import { peerOf } from './peer.ts';

/**
 * Answers a request. `path` is the request's own, without the query, not decoded and not normalised: what is not
 * literally one of the known paths does not exist.
 */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => void | Promise<void>;

export interface LoopbackServer {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  readonly port: number;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

export type Listening =
  { readonly kind: 'listening'; readonly server: LoopbackServer } | { readonly kind: PortRefused };

/** Why there is no port: another program has it, or the system does not give it to this one, as those below 1024. */
export type PortRefused = 'port-taken' | 'port-not-allowed';

/** More than the page ever needs, few enough to do no harm. */
const mostConnections = 100;

/**
 * An HTTP server for this user alone, on 127.0.0.1. Every answer carries the security headers; a request of another user of this
 * computer, as far as the system tells, or one that is meant for another host never reaches the handler.
 * @param port 0: any that is free
 * @param onBug called where the handler throws; the asker learns nothing of it
 * @param host another name of 127.0.0.1 by which the server may be asked
 */
export async function listenOnLoopback(
  port: number,
  handler: Handler,
  onBug: () => void,
  host = '127.0.0.1',
): Promise<Listening> {
  const server = (await import('node:http')).createServer({
    requireHostHeader: false,
    // Browsers add the cookies of whatever else was served from this host, and there is room for 180 of 4 KiB.
    maxHeaderSize: 1_048_576,
    headersTimeout: 5_000,
    requestTimeout: 10_000,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 5_000,
  });
  server.maxConnections = mostConnections;
  let ownPort = 0;
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    prepare(response);
    if (!hasOwnHost(request, ['127.0.0.1', host], ownPort)) {
      refuseAsExpired(response);
      return;
    }
    const [path = ''] = (request.url ?? '').split('?');
    peerOf(request.socket)
      .then((peer) => {
        if (peer === 'other-user') refuse(response, 403, serveMessages.otherUser);
        else return handler(request, response, path);
        return undefined;
      })
      .catch(() => {
        onBug();
        if (response.headersSent) response.destroy();
        else refuse(response, 500, 'Something went wrong');
      });
  };
  server.on('request', onRequest);
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    prepare(response);
    refuse(response, 417, 'Expectation failed');
  });
  server.on('clientError', (_error, socket) => answerNonsense(socket));

  const refused = await listen(server, port);
  if (refused !== null) return { kind: refused };
  ownPort = (server.address() as AddressInfo).port;
  return {
    kind: 'listening',
    server: {
      origin: `http://127.0.0.1:${ownPort}`,
      port: ownPort,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    },
  };
}

function prepare(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  // A client that cuts an answer off only harms itself.
  response.on('error', () => undefined);
}

/** Gives null where the server listens. */
function listen(server: Server, port: number): Promise<PortRefused | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('port-taken');
      else if (error.code === 'EACCES') resolve('port-not-allowed');
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(null));
  });
}

/** To what is no HTTP, or too slow or too long: Node's own answer would lack the security headers. */
function answerNonsense(socket: Duplex): void {
  // Nothing was asked on it yet: browsers connect ahead of need, and would take an answer for that of their next request.
  if (!socket.writable || (socket instanceof Socket && socket.bytesRead === 0)) {
    socket.destroy();
    return;
  }
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}
