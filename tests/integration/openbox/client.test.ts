import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/core/ports/http.ts';
import type { Endpoint, OpenBox } from '../../../electron/services/openbox/api.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { formatChoices, wireFormats, type FormatChoice } from '../../../shared/wire-format.ts';
import { statusReply } from './expected-replies.ts';
import { httpResponse, startRawServer, type RawRequest, type RawServer } from './raw-server.ts';
import { createRecordingLog, type RecordingLog } from './recording-log.ts';
import { makeCertificate } from './certificates.ts';

const token = new Secret('tok-9c3f5a80');
let server: RawServer;
let log: RecordingLog;

beforeEach(async () => {
  server = await startRawServer();
  log = createRecordingLog();
});
afterEach(async () => {
  await server.close();
});

function endpoint(format: FormatChoice, address = server.address): Endpoint {
  return { address, format, apiKey: new Secret('key-4b7e21d9') };
}

function client(options: { readonly deadline?: number; readonly http?: Http } = {}): OpenBox {
  return createOpenBox({ http: nodeHttp, log, ...options });
}

const formatOf = ({ target }: RawRequest) =>
  wireFormats.find((format) => target.includes(`/${format}`)) ?? 'soap';

const unclear = (kind: string, more = {}) => ({ kind: 'unclear', problem: { kind, ...more } });

describe('automatic', () => {
  const xmlAfter = (status: string) => {
    server.answerWith((socket, request) =>
      socket.write(
        formatOf(request) === 'soap'
          ? httpResponse(statusReply('soap', 'application_restricted'), { status })
          : httpResponse(statusReply('xml', 'logout_ok')),
      ),
    );
  };

  test.each([404, 405, 410, 415, 501])('moves on to XML after %i', async (status) => {
    xmlAfter(`${status} No`);
    expect(await client().logout(endpoint('automatic'), token)).toEqual({ kind: 'ended' });
    expect(server.requests.map(({ target }) => target)).toEqual(['/api/1.0/soap', '/api/1.0/xml']);
  });

  test.each([200, 204, 301, 307, 400, 401, 403, 406, 408, 429, 500, 502, 503, 505])(
    'does not after %i',
    async (status) => {
      xmlAfter(`${status} No`);
      await client().logout(endpoint('automatic'), token);
      expect(server.requests.map(({ target }) => target)).toEqual(['/api/1.0/soap']);
    },
  );

  test.each(['logout_failed', 'not_logged_in', 'application_restricted', ''])(
    'does not after the status «%s»',
    async (status) => {
      server.answerWith((socket) => socket.write(httpResponse(statusReply('soap', status))));
      await client().logout(endpoint('automatic'), token);
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each(['soap', 'xml', 'rest'] as const)('is not meant where %s was chosen', async (format) => {
    server.answerWith((socket) => socket.write(httpResponse('', { status: '404 Not Found' })));
    expect(await client().logout(endpoint(format), token)).toEqual(unclear('http-error', { status: 404 }));
    expect(server.requests.map(formatOf)).toEqual([format]);
  });

  test('does not after a timeout, and never asks by REST', async () => {
    server.answerWith(() => undefined);
    expect(await client({ deadline: 200 }).logout(endpoint('automatic'), token)).toEqual(unclear('timeout'));
    server.answerWith((socket) => socket.write(httpResponse('', { status: '404 Not Found' })));
    await client().logout(endpoint('automatic'), token);
    expect(server.requests.map(formatOf)).toEqual(['soap', 'soap', 'xml']);
  });

  test('one deadline holds for both', async () => {
    const answers = {
      soap: httpResponse('', { status: '404 Not Found' }),
      xml: httpResponse(statusReply('xml', 'logout_ok')),
    };
    const after = { soap: 3_000, xml: 5_000 };
    server.answerWith((socket, request) => {
      const format = formatOf(request) === 'soap' ? 'soap' : 'xml';
      setTimeout(() => socket.write(answers[format]), after[format]);
    });
    // Enough for either, not for both.
    expect(await client({ deadline: 6_000 }).logout(endpoint('automatic'), token)).toEqual(
      unclear('timeout'),
    );
    expect(server.requests.map(formatOf)).toEqual(['soap', 'xml']);
  });
});

describe('what is sent', () => {
  const answerAll = () => {
    server.answerWith((socket, request) =>
      socket.write(httpResponse(statusReply(formatOf(request), 'logout_ok'))),
    );
  };

  test('SOAP and XML carry no credential in the URL, and name what they are', async () => {
    answerAll();
    await client().logout(endpoint('soap'), token);
    await client().logout(endpoint('xml'), token);
    const [soap, xml] = server.requests;
    expect(soap?.method).toBe('POST');
    expect(soap?.target).toBe('/api/1.0/soap');
    expect(soap?.headers.get('soapaction')).toBe('"urn:boxnet#Box_SoapApi#logout"');
    expect(soap?.headers.get('content-type')).toBe('text/xml; charset=UTF-8');
    expect(soap?.headers.get('accept-encoding')).toBe('identity');
    expect(Number(soap?.headers.get('content-length'))).toBe(Buffer.byteLength(soap?.body ?? ''));
    expect(soap?.body).toContain('<sid xsi:type="xsd:string">tok-9c3f5a80</sid>');
    expect(xml?.target).toBe('/api/1.0/xml');
    expect(xml?.headers.get('soapaction')).toBeUndefined();
    expect(xml?.body).toContain('<auth_token>tok-9c3f5a80</auth_token>');
  });

  test('REST is a GET with everything in the query', async () => {
    answerAll();
    await client().logout(endpoint('rest'), token);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      target: '/api/1.0/rest?action=logout&api_key=key-4b7e21d9&auth_token=tok-9c3f5a80',
      body: '',
    });
  });

  test.each(formatChoices)('nothing, where %s cannot carry the token', async (format) => {
    answerAll();
    expect(await client().logout(endpoint(format), new Secret('a\ud800'))).toEqual(unclear('malformed'));
    expect(server.connections()).toBe(0);
  });

  test.each([
    'http://box.example/api/1.0/',
    'http://192.0.2.1/',
    'ftp://127.0.0.1/',
    '',
    'https://a:b@127.0.0.1/',
  ])('nothing to %j', async (address) => {
    const counted: string[] = [];
    const counting: Http = (request, signal) => {
      counted.push(request.url);
      return nodeHttp(request, signal);
    };
    const openBox = client({ http: counting });
    expect(await openBox.getTicket(endpoint('soap', address))).toEqual(unclear('insecure-address'));
    expect(await openBox.logout(endpoint('rest', address), token)).toEqual(unclear('insecure-address'));
    expect(counted).toEqual([]);
  });

  test('an address without its last slash is understood', async () => {
    answerAll();
    expect(await client().logout(endpoint('xml', server.address.slice(0, -1)), token)).toEqual({
      kind: 'ended',
    });
    expect(server.requests[0]?.target).toBe('/api/1.0/xml');
  });
});

