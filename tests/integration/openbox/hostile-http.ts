import { gzipSync } from 'node:zlib';
import { hostileHeads } from './hostile-heads.ts';
import {
  chunk,
  chunkedHead,
  compressed,
  endlessly,
  httpError,
  lost,
  malformed,
  ok,
  padded,
  redirect,
  send,
  sendAndEnd,
  timeout,
  tooLarge,
  withStatus,
  type HostileHttp,
} from './raw-replies.ts';
import { alreadyEnded, ended, fault, restricted, statusReply, unclear } from './expected-replies.ts';
import { httpResponse, type RawAnswer } from './raw-server.ts';

/** Says that it is the connection's last answer: then Node's fetch fails in other words. */
const lastChunked = chunkedHead.replace('\r\n', '\r\nConnection: close\r\n');

const framing: readonly HostileHttp[] = [
  {
    name: 'the last answer, chunked, that breaks off in a chunk',
    answer: (f) => sendAndEnd(lastChunked + chunk(ok(f)).slice(0, -40)),
    expected: lost,
  },
  {
    name: 'the last answer, chunked, that breaks off between chunks',
    answer: (f) => sendAndEnd(lastChunked + chunk(ok(f))),
    expected: lost,
  },
  {
    name: 'the last answer, chunked, that breaks off in its end',
    answer: (f) => sendAndEnd(`${lastChunked}${chunk(ok(f))}0\r\n`),
    expected: lost,
  },
  {
    name: 'the last answer, shorter than its Content-Length',
    answer: (f) => sendAndEnd(httpResponse(ok(f), { headers: { Connection: 'close' } }).subarray(0, -40)),
    expected: lost,
  },
  {
    name: 'HTTP/1.0, to the end of the connection',
    answer: (f) => sendAndEnd(`HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n${ok(f)}`),
    expected: ended,
  },
  {
    name: 'no headers at all',
    answer: (f) => sendAndEnd(`HTTP/1.1 200 OK\r\n\r\n${ok(f)}`),
    expected: ended,
  },
  {
    name: 'chunks of one byte',
    answer: (f) => send(`${chunkedHead}${Array.from(ok(f), chunk).join('')}0\r\n\r\n`),
    expected: ended,
  },
  {
    name: 'chunks with extensions and trailers',
    answer: (f) =>
      send(`${chunkedHead}${chunk(ok(f)).replace('\r\n', ';a=b\r\n')}0\r\nX-Status: not_logged_in\r\n\r\n`),
    expected: ended,
  },
  {
    name: 'one byte at a time',
    answer: (f) => (socket) => {
      socket.setNoDelay(true);
      const bytes = httpResponse(ok(f));
      const next = (at: number) => {
        if (at < bytes.length && !socket.destroyed)
          socket.write(bytes.subarray(at, at + 1), () => next(at + 1));
      };
      next(0);
    },
    expected: ended,
  },
  {
    name: 'an interim response before the true one',
    answer: (f) => (socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n');
      socket.write(httpResponse(ok(f)));
    },
    expected: ended,
  },
  {
    name: 'a 100 Continue that nobody waits for',
    answer: (f) => send(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), httpResponse(ok(f))])),
    // HTTP allows it; Node's fetch does not, and the answer is not known.
    expected: malformed,
    inChromium: ended,
  },
  { name: 'a drop before the reply', answer: () => (socket) => socket.end(), expected: lost },
  { name: 'a reset before the reply', answer: () => (socket) => socket.resetAndDestroy(), expected: lost },
  {
    name: 'a drop in the status line',
    answer: () => sendAndEnd('HTTP/1.1 20'),
    expected: lost,
    inChromium: malformed,
  },
  {
    name: 'a drop in the headers',
    answer: () => sendAndEnd('HTTP/1.1 200 OK\r\nContent-Type: te'),
    expected: lost,
    inChromium: malformed,
  },
  {
    name: 'a drop in the body',
    answer: (f) => sendAndEnd(httpResponse(ok(f)).subarray(0, -20)),
    expected: lost,
  },
  {
    name: 'a whole document, and then a drop before the announced length',
    answer: (f) => sendAndEnd(httpResponse(ok(f), { headers: { 'Content-Length': '5000' } })),
    expected: lost,
  },
  {
    name: 'a reset behind a whole document of no announced length',
    answer: (f) => (socket) =>
      socket.write(`HTTP/1.1 200 OK\r\n\r\n${ok(f)}`, () => setTimeout(() => socket.resetAndDestroy(), 50)),
    // The document says itself that it is whole.
    expected: ended,
    inChromium: lost,
  },
  { name: 'a drop between chunks', answer: (f) => sendAndEnd(chunkedHead + chunk(ok(f))), expected: lost },
  {
    name: 'a drop in a chunk',
    answer: (f) => sendAndEnd((chunkedHead + chunk(ok(f))).slice(0, -30)),
    expected: lost,
  },
  {
    name: 'a chunk of no size',
    answer: (f) => sendAndEnd(`${chunkedHead}zz\r\n${ok(f)}\r\n0\r\n\r\n`),
    expected: malformed,
  },
  {
    name: 'a Content-Length that is too short',
    answer: (f) => sendAndEnd(httpResponse(ok(f), { headers: { 'Content-Length': '60' } })),
    expected: malformed,
  },
  {
    name: 'a Content-Length that is no number',
    answer: (f) => sendAndEnd(httpResponse(ok(f), { headers: { 'Content-Length': 'many' } })),
    expected: malformed,
    inChromium: ended,
  },
  {
    name: 'two Content-Lengths',
    answer: (f) => sendAndEnd(httpResponse(ok(f), { headers: { 'content-length': '10' } })),
    expected: malformed,
  },
  {
    name: 'a Content-Length and chunks',
    answer: (f) =>
      sendAndEnd(httpResponse(chunk(ok(f)) + '0\r\n\r\n', { headers: { 'Transfer-Encoding': 'chunked' } })),
    expected: malformed,
    inChromium: ended,
  },
  {
    name: 'a second response behind the first',
    answer: (f) =>
      send(
        Buffer.concat([
          httpResponse(statusReply(f, 'not_logged_in')),
          httpResponse(statusReply(f, 'logout_ok')),
        ]),
      ),
    expected: alreadyEnded,
  },
  {
    name: 'a header without a colon',
    answer: (f) => sendAndEnd(`HTTP/1.1 200 OK\r\nlogout_ok\r\n\r\n${ok(f)}`),
    expected: malformed,
    inChromium: ended,
  },
  { name: 'another protocol', answer: () => sendAndEnd('SSH-2.0-OpenSSH_9.2\r\n'), expected: malformed },
  { name: 'XML without HTTP', answer: (f) => sendAndEnd(ok(f)), expected: malformed },
  { name: 'HTTP/0.9', answer: () => sendAndEnd('logout_ok'), expected: malformed },
  {
    name: 'the alert of a TLS server',
    answer: () => sendAndEnd(Buffer.from('15030100020228', 'hex')),
    expected: malformed,
  },
];

