import type { ServerResponse } from 'node:http';
import { serveMessages } from '../../shared/messages/command-line.ts';

/**
 * On every answer, whatever it is. The page's own files are all it may load; nothing may frame it, hold its window or
 * learn its address, and nothing is kept in a cache, because the address ends with the launch.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
};

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

/** @param status 303: come and get it; 307: ask the same there */
export function redirect(response: ServerResponse, status: 303 | 307, address: string): void {
  response.setHeader('Location', address);
  response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
  response.req.resume();
}
