import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type RunningService } from '../../service/service.ts';
import { call, envelope, requestOf } from './calls.ts';
import { exchange, httpRequest, RawClient } from './raw.ts';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

function xmlLogout(token: string): string {
  return `<request><action>logout</action><api_key>${service.apiKey}</api_key><auth_token>${token}</auth_token></request>`;
}

/** The service still does its work, and the session that was at stake is still open. */
async function expectUnharmed(token: string): Promise<void> {
  expect(service.liveTokens()).toContain(token);
  const reply = await call(service.url, 'xml', 'logout', { api_key: service.apiKey, auth_token: token });
  expect(reply).toEqual({ status: 'logout_ok' });
}

describe('old and careful clients', () => {
  test('HTTP/1.0 without a Host gets a length, no chunks and the end of the connection', async () => {
    for (const format of ['rest', 'xml'] as const) {
      const token = service.issueToken();
      const body = xmlLogout(token);
      const reply = await exchange(
        service.url,
        format === 'rest'
          ? `GET /api/1.0/rest?action=logout&api_key=${service.apiKey}&auth_token=${token} HTTP/1.0\r\n\r\n`
          : `POST /api/1.0/xml HTTP/1.0\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      const [head = '', content = ''] = reply.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 200 OK/);
      expect(head).toContain(`Content-Length: ${content.length}`);
      expect(head).not.toMatch(/transfer-encoding/i);
      expect(content).toMatch(/^<\?xml .*logout_ok.*<\/response>\n$/s);
    }
  });

  test('Expect: 100-continue gets its go-ahead before the body is sent', async () => {
    const token = service.issueToken();
    const [head, body] = httpRequest(
      'soap',
      envelope(`<b:logout><api_key>${service.apiKey}</api_key><sid>${token}</sid></b:logout>`),
      ['Expect: 100-continue'],
    ).split('\r\n\r\n');
    const client = new RawClient(service.url);
    client.send(`${head}\r\n\r\n`);
    expect(await client.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    expect(service.liveTokens()).toContain(token);
    client.send(body ?? '');
    expect(await client.untilEnd()).toContain('>logout_ok<');
  });

  test('Expect: 100-continue for far too much is refused before it is sent', async () => {
    const reply = await exchange(
      service.url,
      'POST /api/1.0/xml HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n\r\n',
    );
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body in chunks, and several requests on one connection', async () => {
    const [first, second] = [service.issueToken(), service.issueToken()];
    const client = new RawClient(service.url);
    const body = xmlLogout(first);
    client.send('POST /api/1.0/xml HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (const piece of body.match(/[^]{1,40}/g) ?? [])
      client.send(`${piece.length.toString(16)}\r\n${piece}\r\n`);
    client.send('0\r\n\r\n');
    await client.until('</response>');
    client.send(httpRequest('xml', xmlLogout(second)));
    expect((await client.untilEnd()).match(/logout_ok/g)).toHaveLength(2);
  });
});

describe('what is no request of the API', () => {
  test.each([
    ['GET', 'xml', 405],
    ['GET', 'soap', 405],
    ['PUT', 'rest?action=logout', 405],
    ['DELETE', 'auth/x', 405],
    ['GET', 'auth/x', 404],
    ['GET', '', 404],
    ['GET', 'rest/', 404],
    ['GET', 'redirected/logout/none', 404],
    ['GET', '../../etc/passwd', 404],
  ])('%s %s: %i', async (method, path, status) => {
    const reply = await exchange(
      service.url,
      `${method} /api/1.0/${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  test.each([
    '\0\x01\x02garbage\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '{"json":true}\r\n\r\n',
    'GET /api/1.0/rest HTTP/1.1\r\n\r\n',
  ])('the bytes %j: 400', async (bytes) => {
    const token = service.issueToken();
    expect(await exchange(service.url, bytes)).toMatch(/^HTTP\/1\.1 400 /);
    await expectUnharmed(token);
  });

  test.each([
    ['nothing', () => ''],
    ['text', () => 'logout please'],
    [
      'JSON',
      (token: string) => JSON.stringify({ action: 'logout', api_key: service.apiKey, auth_token: token }),
    ],
    ['half a request', (token: string) => xmlLogout(token).slice(0, -3)],
    ['two requests', (token: string) => xmlLogout(token).repeat(2)],
    ['another root', (token: string) => xmlLogout(token).replaceAll('request', 'response')],
    ['a DOCTYPE', (token: string) => `<!DOCTYPE request>${xmlLogout(token)}`],
    [
      'a DOCTYPE with an entity',
      (token: string) => `<!DOCTYPE r [<!ENTITY e "${token}">]>${xmlLogout('&e;')}`,
    ],
    [
      'entities that grow',
      () =>
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><request><action>&b;</action></request>',
    ],
    ['elements without end', () => '<request>'.repeat(5000)],
    ['elements inside each other', () => `${'<request>'.repeat(2000)}${'</request>'.repeat(2000)}`],
    ['a control character', (token: string) => xmlLogout(`${token}\u0000`)],
    [
      'crossed elements',
      (token: string) => xmlLogout(token).replace('</auth_token></request>', '</request></auth_token>'),
    ],
    [
      'two actions',
      (token: string) => xmlLogout(token).replace('<action>', '<action>get_ticket</action><action>'),
    ],
  ])('a body of %s: 400 without a word of it, and nothing happens', async (_what, make) => {
    const token = service.issueToken();
    const response = await fetch(`${service.url}xml`, { method: 'POST', body: make(token) });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain(token);
    await expectUnharmed(token);
  });

  test.each([
    ['one byte too many', 64 * 1024 + 1],
    ['a megabyte', 1024 * 1024],
    ['more than the service is ready to throw away', 20 * 1024 * 1024],
  ])('a body of %s: 413 or the end of the connection', async (_what, size) => {
    const token = service.issueToken();
    const reply = await exchange(service.url, httpRequest('xml', xmlLogout(token).padEnd(size, ' ')));
    if (size < 8 * 1024 * 1024) expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    else expect(reply).toMatch(/^(HTTP\/1\.1 413 |$)/);
    await expectUnharmed(token);
  });

  test('a body of exactly 64 KiB is read', async () => {
    const reply = await exchange(
      service.url,
      httpRequest('xml', xmlLogout(service.issueToken()).padEnd(64 * 1024, ' ')),
    );
    expect(reply).toContain('logout_ok');
  });

  test('a thousand parameters do no harm, and a query of 100 kB is refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`__proto__${index}`, `${index}`]),
    );
    const parameters = {
      api_key: service.apiKey,
      auth_token: service.issueToken(),
      ...many,
      constructor: 'x',
    };
    expect(await call(service.url, 'xml', 'logout', parameters)).toEqual({ status: 'logout_ok' });
    const token = service.issueToken();
    const long = { api_key: service.apiKey, auth_token: token, filler: 'x'.repeat(100_000) };
    expect(
      (await fetch(requestOf(service.url, { format: 'rest', action: 'logout', parameters: long }))).status,
    ).toBe(431);
    await expectUnharmed(token);
  });

  test('clients that go away at any moment do no harm', async () => {
    const token = service.issueToken();
    const request = httpRequest('xml', xmlLogout('neverissued'));
    for (let sent = 0; sent <= request.length; sent += 7) {
      await new RawClient(service.url).sendAndLeave(request.slice(0, sent));
    }
    await new RawClient(service.url).sendAndLeave(request);
    await expectUnharmed(token);
  });
});

test('what is told of the requests holds nothing that a client wrote', async () => {
  const secret = service.issueToken();
  const ticket = (await call(service.url, 'rest', 'get_ticket', { api_key: service.apiKey }))['ticket'] ?? '';
  for (const path of [
    `rest?action=${secret}`,
    `rest?${secret}`,
    `auth/${ticket}`,
    `auth/${secret}`,
    secret,
    `soap?${secret}`,
  ]) {
    await fetch(`${service.url}${path}`);
  }
  await fetch(`${service.url}xml`, { method: 'POST', body: `<request><action>${secret}</action></request>` });
  const told = JSON.stringify(service.requests);
  for (const value of [secret, ticket, service.apiKey, service.password]) expect(told).not.toContain(value);
  expect(service.requests.at(-1)).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    action: 'unknown',
    format: 'xml',
    status: 'unknown-action',
    fault: null,
  });
});