const sizes: readonly HostileHttp[] = [
  { name: '65,536 bytes', answer: (f) => send(httpResponse(padded(f, 65_536))), expected: ended },
  { name: '65,537 bytes', answer: (f) => send(httpResponse(padded(f, 65_537))), expected: tooLarge },
  {
    name: '65,537 bytes in chunks',
    answer: (f) => send(`${chunkedHead}${chunk(padded(f, 65_000))}${chunk(' '.repeat(537))}0\r\n\r\n`),
    expected: tooLarge,
  },
  {
    name: 'a body that never ends, fast',
    answer: (f) => endlessly(chunkedHead + chunk(ok(f)), chunk(' '.repeat(9_000))),
    expected: tooLarge,
  },
  {
    name: 'a status that never ends, fast',
    answer: (f) => endlessly(chunkedHead + chunk(ok(f).split('_ok')[0] ?? ''), chunk('_ok'.repeat(3_000))),
    expected: tooLarge,
  },
  {
    name: 'an announced length of a tebibyte',
    answer: (f) => send(httpResponse(padded(f, 70_000), { headers: { 'Content-Length': String(2 ** 40) } })),
    expected: tooLarge,
  },
  {
    name: '100 KiB of headers',
    answer: (f) => send(httpResponse(ok(f), { headers: { 'X-Padding': 'a'.repeat(100 * 1024) } })),
    expected: tooLarge,
    inChromium: ended,
  },
  { name: 'gzip', answer: (f) => compressed(gzipSync(ok(f))), expected: ended, inChromium: malformed },
  {
    name: 'gzip with the last bytes missing',
    answer: (f) => compressed(gzipSync(ok(f)).subarray(0, -12)),
    expected: malformed,
  },
  {
    name: 'a bomb in gzip',
    answer: (f) => compressed(gzipSync(padded(f, 50_000_000))),
    expected: tooLarge,
    inChromium: malformed,
  },
  {
    name: 'gzip in gzip',
    answer: (f) => compressed(gzipSync(gzipSync(ok(f))), 'gzip, gzip'),
    expected: ended,
    inChromium: malformed,
  },
  { name: 'gzip that is none', answer: (f) => compressed(Buffer.from(ok(f))), expected: malformed },
  {
    name: 'gzip that nobody announced',
    answer: (f) => send(httpResponse(gzipSync(ok(f)))),
    expected: malformed,
  },
  {
    name: 'an unknown compression',
    answer: (f) => compressed(gzipSync(ok(f)), 'zstd-9'),
    expected: malformed,
  },
];

function drop(socket: Parameters<RawAnswer>[0], text: string): void {
  const timer = setInterval(() => socket.write(text), 20);
  socket.on('close', () => clearInterval(timer));
}

