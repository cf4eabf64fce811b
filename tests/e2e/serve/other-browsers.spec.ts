import type { RunningService } from '../../service/service.ts';
import { expect, test } from './fixtures.ts';
import { startFirefox, startWebKit, type OtherBrowser, type Tab } from './other-browsers.ts';

/** The window in browsers other than Chromium: it loads, signs in and out, in one tab and in ten. */

const timeout = { timeout: 60_000 };
const button = (name: string): string => `//main//button[starts-with(normalize-space(), '${name}')]`;
const inDialog = (name: string): string => `//dialog//button[normalize-space()='${name}']`;

const sees = (tab: Tab, text: string | RegExp): Promise<void> =>
  expect.poll(() => tab.text(), timeout).toMatch(text);

async function signIn(tab: Tab, browser: OtherBrowser, service: RunningService): Promise<void> {
  await tab.click(button('Sign in to'));
  const link = "//a[starts-with(normalize-space(), 'Open the sign-in page')]";
  await expect.poll(() => tab.attribute(link, 'href'), timeout).toMatch(/^http:/);
  const page = await browser.newTab();
  await page.goTo((await tab.attribute(link, 'href')) ?? '');
  await page.type("//input[@name='login']", service.login);
  await page.type("//input[@name='password']", service.password);
  await page.click("//*[@type='submit' or self::button]");
  await expect.poll(() => service.liveTokens().length, timeout).toBe(1);
}

async function signOut(tab: Tab): Promise<void> {
  await tab.click(button('Sign out'));
  await tab.click(inDialog('Sign out'));
}

for (const [name, start] of [
  ['Firefox', startFirefox],
  ['WebKit', startWebKit],
] as const) {
  test.describe(name, () => {
    test.setTimeout(300_000);
    let browser: OtherBrowser;
    test.beforeEach(async () => {
      browser = await start();
    });
    test.afterEach(() => browser.close());

    test('loads, signs in, and signs out', async ({ host, service }) => {
      const tab = await browser.newTab();
      await tab.goTo(await host.start());
      await sees(tab, 'No account is signed in');
      await signIn(tab, browser, service);
      await tab.show();
      await sees(tab, /is this you\?/i);
      await tab.click(button('Yes, this is me'));
      await sees(tab, 'You are signed in on this computer');
      await signOut(tab);
      await sees(tab, `Signed out of ${service.login}`);
      expect(service.liveTokens()).toEqual([]);
    });

    test('ten tabs: each loads, and the last signs out for all', async ({ host, service }) => {
      await host.place('ada');
      const address = await host.start();
      const tabs: Tab[] = [];
      while (tabs.length < 10) {
        const tab = await browser.newTab();
        tabs.push(tab);
        await tab.goTo(address);
        await sees(tab, service.login);
      }
      const last = tabs.at(-1);
      if (last === undefined) throw new Error('There is no tab');
      await signOut(last);
      await expect.poll(() => service.liveTokens(), timeout).toEqual([]);
      await sees(last, 'Signed out of');
    });

    test('a host that stands still is not believed any longer', async ({ host, service }) => {
      await host.place('ada');
      const tab = await browser.newTab();
      await tab.goTo(await host.start());
      await sees(tab, service.login);
      host.signal('SIGSTOP');
      try {
        await sees(tab, 'does not answer');
      } finally {
        host.signal('SIGCONT');
      }
      await sees(tab, service.login);
    });
  });
}