describe('being called off', () => {
  test('before the call: nothing is sent', async () => {
    const reply = await client().logout(endpoint('soap'), token, AbortSignal.abort());
    expect(reply).toEqual(unclear('connection-lost'));
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ['while there is no answer', ''],
    ['in the middle of the answer', 'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<response>'],
    ['in the body of an error', 'HTTP/1.1 500 No\r\nContent-Length: 900\r\n\r\n<response>'],
  ])('%s: the call ends at once and so does the connection', async (_, bytes) => {
    const controller = new AbortController();
    const asked = new Promise<void>((resolve) => {
      server.answerWith((socket) => socket.write(bytes, () => setImmediate(resolve)));
    });
    const call = client({ deadline: 60_000 }).logout(endpoint('soap'), token, controller.signal);
    await asked;
    controller.abort(new Error(token.reveal()));
    expect((await call).kind).toBe('unclear');
    await server.whenAllAreClosed();
    expect(JSON.stringify(log.entries)).not.toContain(token.reveal());
  });

  test('a network that takes no notice of anything does not hold a call up', async () => {
    const deaf: Http = () => new Promise(() => undefined);
    const openBox = client({ http: deaf, deadline: 50 });
    expect(await openBox.logout(endpoint('soap'), token)).toEqual(unclear('timeout'));
    const body = new ReadableStream({ pull: () => new Promise(() => undefined) });
    const deafBody: Http = () => Promise.resolve({ status: 200, contentType: null, retryAfter: null, body });
    const other = client({ http: deafBody, deadline: 50 });
    expect(await other.logout(endpoint('soap'), token)).toEqual(unclear('timeout'));
  });

  test('a signal that outlives the call keeps no listener of it', async () => {
    server.answerWith((socket) => socket.write(httpResponse(statusReply('soap', 'logout_ok'))));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...all);
    };
    await client().logout(endpoint('soap'), token, signal);
    expect(listeners).toBe(0);
  });
});