const slowness: readonly HostileHttp[] = [
  { name: 'no answer', answer: () => () => undefined, expected: timeout, endless: true },
  { name: 'half a status line', answer: () => send('HTTP/1.1 2'), expected: timeout, endless: true },
  {
    name: 'headers that never end, slowly',
    answer: () => (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drop(socket, 'X-A: b\r\n');
    },
    expected: timeout,
    endless: true,
  },
  {
    name: 'interim responses without end',
    answer: () => (socket) => drop(socket, 'HTTP/1.1 102 Processing\r\n\r\n'),
    expected: timeout,
    endless: true,
  },
  {
    name: 'a whole document in a body that does not end',
    answer: (f) => send(chunkedHead + chunk(ok(f))),
    expected: timeout,
    endless: true,
  },
  {
    name: 'a body that never ends, slowly',
    answer: (f) => (socket) => {
      socket.write(chunkedHead + chunk(ok(f)));
      drop(socket, chunk(' '));
    },
    expected: timeout,
    endless: true,
  },
];

const statuses: readonly HostileHttp[] = [
  { name: '201 Created', answer: withStatus('201 Created'), expected: httpError(201) },
  { name: '204 No Content', answer: () => send('HTTP/1.1 204 No Content\r\n\r\n'), expected: httpError(204) },
  { name: '206 Partial Content', answer: withStatus('206 Partial Content'), expected: httpError(206) },
  { name: '400 Bad Request', answer: withStatus('400 Bad Request'), expected: httpError(400) },
  {
    name: '401 Unauthorized',
    answer: withStatus('401 Unauthorized', { 'WWW-Authenticate': 'Basic realm="logout_ok"' }),
    expected: httpError(401),
  },
  { name: '403 Forbidden', answer: withStatus('403 Forbidden'), expected: httpError(403) },
  { name: '404 Not Found', answer: withStatus('404 Not Found'), expected: httpError(404) },
  {
    name: '407 Proxy Authentication Required',
    answer: withStatus('407 Proxy Authentication Required', { 'Proxy-Authenticate': 'Basic' }),
    // Node's fetch keeps the status to itself.
    expected: lost,
  },
  {
    name: '421 Misdirected Request',
    answer: withStatus('421 Misdirected Request'),
    expected: httpError(421),
  },
  {
    name: '429 Too Many Requests',
    answer: withStatus('429 Too Many Requests', { 'Retry-After': '1' }),
    expected: httpError(429),
  },
  {
    name: '500 Internal Server Error',
    answer: withStatus('500 Internal Server Error'),
    expected: httpError(500),
  },
  {
    name: '503 Service Unavailable',
    answer: withStatus('503 Service Unavailable'),
    expected: httpError(503),
  },
  {
    name: '511 Network Authentication Required',
    answer: withStatus('511 Sign in'),
    expected: httpError(511),
  },
  { name: 'an unheard-of status', answer: withStatus('799 What'), expected: httpError(799) },
  {
    name: 'an error whose body does not end',
    answer: (f) => send(`HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(ok(f))}`),
    expected: httpError(503),
  },
  {
    name: 'an error that is cut off',
    answer: (f) => sendAndEnd(httpResponse(ok(f), { status: '502 Bad Gateway' }).subarray(0, -9)),
    expected: httpError(502),
  },
  {
    name: 'a SOAP Fault with its HTTP status',
    answer: () => send(httpResponse(fault, { status: '500 Internal Server Error' })),
    expected: { soap: unclear({ kind: 'fault' }), xml: httpError(500), rest: httpError(500) },
  },
  {
    name: 'a SOAP Fault with another HTTP status',
    answer: () => send(httpResponse(fault, { status: '400 Bad Request' })),
    expected: httpError(400),
  },
  ...[300, 301, 302, 303, 304, 307, 308].map((status) => ({
    name: `${status} to the same server`,
    answer: withStatus(`${status} Elsewhere`, { Location: '/api/1.0/followed' }),
    expected: redirect(status),
  })),
  {
    name: '302 to another server',
    answer: withStatus('302 Found', { Location: 'https://192.0.2.1/followed' }),
    expected: redirect(302),
  },
  { name: '302 to nowhere', answer: withStatus('302 Found'), expected: redirect(302) },
  {
    name: '200 with a Location and a refresh',
    answer: withStatus('200 OK', { Location: '/followed', Refresh: '0; url=/followed' }),
    expected: ended,
  },
  {
    name: 'a cookie with a true reply',
    answer: (f) =>
      send(
        httpResponse(statusReply(f, 'application_restricted'), {
          headers: { 'Set-Cookie': 'status=logout_ok' },
        }),
      ),
    expected: restricted,
  },
  {
    name: '101 Switching Protocols',
    answer: (f) =>
      sendAndEnd(`HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: box\r\n\r\n${ok(f)}`),
    expected: lost,
    inChromium: malformed,
  },
];

export const hostileHttp: readonly HostileHttp[] = [
  ...framing,
  ...sizes,
  ...slowness,
  ...hostileHeads,
  ...statuses,
];
