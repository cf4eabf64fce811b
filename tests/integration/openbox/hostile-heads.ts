import { gzipSync } from 'node:zlib';
import type { WireFormat } from '../../../shared/wire-format.ts';
import {
  chunkedHead,
  compressed,
  endlessly,
  httpError,
  lost,
  malformed,
  ok,
  redirect,
  sendAndEnd,
  timeout,
  tooLarge,
  withStatus,
  type HostileHttp,
} from './raw-replies.ts';
import { ended } from './expected-replies.ts';
import { httpResponse, type RawAnswer } from './raw-server.ts';

/** A true reply with a byte of Latin-1 put somewhere into its head. */
const latin1 =
  (head: string): ((format: WireFormat) => RawAnswer) =>
  (format) =>
    sendAndEnd(Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), Buffer.from(ok(format))]));

/** Replies that are strange in their first line or their headers. */
export const hostileHeads: readonly HostileHttp[] = [
  {
    name: 'a byte above 0x7F in a header',
    answer: latin1('HTTP/1.1 200 OK\r\nServer: Br\u00fccke'),
    expected: ended,
  },
  {
    name: 'a byte above 0x7F in the Content-Type',
    answer: latin1('HTTP/1.1 200 OK\r\nContent-Type: text/xml; name=\u00ff'),
    expected: ended,
  },
  {
    name: 'a byte above 0x7F in the name of a header',
    answer: latin1('HTTP/1.1 200 OK\r\nX-\u00e9: a'),
    expected: malformed,
    inChromium: ended,
  },
  {
    name: 'a byte above 0x7F in the reason phrase',
    answer: latin1('HTTP/1.1 200 \u00c7a va'),
    expected: ended,
  },
  ...['0', '1000', '2000', '99999999999', '20O'].map((status) => ({
    name: `status ${status}`,
    answer: withStatus(`${status} What`),
    expected: malformed,
  })),
  ...['000', '099'].map((status) => ({
    name: `status ${status}`,
    answer: withStatus(`${status} What`),
    // Node's fetch takes it for a mistake of its own.
    expected: lost,
    inChromium: malformed,
  })),
  ...[600, 999].map((status) => ({
    name: `status ${status}`,
    answer: withStatus(`${status} What`),
    expected: httpError(status),
  })),
  ...['OK', '', '200OK', '+200', '-200 OK'].map((status) => ({
    name: `a status line that ends in ${JSON.stringify(status)}`,
    answer: withStatus(status),
    expected: malformed,
    // It takes a status line without a number for a 200, and does not tell.
    inChromium: ended,
  })),
  {
    name: 'a 204 with a body',
    answer: withStatus('204 No Content'),
    expected: httpError(204),
  },
  { name: 'a 205 with a body', answer: withStatus('205 Reset Content'), expected: httpError(205) },
  { name: 'a 304 that nobody asked for', answer: withStatus('304 Not Modified'), expected: redirect(304) },
  ...['http://[', '//'].map((location) => ({
    name: `302 to ${JSON.stringify(location)}`,
    answer: withStatus('302 Found', { Location: location }),
    expected: redirect(302),
    // It fails with that, and keeps the status to itself.
    inChromium: redirect(0),
  })),
  ...['\u00ff\u00fe', 'file:///etc/passwd', 'signoff-app://page/', 'javascript:0', '\t', 'data:,a'].map(
    (location) => ({
      name: `302 to ${JSON.stringify(location)}`,
      answer: withStatus('302 Found', { Location: location }),
      expected: redirect(302),
    }),
  ),
  {
    name: 'two different Locations',
    answer: withStatus('302 Found', { Location: '/followed', location: '/followed-too' }),
    expected: redirect(302),
    inChromium: malformed,
  },
  {
    name: 'interim responses without end, fast',
    // Chromium's network does nothing else for as long as they come: not even hang up, nor any other request.
    answer: () => (socket, request) => {
      endlessly('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(100))(socket, request);
      setTimeout(() => socket.destroy(), 3_000);
    },
    expected: timeout,
    endless: true,
  },
  {
    name: 'headers that never end, fast',
    answer: () => endlessly('HTTP/1.1 200 OK\r\n', `X-A: ${'b'.repeat(1_000)}\r\n`),
    expected: tooLarge,
  },
  {
    name: 'a status line that never ends, fast',
    answer: () => endlessly('HTTP/1.1 200 ', 'b'.repeat(1_000)),
    expected: timeout,
    inChromium: tooLarge,
    endless: true,
  },
  {
    name: 'a reset in the middle of the head',
    answer: () => (socket) =>
      socket.write('HTTP/1.1 200 OK\r\nConte', () => setTimeout(() => socket.resetAndDestroy(), 50)),
    expected: lost,
  },
  {
    name: 'a reset in the middle of the body',
    answer: (f) => (socket) =>
      socket.write(httpResponse(ok(f)).subarray(0, -9), () => setTimeout(() => socket.resetAndDestroy(), 50)),
    expected: lost,
  },
  { name: 'a drop behind the head', answer: () => sendAndEnd(chunkedHead), expected: lost },
  {
    name: 'zero bytes in a header',
    answer: withStatus('200 OK', { 'X-A': 'a\0b' }),
    expected: malformed,
  },
  {
    name: 'junk for a Content-Encoding',
    answer: (f) => compressed(Buffer.from(ok(f)), '\u00ff, ,;'),
    // Node's fetch leaves a body alone whose encoding it does not know.
    expected: ended,
    inChromium: malformed,
  },
  {
    name: 'a hundred encodings, one in the other',
    answer: (f) => compressed(gzipSync(ok(f)), Array.from({ length: 100 }, () => 'gzip').join(',')),
    expected: lost,
    inChromium: malformed,
  },
];