describe('connections', () => {
  test('those that are kept are used again', async () => {
    server.answerWith((socket) => socket.write(httpResponse(statusReply('soap', 'not_logged_in'))));
    const openBox = client();
    for (let i = 0; i < 6; i += 1) await openBox.logout(endpoint('soap'), token);
    expect(server.requests).toHaveLength(6);
    // Node's fetch opens a second one, because the first is not free at once.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  test('those that the service has closed meanwhile cost no call its answer', async () => {
    const used = new WeakSet<Socket>();
    server.answerWith((socket) => {
      // What a server does that closes an idle connection just as the next request arrives.
      if (used.has(socket)) socket.end();
      else socket.write(httpResponse(statusReply('soap', 'logout_ok')));
      used.add(socket);
    });
    const openBox = client();
    for (let i = 0; i < 6; i += 1) {
      expect(await openBox.logout(endpoint('soap'), token)).toEqual({ kind: 'ended' });
    }
    // It has happened.
    expect(server.requests.length).toBeGreaterThan(6);
  });

  test('a service that closes one, and cannot be reached any more, may have been asked', async () => {
    const used = new WeakSet<Socket>();
    server.answerWith((socket) => {
      if (used.has(socket)) {
        socket.end();
        void server.close();
      } else socket.write(httpResponse(statusReply('soap', 'application_restricted')));
      used.add(socket);
    });
    const openBox = client();
    // Node's fetch opens a second one, because the first is not free at once.
    let reply = await openBox.logout(endpoint('soap'), token);
    while (reply.kind === 'restricted') reply = await openBox.logout(endpoint('soap'), token);
    expect(reply).toEqual(unclear('connection-lost'));
    expect(log.entries.at(-1)?.fields['code']).toBe('ECONNREFUSED');
    server = await startRawServer();
  });

  test('one that closes in the middle of every answer is not asked for ever', async () => {
    server.answerWith((socket) => socket.end('HTTP/1.1 200'));
    expect(await client().logout(endpoint('soap'), token)).toEqual(unclear('connection-lost'));
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  test('a new one that is closed without a word is not tried again', async () => {
    server.answerWith((socket) => socket.end());
    expect(await client().logout(endpoint('soap'), token)).toEqual(unclear('connection-lost'));
    expect(server.requests).toHaveLength(1);
  });

  test("an answer that came unasked is not taken for the next call's", async () => {
    server.answerWith((socket) => {
      const first = httpResponse(statusReply('soap', 'application_restricted'));
      const unasked = httpResponse(statusReply('soap', 'logout_ok'));
      socket.write(server.requests.length === 1 ? Buffer.concat([first, unasked]) : first);
    });
    const openBox = client();
    expect(await openBox.logout(endpoint('soap'), token)).toEqual({ kind: 'restricted' });
    expect(await openBox.logout(endpoint('soap'), new Secret('tok-other'))).toEqual({ kind: 'restricted' });
  });

  test('none stays open after an answer that was not read to its end', async () => {
    for (const bytes of [
      httpResponse('x'.repeat(200_000)),
      httpResponse('x'.repeat(200_000), { status: '302 Found', headers: { Location: '/' } }),
      httpResponse('x'.repeat(200_000), { status: '500 No' }),
    ]) {
      server.answerWith((socket) => socket.write(bytes));
      await client().logout(endpoint('soap'), token);
      await server.whenAllAreClosed();
    }
  });
});

describe('no connection', () => {
  test('nobody listens', async () => {
    const { address } = server;
    await server.close();
    expect(await client().logout(endpoint('soap', address), token)).toEqual(unclear('unreachable'));
    server = await startRawServer();
  });

  test('the name is not known', async () => {
    // RFC 6761: names below `invalid` never exist.
    const reply = await client({ deadline: 28_000 }).logout(endpoint('rest', 'https://box.invalid/'), token);
    expect(reply).toEqual(unclear('unreachable'));
    expect(JSON.stringify(log.entries)).not.toContain(token.reveal());
  });

  test('a port that fetch does not go to', async () => {
    expect(await client().logout(endpoint('soap', 'https://127.0.0.1:25/'), token)).toEqual(
      unclear('unreachable'),
    );
  });

  test.each(formatChoices)(
    'a certificate that nobody vouches for, %s: not a byte of the call is sent',
    async (format) => {
      const received: Buffer[] = [];
      const tls = createTlsServer(makeCertificate(), (socket) => {
        socket.on('data', (data: Buffer) => received.push(data));
        socket.on('error', () => undefined);
      });
      const port = await listen(tls);
      const reply = await client().logout(endpoint(format, `https://127.0.0.1:${port}/`), token);
      expect(reply).toEqual(unclear('tls', { reason: 'authority' }));
      expect(log.entries[0]?.fields['code']).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
      tls.close();
      expect(received).toEqual([]);
    },
  );

  test('a server that does not speak TLS', async () => {
    const reply = await client().logout(endpoint('soap', server.address.replace('http:', 'https:')), token);
    // The raw server waits for a whole request and gets none it understands.
    expect(reply.kind).toBe('unclear');
    const plain = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const port = await listen(plain);
    expect(await client().logout(endpoint('soap', `https://127.0.0.1:${port}/`), token)).toEqual(
      unclear('tls', { reason: 'protocol' }),
    );
    plain.close();
  });
});

async function listen(tcp: Server): Promise<number> {
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const address = tcp.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
