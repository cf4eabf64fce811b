import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { LinkFiles, type OpenFile } from '../../../electron/web/link-file.ts';
import { SignInLinks } from '../../../electron/web/sign-in-links.ts';
import { expectSecurityHeaders, TestServer, TestState, type Answer } from './support.ts';

const ticket = 'd2dqkrr6bae6ckua17osf9o1fhox9ypf';
const page = new Secret(`https://box.example/api/1.0/auth/${ticket}`);
const ignore = (): void => undefined;

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(async () => {
  expect(JSON.stringify(server.state.events)).not.toContain(ticket);
  await server.close();
});

function follow(link: string, method = 'GET'): Promise<Answer> {
  return server.askAt(new URL(link).pathname, { method });
}

function expectLeadsNowhere(answer: Answer): void {
  expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('has been used') as string });
  expect(answer.headers.location).toBeUndefined();
  expectSecurityHeaders(answer);
}

/** Links without a page's server, and what a browser is asked to open. */
function linksAlone(open: OpenFile): { readonly links: SignInLinks; readonly state: TestState } {
  const state = new TestState();
  return { links: new SignInLinks({ log: state.log, files: new LinkFiles(open), opens: true }), state };
}

test('on the page’s server a link leads on to the service, once; then there is a new one', async () => {
  const seen: string[] = [];
  const offered = await server.signInLinks.offer(page, true, () => seen.push(offered.link));
  for (let time = 0; time < 3; time += 1) {
    const { link } = offered;
    expect(link.startsWith(`${server.origin}/sign-in/`)).toBe(true);
    expect(link).not.toContain(ticket);
    const answer = await follow(link);
    expect(answer).toMatchObject({ status: 307, body: '', headers: { location: page.reveal() } });
    expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expectSecurityHeaders(answer);
    expect(server.signInLinks.open(link)).toBeNull();
    expectLeadsNowhere(await follow(link));
    expect(seen).toHaveLength(time + 1);
    expect(seen.at(-1)).toBe(offered.link);
  }
});

test('a form that is posted to it is led on too', async () => {
  const { link } = await server.signInLinks.offer(page, true, ignore);
  expect(await follow(link, 'POST')).toMatchObject({ status: 307, headers: { location: page.reveal() } });
});

test.each(['HEAD', 'PUT'])('%s does not lead on, and uses nothing up', async (method) => {
  const { link } = await server.signInLinks.offer(page, true, ignore);
  const answer = await follow(link, method);
  expect(answer.status).toBe(403);
  expect(answer.headers.location).toBeUndefined();
  expect((await follow(link)).status).toBe(307);
});

test('two links lead to their own pages, and a closed one nowhere', async () => {
  const other = new Secret('https://other.example/api/1.0/auth/x');
  const first = await server.signInLinks.offer(page, true, ignore);
  const second = await server.signInLinks.offer(other, true, ignore);
  const { link } = first;
  first.close();
  expectLeadsNowhere(await follow(link));
  expect((await follow(second.link)).headers.location).toBe(other.reveal());
  expectLeadsNowhere(await server.askAt('/sign-in/'));
  expectLeadsNowhere(await server.askAt('/sign-in/__proto__'));
});

test('a link is of no use under a foreign name', async () => {
  const { link } = await server.signInLinks.offer(page, true, ignore);
  const headers = { host: `evil.example:${server.port}` };
  const answer = await server.askAt(new URL(link).pathname, { headers });
  expect(answer.status).toBe(403);
  expect(answer.headers.location).toBeUndefined();
});

test('a page that is no address leads nowhere', async () => {
  const { link } = await server.signInLinks.offer(new Secret(`no address ${ticket}`), true, ignore);
  expectLeadsNowhere(await follow(link));
});

test('without a page’s server it starts one of its own, which ends with it', async () => {
  const { links, state } = linksAlone(() => Promise.resolve());
  const [one, two] = await Promise.all([links.offer(page, true, ignore), links.offer(page, true, ignore)]);
  expect(new URL(one.link).host).toBe(new URL(two.link).host);
  expect(new URL(one.link).hostname).toBe('127.0.0.1');
  const answer = await fetch(one.link, { redirect: 'manual' });
  expect(answer.status).toBe(307);
  expect(answer.headers.get('location')).toBe(page.reveal());
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(new URL('/', one.link))).status).toBe(403);
  one.close();
  expect((await fetch(one.link)).status).toBe(403);
  await links.close();
  await expect(fetch(two.link, { redirect: 'manual' })).rejects.toThrow();
  expect(state.events).toEqual([]);
});

test('the browser is given a file that leads on, which this user alone can read', async () => {
  const opened: string[] = [];
  const state = new TestState();
  const files = new LinkFiles((file, link) => {
    opened.push(file, link);
    return Promise.resolve();
  });
  const links = new SignInLinks({ log: state.log, files, opens: true });
  const { link } = await links.offer(page, true, ignore);
  await expect.poll(() => opened).toHaveLength(2);
  const [file = '', shown] = opened;
  expect(shown).toBe(link);
  expect(file).toMatch(/^file:/);
  expect(file).not.toContain(new URL(link).pathname.split('/').pop());
  const path = fileURLToPath(file);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  expect(readFileSync(path, 'utf8')).toContain(`url=${link}"`);
  await links.close();
  await files.close();
  expect(existsSync(dirname(path))).toBe(false);
});

test('a browser that does not open is no failure', async () => {
  const { links, state } = linksAlone(() => Promise.reject(new Error(`no browser for ${page.reveal()}`)));
  await links.offer(page, true, ignore);
  await expect.poll(() => state.events).toEqual([{ event: 'browser-not-opened', fields: {} }]);
  await links.close();
});

test('it is known whether the person followed the link', async () => {
  const offered = await server.signInLinks.offer(page, true, ignore);
  const { link } = offered;
  expect(offered.isDoubtful()).toBe(true);
  await follow(link);
  expect(offered.isDoubtful()).toBe(false);
  // Linux says that it is the same user who comes again.
  await follow(link);
  expect(offered.isDoubtful()).toBe(process.platform !== 'linux');
});
