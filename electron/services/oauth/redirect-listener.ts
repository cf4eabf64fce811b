import type { IncomingMessage, ServerResponse } from 'node:http';
import { returnPage, redirectPageHeaders } from './redirect-page.ts';

/** Where a service sends the browser back to (RFC 8252, section 7.3): a port of this computer, for one sign-in. */
export interface RedirectListener {
  readonly redirectUri: string;
  close(): void;
}

const path = '/callback';

/**
 * Listens on a port that the system chooses. Everybody on this computer can knock there, so only what belongs to the sign-in is taken.
 * @param accept says whether the parameters are this sign-in's answer; asked for nothing but the redirect's own path
 * @returns null where this computer does not let anybody listen
 */
export async function openRedirectListener(
  accept: (parameters: URLSearchParams) => boolean,
): Promise<RedirectListener | null> {
  // Only a sign-in listens; a command that does not sign in starts sooner without it.
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const parameters = parametersOf(request, host());
    if (parameters !== null && accept(parameters)) answer(response, 200, returnPage('answered'));
    else answer(response, 404, returnPage('notHere'));
  });
  // A program that connects and says nothing is not waited for.
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  const host = (): string => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? `127.0.0.1:${address.port.toString()}` : '';
  };
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(0, '127.0.0.1', () => {
      resolve(true);
    });
  });
  if (!isOpen) return null;
  server.on('error', () => undefined);
  return {
    redirectUri: `http://${host()}${path}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function parametersOf({ method, url = '', headers }: IncomingMessage, host: string): URLSearchParams | null {
  // A page elsewhere whose name leads here has another Host.
  if (method !== 'GET' || headers.host !== host || !url.startsWith(`${path}?`)) return null;
  return new URLSearchParams(url.slice(path.length + 1));
}

function answer(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, redirectPageHeaders).end(page);
}
