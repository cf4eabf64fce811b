import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startService, type Fault, type RunningService } from '../../service/service.ts';
import { formats, type Format } from '../../service/vocabulary.ts';
import { call, requestOf } from './calls.ts';
import { RawClient } from './raw.ts';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
});
afterEach(() => service.faults.clear());
afterAll(() => service.close());

/** A reply, or how the connection failed. */
interface Received {
  readonly status: number;
  readonly type: string | null;
  readonly location: string | null;
  readonly text: string;
}

async function logOut(format: Format, token: string, key = service.apiKey): Promise<Received> {
  const request = requestOf(service.url, {
    format,
    action: 'logout',
    parameters: { api_key: key, auth_token: token },
  });
  const response = await fetch(request, { redirect: 'manual' });
  const { status, headers } = response;
  return {
    status,
    type: headers.get('content-type'),
    location: headers.get('location'),
    text: await response.text(),
  };
}

const xmlType = 'text/xml; charset=UTF-8';
const htmlType = 'text/html; charset=UTF-8';

/** What each damaged reply to a logout looks like. */
const damages: readonly {
  readonly fault: Fault;
  readonly expected: (format: Format) => Partial<Received>;
}[] = [
  { fault: { kind: 'http-status', status: 404 }, expected: () => ({ status: 404, type: htmlType }) },
  { fault: { kind: 'http-status', status: 503 }, expected: () => ({ status: 503, type: htmlType }) },
  {
    fault: { kind: 'html' },
    expected: () => ({ status: 200, type: htmlType, text: matching(/^<!DOCTYPE html>/) }),
  },
  { fault: { kind: 'empty' }, expected: () => ({ status: 200, type: xmlType, text: '' }) },
  { fault: { kind: 'truncated' }, expected: () => ({ status: 200, text: matching(/logout_ok<\/status>$/) }) },
  {
    fault: { kind: 'oversize', bytes: 70_000 },
    expected: () => ({
      status: 200,
      text: expect.stringContaining(`<!--${'x'.repeat(70_000)}-->`) as string,
    }),
  },
  {
    fault: { kind: 'doctype' },
    expected: () => ({
      status: 200,
      text: matching(/\?>\n<!DOCTYPE response \[<!ENTITY word "logout_ok">\]>.*>&word;</s),
    }),
  },
  {
    fault: { kind: 'two-statuses' },
    expected: () => ({ status: 200, text: matching(/logout_ok<\/status><status>application_restricted</) }),
  },
  {
    fault: { kind: 'unknown-status' },
    expected: () => ({ status: 200, text: matching(/>unexpected_status</) }),
  },
  {
    fault: { kind: 'unknown-status', value: 'logout_OK' },
    expected: () => ({ status: 200, text: matching(/>logout_OK</) }),
  },
  { fault: { kind: 'fault' }, expected: () => ({ status: 500, text: matching(/<SOAP-ENV:Fault>/) }) },
  {
    fault: { kind: 'fault', status: 200 },
    expected: () => ({ status: 200, text: matching(/<SOAP-ENV:Fault>/) }),
  },
  {
    fault: { kind: 'redirect', to: 'same-origin' },
    expected: (format) => ({ status: 307, location: `${service.url}redirected/logout/${format}` }),
  },
  {
    fault: { kind: 'redirect', to: 'other-origin', status: 302 },
    expected: (format) => ({ status: 302, location: matching(new RegExp(`/redirected/logout/${format}$`)) }),
  },
  {
    fault: {
      kind: 'reply',
      status: 201,
      headers: { 'Content-Type': 'a/b' },
      body: (claim) => claim.replace('ok', 'OK'),
    },
    expected: () => ({ status: 201, type: 'a/b', text: matching(/>logout_OK</) }),
  },
  { fault: { kind: 'reply', body: Buffer.from('plain') }, expected: () => ({ status: 200, text: 'plain' }) },
];

function matching(pattern: RegExp): string {
  return expect.stringMatching(pattern) as string;
}

