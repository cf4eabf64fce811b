import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright';
import { serveMessages } from '../../../shared/messages/en/command-line.ts';
import { chromiumOptions } from '../page/browser.ts';
import { expect, test, type Host } from './fixtures.ts';

/** The window has an origin of its own, so that what other programs served from this computer has no part in it. */

// What the browser itself does matters here, so it is the whole one.
test.use({ launchOptions: chromiumOptions });

/** A browser that only writes down what it is given. */
function browserDouble(host: Host): { readonly command: string; readonly given: () => string } {
  const command = path.join(host.directory, 'browser');
  const given = path.join(host.directory, 'given');
  rmSync(given, { force: true });
  writeFileSync(command, `#!/bin/sh\nprintf '%s' "$1" > '${given}'\n`);
  chmodSync(command, 0o755);
  return { command, given: () => (existsSync(given) ? readFileSync(given, 'utf8') : '') };
}

/**
 * Starts `signoff serve` and opens what it gives a browser, until the window shows: that leads on for a minute, in which a busy machine
 * may not have come to it. Gives the window's address.
 */
async function openWhatIsGiven(
  { page, host, port = 0 }: { readonly page: Page; readonly host: Host; readonly port?: number },
  open: (given: string, address: string) => Promise<unknown>,
): Promise<string> {
  const window = page.locator('.window');
  for (;;) {
    const browser = browserDouble(host);
    const address = await host.start({ port, browser: browser.command });
    await expect.poll(browser.given).not.toBe('');
    await open(browser.given(), address);
    await window.or(page.getByText(serveMessages.expired)).waitFor();
    if (await window.isVisible()) return address;
    await host.end();
  }
}

/** A page on a port of 127.0.0.1; its worker notes what it sees, and tells it at `/seen`. */
const worker = `
  const seen = [];
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener('fetch', (event) => {
    const { pathname } = new URL(event.request.url);
    if (pathname === '/seen') event.respondWith(new Response(JSON.stringify(seen)));
    else seen.push(pathname);
  });
`;

function servePage(request: IncomingMessage, response: ServerResponse): void {
  const isWorker = request.url === '/worker.js';
  response.setHeader('Content-Type', isWorker ? 'text/javascript' : 'text/html');
  response.end(isWorker ? worker : '<!doctype html><title>Another program</title>');
}

/** Leaves a worker behind on a port that is free again. */
async function leaveWorker(page: Page): Promise<number> {
  const server = createServer(servePage);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }
  });
  await page.goto('about:blank');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a worker that another program left on the same port sees nothing of the window', async ({
  page,
  host,
  complaints,
}) => {
  const port = await leaveWorker(page);
  const address = await openWhatIsGiven({ page, host, port }, (given) => {
    complaints.length = 0;
    return page.goto(given);
  });
  expect(page.url()).toContain(new URL(address).host);
  // The worker is at work: it answers in the server's place.
  const spy = await page.context().newPage();
  await spy.goto(`http://127.0.0.1:${port}/another`);
  await spy.goto(`http://127.0.0.1:${port}/seen`);
  const seen = JSON.parse((await spy.locator('body').textContent()) ?? '') as string[];
  expect(seen).toContain('/another');
  expect(seen.filter((each) => each.startsWith('/page/') || each.startsWith('/open/'))).toEqual([]);
});

test('cookies of other programs on this computer neither reach the window nor lock it out', async ({
  page,
  host,
}) => {
  const address = await host.start();
  const cookies = Array.from({ length: 40 }, (_, index) => ({
    name: `cookie-${index}`,
    value: 'x'.repeat(3_000),
    url: 'http://127.0.0.1/',
  }));
  await page.context().addCookies(cookies);
  await page.goto(address);
  await page.locator('.window').waitFor();
  // Nor where the person goes on at 127.0.0.1, whose cookies they are.
  const other = await page.context().newPage();
  const { port, pathname } = new URL(address);
  await other.goto(`http://127.0.0.1:${port}${pathname}`);
  await other.locator('.window').waitFor();
});

test('a browser that does not find the host is shown the other way', async ({ page, host, complaints }) => {
  await openWhatIsGiven({ page, host }, async (given, address) => {
    await page.route(`http://${new URL(address).host}/**`, (route) => route.abort('namenotresolved'));
    await page.goto(given);
    await expect(page.getByText('does not find')).toBeVisible();
    await page.getByRole('link', { name: /at 127\.0\.0\.1 instead/ }).click();
  });
  expect(new URL(page.url()).hostname).toBe('127.0.0.1');
  complaints.length = 0;
});
