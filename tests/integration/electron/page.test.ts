import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { eventually, useStandIn } from './support.ts';

/** How a page’s wishes reach the app’s handlers, and how the app’s answers reach the real browser. */

const standIn = useStandIn();

/** What the fixture's main process has noted. */
async function seen(page: Page): Promise<string[][]> {
  return (await page.evaluate(() => window.fixture.invoke('seen'))) as string[][];
}

async function until(page: Page, event: readonly string[]): Promise<void> {
  await eventually(() => seen(page)).toContainEqual(event);
}

describe('the app protocol', () => {
  it('answers the browser, whose own rules then hold: the policy of the answer, Trusted Types, a secure context', async () => {
    const { page } = await standIn.fixture();
    expect(await page.evaluate(() => [window.isSecureContext, window.first.trusted])).toEqual([
      true,
      "Failed to set the 'innerHTML' property on 'Element': This document requires 'TrustedHTML' assignment.",
    ]);
    expect(await seen(page)).toContainEqual(['request', 'fixture://page/first.js']);
  });

  it('is told of as the app names it, and its title reaches the window', async () => {
    const { app } = await standIn.fixture();
    const [window] = await app.call('windows');
    expect(window?.url).toBe('fixture://page/index.html');
    await eventually(async () => (await app.call('windows'))[0]?.title).toBe('Fixture');
  });
});

describe('navigation', () => {
  it('asks will-frame-navigate, then will-navigate, and stays where that is prevented', async () => {
    const { page } = await standIn.fixture();
    await page.click('#out');
    await until(page, ['will-navigate', 'https://elsewhere.example/']);
    const names = (await seen(page)).map(([name]) => name);
    expect(names.indexOf('will-frame-navigate')).toBeLessThan(names.indexOf('will-navigate'));
    expect(await page.evaluate(() => typeof window.fixture)).toBe('object');
  });

  it('asks for a form, for a script, and for a scheme of another program', async () => {
    const { page, app } = await standIn.fixture();
    await page.evaluate(() => {
      location.href = 'https://script.example/';
    });
    await until(page, ['will-navigate', 'https://script.example/']);
    await page.evaluate(() => {
      location.href = 'mailto:someone@example.com';
    });
    await until(page, ['will-navigate', 'mailto:someone@example.com']);
    expect(await app.call('openedAddresses')).toEqual([]);
  });

  it('says so where a page gets away to about:, which it cannot hold', async () => {
    const { page, app } = await standIn.fixture();
    await page.evaluate(() => {
      // Not at once, or this call's own answer would go with the page.
      setTimeout(() => {
        location.href = 'about:blank';
      });
    });
    await eventually(() => app.call('mishaps')).toEqual([
      'a page has moved to about: or blob: although the app refused',
    ]);
  });

  it('does not ask for what the app itself loads', async () => {
    const { page } = await standIn.fixture();
    expect((await seen(page)).filter(([name]) => name === 'will-navigate')).toEqual([]);
  });

  it('lets webRequest cancel what a frame loads, so that nothing of it leaves', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end('never seen');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/`;
    const { page } = await standIn.fixture();
    await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = src;
          frame.onload = resolve;
          document.body.append(frame);
        }),
      address,
    );
    expect(await seen(page)).toContainEqual(['will-frame-navigate', address]);
    expect(await seen(page)).toContainEqual(['cancelled', address]);
    expect(asked).toEqual([]);
    server.close();
  });
});

describe('new windows', () => {
  it('asks the window open handler, however they are wanted, and nothing opens', async () => {
    const { page, app } = await standIn.fixture();
    const before = page.context().pages().length;
    await page.click('#blank');
    await until(page, ['window-open', 'https://blank.example/']);
    await page.click('#out', { modifiers: ['Control'] });
    await until(page, ['window-open', 'https://elsewhere.example/']);
    await page.evaluate(() => void window.open('https://opened.example/'));
    await until(page, ['window-open', 'https://opened.example/']);
    await eventually(() => page.context().pages().length).toBe(before);
    expect(await app.call('strayWindows')).toEqual([]);
    expect(await app.call('windows')).toHaveLength(1);
  });
});

describe('the session', () => {
  it('gives a page no permission that the app’s handlers deny', async () => {
    const { page } = await standIn.fixture();
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  it('grants everything where the app has no handlers, as Electron does', async () => {
    const app = standIn.appOf(`
      import { BrowserWindow, protocol, session } from 'electron';
      protocol.registerSchemesAsPrivileged([{ scheme: 'bare', privileges: { standard: true, secure: true } }]);
      app.whenReady().then(() => {
        session.defaultSession.protocol.handle('bare', () => new Response('<title>bare</title>', { headers: { 'content-type': 'text/html' } }));
        new BrowserWindow().loadURL('bare://page/');
      });
    `);
    const page = await app.page();
    await page.waitForURL(/^https:/);
    expect(
      await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
    ).toBe('granted');
  });

  it('tells of a download, and prevents it where the app does', async () => {
    const { page, app } = await standIn.fixture();
    await page.click('#download');
    await expect
      .poll(() => app.call('downloads'))
      .toEqual([{ url: 'fixture://page/first.js', wasPrevented: true }]);
  });
});

describe('the page’s process', () => {
  it('is told of when it dies, and the window loads again', async () => {
    const app = standIn.appOf(`
      import { BrowserWindow, protocol, session } from 'electron';
      protocol.registerSchemesAsPrivileged([{ scheme: 'bare', privileges: { standard: true, secure: true } }]);
      app.whenReady().then(async () => {
        session.defaultSession.protocol.handle('bare', () => new Response('<title>bare</title>', { headers: { 'content-type': 'text/html' } }));
        const window = new BrowserWindow();
        await window.loadURL('bare://page/');
        window.webContents.on('render-process-gone', (_event, { reason }) => {
          console.log(JSON.stringify({ reason }));
          window.webContents.once('did-finish-load', () => console.log('"again"'));
          window.webContents.reload();
        });
        console.log('"loaded"');
      });
    `);
    await app.ready;
    await eventually(() => app.output()).toContain('"loaded"');
    const [window] = await app.call('windows');
    await app.call('crashPage', window?.id ?? 0);
    await eventually(() => app.output()).toContain('{"reason":"crashed"}');
    await eventually(() => app.output()).toContain('"again"');
  });

  it('sees the desktop’s theme', async () => {
    const { page, app } = await standIn.fixture();
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    await app.call('setTheme', 'dark');
    await eventually(isDark).toBe(true);
  });
});
