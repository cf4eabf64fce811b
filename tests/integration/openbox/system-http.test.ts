import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDirectory } from '../../support/test-app.ts';
import { makeCertificate } from './certificates.ts';
import { httpResponse, startRawServer } from './raw-server.ts';
import { statusReply } from './expected-replies.ts';

/** The command line's way to the service, in a process of its own: by the proxy, and with the authorities, of its surroundings. */

const authority = makeCertificate({ name: 'Company authority', isAuthority: true });
const directory = newDirectory();
const authorities = path.join(directory.path, 'authorities.pem');
writeFileSync(authorities, authority.cert);
afterAll(() => directory.remove());

let service: Server;
let proxy: Server;
/** What the proxy was asked for. */
let asked: string[];
let answer: 'lead' | 'refuse';

beforeAll(async () => {
  const { key, cert } = makeCertificate({ issuer: authority, dnsName: 'box.example' });
  service = createTlsServer({ key, cert }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.end(httpResponse(statusReply('soap', 'logout_ok'))));
  });
  service.on('tlsClientError', () => undefined);
  await listening(service);
  const http = createHttpServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end();
  });
  http.on('connect', ({ url = '' }, client) => {
    asked.push(url);
    client.on('error', () => undefined);
    if (answer === 'refuse') return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    // Whatever the name is: it is no real one.
    const upstream = connect(portOf(service), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    return undefined;
  });
  proxy = http;
  await listening(proxy);
});
afterAll(() => {
  service.close();
  proxy.close();
});
beforeEach(() => {
  asked = [];
  answer = 'lead';
});

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function logoutAt(addresses: readonly string[], environment: NodeJS.ProcessEnv): Promise<unknown[]> {
  const program = path.join(import.meta.dirname, 'system-http.program.ts');
  const { PATH } = process.env;
  const env = {
    PATH,
    SSL_CERT_FILE: authorities,
    SSL_CERT_DIR: path.join(directory.path, 'none'),
    ...environment,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...addresses], { env });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

const ended = { kind: 'ended' };
const address = 'https://box.example/api/1.0/';
const byProxy = (): string => `http://127.0.0.1:${portOf(proxy).toString()}`;
const problem = (kind: string, more = {}): object => ({ kind: 'unclear', problem: { kind, ...more } });

describe('the proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])(
    'of %s leads to the service',
    async (name) => {
      expect(await logoutAt([address, address], { [name]: byProxy() })).toEqual([ended, ended]);
      expect(new Set(asked)).toEqual(new Set(['box.example:443']));
    },
  );

  test.each(['box.example', '.example', '*'])('is left out where NO_PROXY says %s', async (exceptions) => {
    // There is no such name.
    expect(await logoutAt([address], { HTTPS_PROXY: byProxy(), NO_PROXY: exceptions })).toEqual([
      problem('unreachable'),
    ]);
    expect(asked).toEqual([]);
  });

  test('is never asked about this computer, where it would read the token', async () => {
    const local = await startRawServer();
    local.answerWith((socket) => socket.write(httpResponse(statusReply('soap', 'logout_ok'))));
    const { port } = new URL(local.address);
    const addresses = ['127.0.0.1', '127.0.0.2', 'localhost'].map((host) => `http://${host}:${port}/`);
    const proxies = { HTTPS_PROXY: byProxy(), HTTP_PROXY: byProxy(), http_proxy: byProxy() };
    const replies = await logoutAt(addresses, proxies);
    expect(replies[0]).toEqual(ended);
    expect(asked).toEqual([]);
    await local.close();
  });

  test('that refuses, is not there or is none: nothing was asked of the service', async () => {
    answer = 'refuse';
    for (const value of [byProxy(), 'http://127.0.0.1:9', 'nonsense', 'socks5://127.0.0.1:9']) {
      expect(await logoutAt([address], { HTTPS_PROXY: value }), value).toEqual([problem('unreachable')]);
    }
  });
});

describe('the authorities of this computer', () => {
  test('are known, also to calls that began before they were read', async () => {
    expect(await logoutAt([address, address], { HTTPS_PROXY: byProxy() })).toEqual([ended, ended]);
  });

  test('and others are not: that is said, whatever the date is', async () => {
    const environment = { HTTPS_PROXY: byProxy(), SSL_CERT_FILE: path.join(directory.path, 'none.pem') };
    expect(await logoutAt([address], environment)).toEqual([problem('tls', { reason: 'authority' })]);
  });
});
