import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startPageServer } from '../../../electron/web/page-server.ts';
import { expectExpired, expectSecurityHeaders, importMap, TestServer } from './support.ts';

const digestOfMap = createHash('sha256').update(importMap).digest('base64');
let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.close());
afterEach(() => {
  expect(JSON.stringify(server.state.events)).not.toContain(server.key);
});

describe('the page', () => {
  test.each([
    ['', 'text/html; charset=utf-8', 'The page'],
    ['assets/app.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['assets/app.css', 'text/css; charset=utf-8', 'body {}'],
    ['mark.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('%j is served as %s', async (path, contentType, body) => {
    const answer = await server.ask(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(body);
    expect(answer.headers['content-type']).toBe(contentType);
    expect(answer.headers['cache-control']).toBe('no-store');
    expectSecurityHeaders(answer);
    const head = await server.ask(path, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(String(answer.body.length));
  });

  test('may load nothing but its own files, be framed by nobody, and make no script from text', () => {
    return server.ask('').then(({ headers }) => {
      expect(String(headers['content-security-policy']).split('; ')).toEqual([
        "default-src 'none'",
        `script-src 'self' 'sha256-${digestOfMap}'`,
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    });
  });

  test('is the same with a query', async () => {
    const answer = await server.askAt(`/page/${server.key}?reloaded`);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  });

  test('has its files where their addresses do not hold the key', async () => {
    const { body } = await server.ask();
    expect(body).toContain('./assets/app.js');
    const file = new URL('./assets/app.js', server.server.address);
    expect(file.pathname).toBe('/page/assets/app.js');
    expect((await server.askAt(file.pathname)).body).toBe('export {};');
  });

  test.each([
    '../outside.js',
    '..%2foutside.js',
    '%2e%2e/outside.js',
    '..%5coutside.js',
    '..\\outside.js',
    'assets/../../outside.js',
    'assets/../index.html',
    './index.html',
    '/index.html',
    'assets',
    'assets/',
    'assets/app.js/',
    'assets/app.js%00.html',
    'assets%2fapp.js',
    'assets/app.js.map',
    'INDEX.HTML',
    'index.html',
    'etc/passwd',
    '__proto__',
    'constructor',
  ])('has no file %j', async (path) => {
    const answer = await server.ask(path);
    expectExpired(answer);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
    'does not answer to %s',
    async (method) => {
      const answer = await server.ask('', { method, headers: { origin: server.origin } });
      expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
      expectSecurityHeaders(answer);
    },
  );
});

describe('without the key', () => {
  test.each([
    () => '/',
    () => '/index.html',
    () => '/favicon.ico',
    () => '/page',
    () => '/page/',
    () => '/page//',
    () => '/page/index.html',
    (key: string) => `/${key}/`,
    (key: string) => `/page/${key}/`,
    (key: string) => `/page/${key}/index.html`,
    (key: string) => `/page/${key.slice(0, -1)}`,
    (key: string) => `/page/${key}x`,
    (key: string) => `/page/x${key}`,
    (key: string) => `/page/${swapCase(key)}`,
    (key: string) => `/page/%${key.charCodeAt(0).toString(16)}${key.slice(1)}`,
    (key: string) => `/PAGE/${key}`,
    (key: string) => `//page/${key}`,
    (key: string) => `/x/../page/${key}`,
    (key: string) => `/?/page/${key}`,
    (key: string) => `/open/${key}`,
    () => `/page/${'A'.repeat(10_000)}`,
    () => '/page/__proto__',
  ])('nothing is told: %s', async (pathFor) => {
    expectExpired(await server.askAt(pathFor(server.key)));
    expectExpired(await server.askAt(pathFor(server.key), { method: 'POST', body: '{}' }));
  });

  test('nor with the key of another launch', async () => {
    const other = await TestServer.start();
    try {
      expect(other.key).not.toBe(server.key);
      expectExpired(await server.askAt(`/page/${other.key}`));
    } finally {
      await other.close();
    }
  });
});

function swapCase(text: string): string {
  return text.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

describe('the host that is asked for', () => {
  test.each([
    [(port: number) => `127.0.0.1:${port}`, 200],
    [(port: number) => `localhost:${port}`, 403],
    [(port: number) => `0123456789abcdef0123456789abcdef.localhost:${port}`, 403],
    [(port: number) => `evil.example:${port}`, 403],
    [(port: number) => `127.0.0.1.evil.example:${port}`, 403],
    [(port: number) => `localhost.evil.example:${port}`, 403],
    [(port: number) => `127.0.0.1:${port}.evil.example`, 403],
    [(port: number) => `evil.example@127.0.0.1:${port}`, 403],
    [(port: number) => `[::1]:${port}`, 403],
    [(port: number) => `0.0.0.0:${port}`, 403],
    [(port: number) => `127.1:${port}`, 403],
    [() => '127.0.0.1', 403],
    [() => 'localhost', 403],
    [(port: number) => `127.0.0.1:${port + 1}`, 403],
  ])('%s gets %i', async (hostFor, status) => {
    const answer = await server.ask('', { headers: { host: hostFor(server.port) } });
    if (status === 200) expect(answer.status).toBe(200);
    else expectExpired(answer);
  });

  test('must be named, and once', async () => {
    const path = `/page/${server.key}`;
    const own = `Host: 127.0.0.1:${server.port}\r\n`;
    for (const hosts of ['', 'Host:\r\n', `${own}Host: evil.example\r\n`, own + own]) {
      const text = await server.raw(`GET ${path} HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
      expect(text).toMatch(/^HTTP\/1\.1 403 /);
      expect(text).toContain("frame-ancestors 'none'");
      expect(text).not.toContain('The page');
    }
  });

  test('must not be in the request line', async () => {
    const own = `127.0.0.1:${server.port}`;
    const text = await server.raw(
      `GET http://${own}/page/${server.key} HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('where a browser says the request comes from', () => {
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  test.each<[string, Record<string, string>, number]>([
    ['typed or opened', { 'sec-fetch-site': 'none', ...navigation }, 200],
    ['the page itself', { 'sec-fetch-site': 'same-origin' }, 200],
    ['no browser', {}, 200],
    [
      'a link that a person follows from another site',
      { 'sec-fetch-site': 'cross-site', ...navigation },
      200,
    ],
    ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a script of another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
    [
      'a frame of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin in particular', { origin: 'null' }, 403],
  ])('%s: the page', async (_from, headers, status) => {
    const answer = await server.ask('', { headers });
    if (status === 200) expect(answer.status).toBe(200);
    else expectExpired(answer);
  });

  test('its files are for the page alone', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', ...navigation };
    expectExpired(await server.ask('assets/app.js', { headers }));
    expectExpired(await server.askAt('/open/x', { headers }));
  });

  test.each<[string, (origin: string) => Record<string, string>, number]>([
    ['the page itself', (origin) => ({ origin, 'sec-fetch-site': 'same-origin' }), 200],
    ['the page in an older browser', (origin) => ({ origin }), 200],
    ['nobody says', () => ({}), 403],
    ['another origin', () => ({ origin: 'https://evil.example' }), 403],
    ['no origin in particular', () => ({ origin: 'null' }), 403],
    ['another port', () => ({ origin: 'http://127.0.0.1:1' }), 403],
    ['https', (origin) => ({ origin: origin.replace('http:', 'https:') }), 403],
    [
      'the other name of this computer',
      (origin) => ({ origin: `http://127.0.0.1:${new URL(origin).port}` }),
      403,
    ],
    ['more than the origin', (origin) => ({ origin: `${origin}/` }), 403],
    ['another site, in the browser’s words', (origin) => ({ origin, 'sec-fetch-site': 'cross-site' }), 403],
    ['another port, in the browser’s words', (origin) => ({ origin, 'sec-fetch-site': 'same-site' }), 403],
    [
      'a form of another site',
      () => ({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', ...navigation }),
      403,
    ],
  ])('%s: a command', async (_from, headersFor, status) => {
    const before = server.state.calls.length;
    const { origin: _origin, ...headers } = server.headersFor('/bridge/signOutAll', '{}');
    const answer = await server.askAt('/bridge/signOutAll', {
      method: 'POST',
      headers: { ...headers, ...headersFor(server.origin) },
      body: '{}',
    });
    expect(server.state.calls.length - before).toBe(status === 200 ? 1 : 0);
    if (status === 200) expect(answer).toMatchObject({ status, body: '{"kind":"done"}' });
    else expectExpired(answer);
  });

  test('under its other name too', async () => {
    const host = `127.0.0.1:${server.port}`;
    const answer = await server.command('signOutAll', {}, { host, origin: `http://${host}` });
    expect(answer.status).toBe(200);
    expect(server.state.calls.at(-1)).toEqual({ command: 'signOutAll', argument: {} });
  });
});

describe('what is no request for it', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a TLS greeting', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03'],
    ['headers without end', `GET / HTTP/1.1\r\n${'X-Long: x\r\n'.repeat(100_000)}`],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
  ])('%s: is answered with the security headers, and cut off', async (_what, text) => {
    const answer = await server.raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain("default-src 'none'");
    expect(answer).toContain('X-Frame-Options: DENY');
  });

  test('an expectation that it does not know', async () => {
    const answer = await server.ask('', { headers: { expect: 'the-unexpected' } });
    expect(answer.status).toBe(417);
    expectSecurityHeaders(answer);
  });
});

describe('the way to the browser', () => {
  test('an address without the key leads there once', async () => {
    const address = new URL(server.server.oneTimeLink().address);
    expect(address.origin).toBe(server.origin);
    expect(address.href).not.toContain(server.key);
    // Looking does not use it up, nor does guessing.
    const head = await server.askAt(address.pathname, { method: 'HEAD' });
    expect(head.status).toBe(403);
    expectExpired(await server.askAt(`${address.pathname}x`));
    const first = await server.askAt(address.pathname, { headers: { 'sec-fetch-site': 'none' } });
    expect(first).toMatchObject({ status: 303, headers: { location: `/page/${server.key}` } });
    expectSecurityHeaders(first);
    expectExpired(await server.askAt(address.pathname));
  });
});

describe('where it listens', () => {
  test('on 127.0.0.1 alone', async () => {
    const code = await new Promise((resolve) => {
      const socket = connect(server.port, '127.0.0.2');
      socket.on('connect', () => {
        socket.destroy();
        resolve('connected');
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    expect(code).toBe('ECONNREFUSED');
  });

  test('a port that is taken, or a page that is not built, is an answer', async () => {
    const { handlers, snapshots, log } = server.state;
    const options = { handlers, snapshots, log, signInLinks: server.signInLinks };
    const listening = server.state.listeners.size;
    expect(
      await startPageServer({
        ...options,
        port: server.port,
        pageDirectory: new URL('../../unit', import.meta.url).pathname,
      }),
    ).toEqual({ kind: 'no-page' });
    const page = new URL('../../../renderer', import.meta.url).pathname;
    expect(await startPageServer({ ...options, port: server.port, pageDirectory: page })).toEqual({
      kind: 'port-taken',
    });
    expect(server.state.listeners.size).toBe(listening);
  });
});
