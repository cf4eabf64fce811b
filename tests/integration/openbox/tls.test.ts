import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import {
  createServer as createTlsServer,
  getCACertificates,
  setDefaultCACertificates,
  type TlsOptions,
} from 'node:tls';
import { createSecureServer } from 'node:http2';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LogoutReply } from '../../../electron/services/openbox/api.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createOpenBox } from '../../../electron/services/openbox/client.ts';
import { nodeHttp } from '../../../electron/system/node-http.ts';
import { makeCertificate, type Certificate } from './certificates.ts';
import { httpResponse } from './raw-server.ts';
import { createRecordingLog, type RecordingLog } from './recording-log.ts';
import { statusReply } from './expected-replies.ts';

/** Real TLS servers, each with one thing wrong with it: what it is, and that not a byte of the call was sent. */

const authority = makeCertificate({ name: 'Test authority', isAuthority: true, rsaBits: 2048 });
const stranger = makeCertificate({ name: 'Strange authority', isAuthority: true });
const good = makeCertificate({ issuer: authority });
const trusted = getCACertificates('default');

/** OpenSSL would not even offer what is weak. */
const lax = { ciphers: 'DEFAULT:@SECLEVEL=0' } as const;

let log: RecordingLog;
let received: Buffer[];
const servers: Server[] = [];

beforeAll(() => {
  setDefaultCACertificates([...trusted, authority.cert]);
});
afterAll(() => {
  setDefaultCACertificates(trusted);
});
beforeEach(() => {
  log = createRecordingLog();
  received = [];
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function tlsServer({ key, cert }: Certificate, options: TlsOptions = {}): Server {
  return createTlsServer({ key, cert, ...options }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      received.push(data);
      socket.end(httpResponse(statusReply('soap', 'logout_ok')));
    });
  });
}

async function logoutAt(server: Server): Promise<LogoutReply> {
  servers.push(server);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const openbox = createOpenBox({ http: nodeHttp, log, deadline: 20_000 });
  const endpoint = {
    address: `https://127.0.0.1:${port.toString()}/`,
    format: 'soap',
    apiKey: new Secret('key'),
  } as const;
  return openbox.logout(endpoint, new Secret('tok-9c3f5a80'));
}

const tls = (reason: string) => ({ kind: 'unclear', problem: { kind: 'tls', reason } });

test('nothing is wrong', async () => {
  expect(await logoutAt(tlsServer(good))).toEqual({ kind: 'ended' });
  expect(received).not.toEqual([]);
});

test.each<readonly [string, string, () => Server]>([
  ['an authority that nobody knows', 'authority', () => tlsServer(makeCertificate({ issuer: stranger }))],
  ['no authority', 'authority', () => tlsServer(makeCertificate())],
  [
    'an authority of its own that comes along',
    'authority',
    () => {
      const { key, cert, name } = makeCertificate({ issuer: stranger });
      return tlsServer({ name, key, cert: cert + stranger.cert });
    },
  ],
  ['expired', 'date', () => tlsServer(makeCertificate({ issuer: authority, from: -9, to: -2 }))],
  ['not valid yet', 'date', () => tlsServer(makeCertificate({ issuer: authority, from: 2, to: 9 }))],
  ['another name', 'name', () => tlsServer(makeCertificate({ issuer: authority, dnsName: 'box.example' }))],
  ['a weak signature', 'weak', () => tlsServer(makeCertificate({ issuer: authority, digest: 'sha1' }), lax)],
  ['a weak key', 'weak', () => tlsServer(makeCertificate({ issuer: authority, rsaBits: 1024 }), lax)],
  ['TLS 1.0 alone', 'protocol', () => tlsServer(good, { ...lax, minVersion: 'TLSv1', maxVersion: 'TLSv1' })],
  [
    'TLS 1.1 alone',
    'protocol',
    () => tlsServer(good, { ...lax, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }),
  ],
  ['no cipher in common', 'protocol', () => tlsServer(good, { ciphers: 'PSK', maxVersion: 'TLSv1.2' })],
  [
    'a certificate of the client wanted',
    'protocol',
    () => tlsServer(good, { requestCert: true, maxVersion: 'TLSv1.2' }),
  ],
  ['HTTP/2 alone', 'protocol', () => createSecureServer({ key: good.key, cert: good.cert })],
  [
    'HTTP without TLS',
    'protocol',
    () =>
      createTcpServer((socket) => {
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      }),
  ],
])('%s', async (_, reason, make) => {
  expect(await logoutAt(make())).toEqual(tls(reason));
  expect(received).toEqual([]);
  expect(log.entries[0]?.fields['code']).toMatch(/^[A-Z\d_/]+$/);
});