describe.each(formats)('%s', (format) => {
  describe.each(damages)('$fault', ({ fault, expected }) => {
    test.each([false, true])('taking effect: %s', async (takesEffect) => {
      const token = service.issueToken();
      service.faults.set({ ...fault, takesEffect });
      expect(await logOut(format, token)).toMatchObject(expected(format));
      expect(service.liveTokens().includes(token)).toBe(!takesEffect);
      expect(service.requests.at(-1)).toMatchObject({
        action: 'logout',
        format,
        status: takesEffect ? 'logout_ok' : fault.kind,
        fault: fault.kind,
      });
    });
  });

  test.each([false, true])('a dropped connection, taking effect: %s', async (takesEffect) => {
    for (const kind of ['drop-before-reply', 'drop-in-reply'] as const) {
      const token = service.issueToken();
      service.faults.set({ kind, takesEffect, times: 1 });
      await expect(logOut(format, token)).rejects.toThrow();
      expect(service.liveTokens().includes(token)).toBe(!takesEffect);
    }
  });

  test('drop-in-reply sends half of what it announced', async () => {
    service.faults.set({ kind: 'drop-in-reply' });
    const client = new RawClient(service.url);
    client.send(await bytesOf(format, service.issueToken()));
    const [head = '', body = ''] = (await client.untilEnd()).split('\r\n\r\n');
    const announced = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
    expect(announced).toBeGreaterThan(60);
    expect(body).toHaveLength(Math.floor(announced / 2));
  });

  test.each([false, true])('no answer, taking effect: %s', async (takesEffect) => {
    const token = service.issueToken();
    service.faults.set({ kind: 'no-answer', takesEffect });
    const given = new AbortController();
    const answer = fetch(
      requestOf(service.url, {
        format,
        action: 'logout',
        parameters: { api_key: service.apiKey, auth_token: token },
      }),
      { signal: given.signal },
    );
    const before = service.requests.filter(({ fault }) => fault === 'no-answer').length;
    await service.waitForRequest(({ fault }) => fault === 'no-answer', before + 1);
    expect(service.liveTokens().includes(token)).toBe(!takesEffect);
    given.abort();
    await expect(answer).rejects.toThrow('abort');
  });

  test('a slow endless body goes on and on', async () => {
    service.faults.set({ kind: 'slow-endless', milliseconds: 1 });
    const client = new RawClient(service.url);
    client.send(await bytesOf(format, service.issueToken()));
    const received = await client.until('1\r\nx\r\n1\r\nx\r\n1\r\nx\r\n');
    client.end();
    expect(received).toContain('>logout_ok</status><!--');
  });

  test('latency: the true reply, and the action before or after the wait', async () => {
    for (const takesEffect of [false, true]) {
      const token = service.issueToken();
      service.faults.set({ kind: 'latency', milliseconds: 50, takesEffect, times: 1 });
      const arrivals = service.requests.length;
      const begun = performance.now();
      const answer = logOut(format, token);
      await service.waitForRequest(() => true, arrivals + 1);
      if (takesEffect) expect(service.liveTokens()).not.toContain(token);
      expect((await answer).text).toContain('>logout_ok<');
      // A timer of Node's may fire up to a millisecond early.
      expect(performance.now() - begun).toBeGreaterThanOrEqual(49);
      expect(service.liveTokens()).not.toContain(token);
    }
  });

  test('latency: nothing happens before the wait is over', async () => {
    const token = service.issueToken();
    service.faults.set({ kind: 'latency', milliseconds: 3_600_000 });
    const arrivals = service.requests.length;
    const client = new RawClient(service.url);
    client.send(await bytesOf(format, token));
    expect(await service.waitForRequest(() => true, arrivals + 1)).toMatchObject({
      action: 'logout',
      status: null,
    });
    expect(service.liveTokens()).toContain(token);
    client.end();
  });

  test('a slow service carries the action out although the client has gone', async () => {
    const token = service.issueToken();
    service.faults.set({ kind: 'latency', milliseconds: 30 });
    await new RawClient(service.url).sendAndLeave(await bytesOf(format, token));
    await expect.poll(() => service.liveTokens().includes(token)).toBe(false);
  });

  test('another content type, a restricted key, a token revoked from outside', async () => {
    const token = service.issueToken();
    service.faults.set({ kind: 'restricted', times: 1 });
    expect((await logOut(format, token)).text).toContain('>application_restricted<');
    expect(service.liveTokens()).toContain(token);

    service.faults.set({ kind: 'wrong-content-type', times: 1 });
    expect(await logOut(format, token)).toMatchObject({
      status: 200,
      type: htmlType,
      text: matching(/>logout_ok</),
    });
    expect(service.liveTokens()).not.toContain(token);

    const other = service.issueToken();
    service.faults.set({ kind: 'revoke', times: 1 });
    expect((await logOut(format, other)).text).toContain('>not_logged_in<');
    expect(service.liveTokens()).not.toContain(other);
  });

  test('whoever follows a redirect is counted, and told that it worked', async () => {
    for (const to of ['same-origin', 'other-origin'] as const) {
      const token = service.issueToken();
      service.faults.set({ kind: 'redirect', to, times: 1 });
      const before = service.redirectsFollowed;
      const parameters = { api_key: service.apiKey, auth_token: token };
      const response = await fetch(requestOf(service.url, { format, action: 'logout', parameters }));
      expect(new URL(response.url).origin === new URL(service.url).origin).toBe(to === 'same-origin');
      expect(await response.text()).toContain('>logout_ok<');
      expect(service.redirectsFollowed).toBe(before + 1);
      expect(service.liveTokens()).toContain(token);
    }
  });
});

