import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import puppeteer, { type Page } from 'puppeteer-core';
import { startScreen } from '../../keyring/screen.ts';

/** A window or tab of a real browser that Playwright does not drive. */
export interface Tab {
  goTo(address: string): Promise<void>;
  /** Brings it before the person: what nobody sees asks the host for nothing. */
  show(): Promise<void>;
  /** What a person reads in it. */
  text(): Promise<string>;
  /** An attribute of the first element that the XPath finds; null: there is none. */
  attribute(xpath: string, name: string): Promise<string | null>;
  click(xpath: string): Promise<void>;
  type(xpath: string, text: string): Promise<void>;
}

export interface OtherBrowser {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** Debian's Firefox, by WebDriver BiDi. */
export async function startFirefox(): Promise<OtherBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    timeout: 120_000,
    protocolTimeout: 120_000,
  });
  const tab = (page: Page): Tab => {
    const find = (xpath: string) => page.locator(`::-p-xpath(${xpath})`).setTimeout(60_000);
    return {
      goTo: async (address) => {
        await page.goto(address, { timeout: 60_000 });
      },
      show: () => page.bringToFront(),
      text: () => page.evaluate('document.body.innerText') as Promise<string>,
      attribute: (xpath, name) =>
        page
          .$(`::-p-xpath(${xpath})`)
          .then((found) => found?.evaluate((element, of) => element.getAttribute(of), name) ?? null),
      click: (xpath) => find(xpath).click(),
      type: (xpath, text) => find(xpath).fill(text),
    };
  };
  return { newTab: async () => tab(await browser.newPage()), close: () => browser.close() };
}

const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** WebKitGTK's own small browser, by its WebDriver (W3C), on a screen of its own. */
export async function startWebKit(): Promise<OtherBrowser> {
  const screen = await startScreen(process.env);
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: screen.display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
    stdio: 'ignore',
  });
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: T & { message?: string } };
    if (!answer.ok) throw new Error(`${path}: ${value.message ?? ''}`);
    return value;
  };
  const options = { binary: miniBrowser, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = await patiently(() =>
    ask<{ sessionId: string }>('POST', '/session', { capabilities }),
  );
  const session = `/session/${sessionId}`;
  let isFirst = true;
  return {
    newTab: async () => {
      // The first is there already. A window of its own is in view, which a tab behind another is not.
      const { handle } = isFirst
        ? { handle: await ask<string>('GET', `${session}/window`) }
        : await ask<{ handle: string }>('POST', `${session}/window/new`, { type: 'window' });
      isFirst = false;
      return webDriverTab((method, path, body) => ask(method, `${session}${path}`, body), handle);
    },
    close: async () => {
      await ask('DELETE', session).catch(() => undefined);
      const ended = once(driver, 'exit');
      driver.kill();
      await ended;
      await screen.close();
    },
  };
}

type Ask = <T>(method: string, path: string, body?: object) => Promise<T>;

function webDriverTab(ask: Ask, handle: string): Tab {
  const inTab = async <T>(method: string, path: string, body?: object): Promise<T> => {
    await ask('POST', '/window', { handle });
    return ask<T>(method, path, body);
  };
  const find = async (xpath: string): Promise<string> => {
    const element = await inTab<Record<string, string>>('POST', '/element', { using: 'xpath', value: xpath });
    return `/element/${Object.values(element)[0] ?? ''}`;
  };
  return {
    goTo: (address) => inTab('POST', '/url', { url: address }),
    show: () => inTab('GET', '/title'),
    text: () => inTab('POST', '/execute/sync', { script: 'return document.body.innerText', args: [] }),
    attribute: async (xpath, name) => {
      const found = await find(xpath).catch(() => null);
      return found === null ? null : ask('GET', `${found}/attribute/${name}`);
    },
    click: (xpath) => patiently(async () => ask('POST', `${await find(xpath)}/click`, {})),
    type: (xpath, text) => patiently(async () => ask('POST', `${await find(xpath)}/value`, { text })),
  };
}

/** Tries again for a minute: what is to be found may still be on its way. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
