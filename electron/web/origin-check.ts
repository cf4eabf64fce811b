import type { IncomingMessage } from 'node:http';

/** Whether the request is meant for this server: a foreign name that leads here (DNS rebinding) is none of its own. */
export function hasOwnHost(request: IncomingMessage, names: readonly string[], port: number): boolean {
  const hosts = request.headersDistinct['host'] ?? [];
  const [host = ''] = hosts;
  return hosts.length === 1 && ownHosts(names, port).includes(host);
}

function ownHosts(names: readonly string[], port: number): string[] {
  const withPort = names.map((name) => `${name}:${port}`);
  // Browsers leave the default port out.
  return port === 80 ? [...withPort, ...names] : withPort;
}

/** Whether the page of this server asks, as far as the browser tells. Assumes `hasOwnHost`. */
export function isFromOwnPage(request: IncomingMessage): boolean {
  const { origin, host = '' } = request.headers;
  const site = request.headers['sec-fetch-site'];
  return (
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}

/** Like `isFromOwnPage`, and the browser said so: every browser sends an Origin with a POST. */
export function isSurelyFromOwnPage(request: IncomingMessage): boolean {
  return request.headers.origin !== undefined && isFromOwnPage(request);
}

/**
 * Whether a person opens an address in a tab, from wherever it was shown: a terminal in a browser is another site. Such a
 * request may only be answered with what may be shown to anybody.
 */
export function isOpenedByPerson(request: IncomingMessage): boolean {
  const mode = request.headers['sec-fetch-mode'];
  const destination = request.headers['sec-fetch-dest'];
  return mode === 'navigate' && destination === 'document' && request.method === 'GET';
}