async function bytesOf(format: Format, token: string): Promise<string> {
  const request = requestOf(service.url, {
    format,
    action: 'logout',
    parameters: { api_key: service.apiKey, auth_token: token },
  });
  const { pathname, search } = new URL(request.url);
  const body = await request.text();
  return `${request.method} ${pathname}${search} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

describe('where and how often', () => {
  async function status(action: string, format: Format): Promise<string | undefined> {
    return (await call(service.url, format, action, { api_key: service.apiKey }))['status'];
  }

  test('a fault strikes its action and its format alone', async () => {
    service.faults.set({ kind: 'restricted', action: 'get_ticket', format: 'xml' });
    expect(await status('get_ticket', 'xml')).toBe('application_restricted');
    expect(await status('get_ticket', 'rest')).toBe('get_ticket_ok');
    expect(await status('logout', 'xml')).toBe('not_logged_in');
  });

  test('faults follow one another, and can be taken away', async () => {
    service.faults.set({ kind: 'unknown-status', value: 'a', times: 2 });
    service.faults.set({ kind: 'unknown-status', value: 'b', times: 1 });
    const remove = service.faults.set({ kind: 'unknown-status', value: 'c' });
    const seen = [];
    for (let count = 0; count < 5; count += 1) seen.push(await status('logout', 'xml'));
    remove();
    remove();
    seen.push(await status('logout', 'xml'));
    expect(seen).toEqual(['a', 'a', 'b', 'c', 'c', 'not_logged_in']);
    expect(() => service.faults.set({ kind: 'empty', times: 0 })).toThrow(RangeError);
  });

  test('faults from the start', async () => {
    const broken = await startService({ faults: [{ kind: 'empty', action: 'logout' }] });
    try {
      const response = await fetch(
        requestOf(broken.url, { format: 'xml', action: 'logout', parameters: {} }),
      );
      expect(await response.text()).toBe('');
    } finally {
      await broken.close();
    }
  });
});

test('closing cuts every answer that hangs', async () => {
  const hanging = await startService({
    faults: [
      { kind: 'no-answer', times: 1 },
      { kind: 'slow-endless', times: 1 },
      { kind: 'latency', milliseconds: 3_600_000 },
    ],
  });
  const half = new RawClient(hanging.url);
  half.send('POST /api/1.0/xml HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<req');
  const answers: Promise<unknown>[] = [];
  for (let count = 1; count <= 3; count += 1) {
    const request = requestOf(hanging.url, {
      format: 'xml',
      action: 'logout',
      parameters: { api_key: hanging.apiKey },
    });
    answers.push(fetch(request).then((response) => response.text()));
    await hanging.waitForRequest(() => true, count);
  }
  const ends = Promise.allSettled([...answers]);
  await hanging.close();
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await half.untilEnd();
  await expect(fetch(`${hanging.url}rest`)).rejects.toThrow('fetch failed');
});
