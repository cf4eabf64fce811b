import type { LogoutReply } from '../../../electron/services/openbox/api.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';
import { statusReply, unclear, type Expected } from './expected-replies.ts';
import { httpResponse, type RawAnswer } from './raw-server.ts';

/** A reply that is strange below the level of XML. */
export interface HostileHttp {
  readonly name: string;
  readonly answer: (format: WireFormat) => RawAnswer;
  readonly expected: Expected;
  /** Where Chromium's network reads it otherwise than Node's fetch. */
  readonly inChromium?: Expected;
  /** The reply has no end: the client is given only a short time. */
  readonly endless?: boolean;
}

export const malformed = unclear({ kind: 'malformed' });
export const lost = unclear({ kind: 'connection-lost' });
export const tooLarge = unclear({ kind: 'too-large' });
export const timeout = unclear({ kind: 'timeout' });
export const httpError = (status: number): LogoutReply => unclear({ kind: 'http-error', status });
export const redirect = (status: number): LogoutReply => unclear({ kind: 'redirect', status });

export const ok = (format: WireFormat): string => statusReply(format, 'logout_ok');

/** Sends the bytes and leaves the connection open. */
export const send =
  (bytes: string | Uint8Array): RawAnswer =>
  (socket) =>
    socket.write(bytes);

/** Sends the bytes and ends the connection. */
export const sendAndEnd =
  (bytes: string | Uint8Array): RawAnswer =>
  (socket) =>
    socket.end(bytes);

export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
export const chunkedHead = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n';

/** The true reply, made up to so many bytes with blanks behind its end. */
export function padded(format: WireFormat, size: number): string {
  return ok(format).padEnd(size, ' ');
}

export function withStatus(
  status: string,
  headers: Readonly<Record<string, string>> = {},
): (format: WireFormat) => RawAnswer {
  return (format) => send(httpResponse(ok(format), { status, headers }));
}

export const compressed = (bytes: Uint8Array, encoding = 'gzip'): RawAnswer =>
  send(httpResponse(bytes, { headers: { 'Content-Encoding': encoding } }));

export function endlessly(first: string, again: string): RawAnswer {
  return (socket) => {
    socket.write(first);
    const more = () => {
      while (!socket.destroyed && socket.writable && socket.write(again));
      if (!socket.destroyed) socket.once('drain', more);
    };
    more();
  };
}
