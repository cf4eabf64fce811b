import type { ServerResponse } from 'node:http';
import { serveMessages } from '../../shared/words/command-line.ts';
import { pageHeaders } from '../../shared/page-policy.ts';

/** On every answer, whatever it is. */
export const securityHeaders = pageHeaders('self');

const plainText = 'text/plain; charset=utf-8';

export function answer(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Ends the connection too, so that what is left of the request is not taken for another one. */
export function refuse(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Connection', 'close');
  answer(response, status, plainText, `${text}\n`);
  // An unread body would make the OS cut the connection before the answer has arrived.
  response.req.resume();
}

/** One text for everyone without the key of this launch, so that nobody learns what was wrong. */
export function refuseAsExpired(response: ServerResponse): void {
  refuse(response, 403, serveMessages.expired);
}

export function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed);
  refuse(response, 405, 'Method not allowed');
}

/** Nothing, for any page that asks: whether the browser finds this host. Only those who were told its name can ask. */
export function answerIsHere(response: ServerResponse): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.writeHead(204).end();
}

/** @param status 303: come and get it; 307: ask the same there */
export function redirect(response: ServerResponse, status: 303 | 307, address: string): void {
  response.setHeader('Location', address);
  response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
  response.req.resume();
}
