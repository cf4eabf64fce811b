import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { SignInHop } from '../../../electron/web/sign-in-hop.ts';
import { expectExpired, expectSecurityHeaders, TestServer, TestState } from './support.ts';

const ticket = 'd2dqkrr6bae6ckua17osf9o1fhox9ypf';
const page = new Secret(`https://box.example/api/1.0/auth/${ticket}`);

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(async () => {
  expect(JSON.stringify(server.state.events)).not.toContain(ticket);
  await server.close();
});

test.each(['GET', 'POST', 'HEAD'])(
  'on the page’s server a link leads %s on to the service',
  async (method) => {
    const { link } = await server.hop.offer(page);
    expect(link.startsWith(`${server.origin}/sign-in/`)).toBe(true);
    expect(link).not.toContain(ticket);
    const body = method === 'POST' ? { body: 'x=1' } : {};
    for (let time = 0; time < 2; time += 1) {
      const answer = await server.askAt(new URL(link).pathname, { method, ...body });
      expect(answer).toMatchObject({ status: 307, body: '', headers: { location: page.reveal() } });
      expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
      expectSecurityHeaders(answer);
    }
  },
);

test('two links lead to their own pages, and a closed one nowhere', async () => {
  const other = new Secret('https://other.example/api/1.0/auth/x');
  const first = await server.hop.offer(page);
  const second = await server.hop.offer(other);
  first.close();
  expectExpired(await server.askAt(new URL(first.link).pathname));
  const answer = await server.askAt(new URL(second.link).pathname);
  expect(answer.headers.location).toBe(other.reveal());
  expectExpired(await server.askAt('/sign-in/'));
  expectExpired(await server.askAt('/sign-in/__proto__'));
});

test('a link is of no use under a foreign name', async () => {
  const { link } = await server.hop.offer(page);
  const headers = { host: `evil.example:${server.port}` };
  const answer = await server.askAt(new URL(link).pathname, { headers });
  expectExpired(answer);
  expect(answer.headers.location).toBeUndefined();
});

test('a page that is no address leads nowhere', async () => {
  const { link } = await server.hop.offer(new Secret(`no address ${ticket}`));
  expectExpired(await server.askAt(new URL(link).pathname));
});

test('without a page’s server it starts one of its own, which ends with it', async () => {
  const state = new TestState();
  const hop = new SignInHop(state.log, null);
  const [one, two] = await Promise.all([hop.offer(page), hop.offer(page)]);
  expect(new URL(one.link).host).toBe(new URL(two.link).host);
  expect(new URL(one.link).hostname).toBe('127.0.0.1');
  const answer = await fetch(one.link, { redirect: 'manual' });
  expect(answer.status).toBe(307);
  expect(answer.headers.get('location')).toBe(page.reveal());
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(new URL('/', one.link))).status).toBe(403);
  one.close();
  expect((await fetch(one.link)).status).toBe(403);
  await hop.close();
  await expect(fetch(two.link, { redirect: 'manual' })).rejects.toThrow();
  expect(state.events).toEqual([]);
});

test('the browser is given the link, and a browser that does not open is no failure', async () => {
  const state = new TestState();
  const opened: string[] = [];
  const hop = new SignInHop(state.log, (address) => {
    opened.push(address);
    return Promise.reject(new Error(`no browser for ${page.reveal()}`));
  });
  const { link } = await hop.offer(page);
  expect(opened).toEqual([link]);
  await expect.poll(() => state.events).toEqual([{ event: 'browser-not-opened', fields: {} }]);
  await hop.close();
});
