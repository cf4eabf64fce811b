import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { bridgeCommands, type Bridge } from '../../../shared/bridge.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { signsInAt } from '../../support/person.ts';
import { agreeToSignOut } from './dialogs.ts';
import type { DesktopApp } from './driver/contract.ts';
import { expect, shownPage, test as base } from './driver/fixtures.ts';
import { logIn } from './on-disk.ts';
import { credentialIn } from '../../support/stored-credential.ts';
import { collectSnapshots, everythingSeen, leaksOf } from './seen.ts';

/** SECURITY.md in the running app. `npm run prove:security` takes each protection away and sees its test fail. */

/** Another site, on this computer, that hears whether anything ever reaches it. */
interface Elsewhere {
  readonly url: string;
  /** What was asked for, oldest first. */
  readonly heard: readonly string[];
}

const test = base.extend<{ readonly elsewhere: Elsewhere }>({
  elsewhere: async ({}, use) => {
    const heard: string[] = [];
    const server = createServer(({ url }, response) => {
      heard.push(url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*').end('<title>elsewhere</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await use({ url: `http://127.0.0.1:${port.toString()}/`, heard });
    server.closeAllConnections();
    server.close();
  },
});

/** Tries every way in which a page loads or sends something; resolves when each has had its answer. */
function tryToReach(page: Page, url: string): Promise<unknown> {
  return page.evaluate(async (address) => {
    const answered = (element: HTMLElement): Promise<unknown> =>
      new Promise((resolve) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', resolve);
        document.addEventListener('securitypolicyviolation', resolve);
        document.body.append(element);
      });
    const image = document.createElement('img');
    image.src = `${address}image`;
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = `${address}style`;
    const frame = document.createElement('iframe');
    frame.src = `${address}frame`;
    navigator.sendBeacon(`${address}beacon`);
    await Promise.all([
      answered(image),
      answered(style),
      answered(frame),
      fetch(`${address}fetch`, { mode: 'no-cors' }).catch(() => undefined),
    ]);
    frame.remove();
  }, url);
}

/** Loads the page anew, as the app can and a page of this app cannot. */
async function reload(app: DesktopApp, page: Page): Promise<void> {
  const [window] = await app.desktop.windows();
  const loaded = page.waitForEvent('load');
  await app.desktop.reloadPage(window?.id ?? 0);
  await loaded;
  await page.locator('.window').waitFor();
}

/** The page without its CSP, so that whatever stands behind it stands alone. */
async function withoutPolicy(app: DesktopApp, page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setBypassCSP', { enabled: true });
  await reload(app, page);
}

test('nothing but the app’s own page is loaded, by its policy', async ({ computer, elsewhere }) => {
  const page = await shownPage(await computer.start());
  await tryToReach(page, elsewhere.url);
  expect(elsewhere.heard).toEqual([]);
});

test('nothing but the app’s own page is loaded, by its session alone', async ({ computer, elsewhere }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  await withoutPolicy(app, page);
  await tryToReach(page, elsewhere.url);
  expect(elsewhere.heard).toEqual([]);
});

test('the window’s preferences are exactly the safe ones', async ({ computer }) => {
  const app = await computer.start();
  await shownPage(app);
  const [window] = await app.desktop.windows();
  expect(window?.askedPreferences).toEqual({
    preload: expect.stringMatching(/preload\.cjs$/),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    // The app runs unpackaged here.
    devTools: true,
  });
  expect(window?.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    webviewTag: false,
  });
});

test('every process of a page is sandboxed', async ({ computer }) => {
  const app = await computer.start({ args: ['--hidden'] });
  expect((await app.desktop.appRecord()).sandboxForAll).toBe(true);
});

test('the page has no Node and nothing of Electron', async ({ computer }) => {
  const page = await shownPage(await computer.start());
  const found = await page.evaluate(() =>
    [
      'require',
      'process',
      'Buffer',
      'global',
      'module',
      'exports',
      '__dirname',
      'electron',
      'ipcRenderer',
    ].filter((name) => name in globalThis),
  );
  expect(found).toEqual([]);
});

test('the page is given the bridge of the schema and nothing else', async ({ computer }) => {
  const page = await shownPage(await computer.start());
  const blank = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    const own = Object.getOwnPropertyNames(window).filter((name) => !clean.has(name));
    const bridge = window as unknown as { readonly signoff: object };
    return { own, bridge: Object.getOwnPropertyNames(bridge.signoff).sort() };
  });
  expect(blank.own.filter((name) => !/^\d+$|^__playwright/.test(name))).toEqual(['signoff']);
  expect(blank.bridge).toEqual([...Object.keys(bridgeCommands), 'onSnapshot'].sort());
});

test('the page cannot change what stands behind the bridge', async ({ computer }) => {
  const page = await shownPage(await computer.start());
  const changed = await page.evaluate(() => {
    const { signoff } = window as unknown as { signoff: { getSnapshot: unknown } };
    try {
      (window as unknown as { signoff: unknown }).signoff = null;
      signoff.getSnapshot = null;
    } catch {
      // Refused aloud.
    }
    return typeof (window as unknown as { signoff: { getSnapshot: unknown } | null }).signoff?.getSnapshot;
  });
  expect(changed).toBe('function');
});

test('every permission is denied', async ({ computer }) => {
  const page = await shownPage(await computer.start());
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state];
    });
    return Object.fromEntries(await Promise.all(asked)) as Record<string, string>;
  });
  expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
  const location = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => {
            resolve(0);
          },
          ({ code }) => {
            resolve(code);
          },
        );
      }),
  );
  // GeolocationPositionError.PERMISSION_DENIED
  expect(location).toBe(1);
});

test('the policy stands in the headers, with Trusted Types', async ({ computer }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  const [response] = await Promise.all([page.waitForResponse(/\/index\.html$/), reload(app, page)]);
  expect(response.headers()['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
  );
});

test('no text becomes code', async ({ computer }) => {
  const page = await shownPage(await computer.start());
  const names = await page.evaluate(() =>
    [
      () => (document.body.innerHTML = '<img src=x onerror="window.ran=1">'),
      () => (document.createElement('script').textContent = 'window.ran=1'),
      () => (document.createElement('iframe').srcdoc = '<script>parent.ran=1</script>'),
      () => document.body.insertAdjacentHTML('beforeend', '<script>window.ran=1</script>'),
    ].map((attempt) => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : 'failed';
      }
    }),
  );
  expect(new Set(names)).toEqual(new Set(['refused']));
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('the page goes nowhere', async ({ computer, elsewhere }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  const address = await app.address();
  for (const target of ['data:text/html,moved', 'file:///etc/hostname', elsewhere.url]) {
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
  }
  // Chromium itself refuses the first two; the last one gets as far as the app, which says so.
  await expect.poll(() => denied(computer.dataDirectory)).toContain('frame-navigate');
  expect(await app.address()).toBe(address);
  expect(elsewhere.heard).toEqual([]);
  // Playwright’s own checks would wait for the navigation that was refused.
  expect(await page.evaluate(() => document.querySelector('.window') !== null)).toBe(true);
});

test('the page opens no window', async ({ computer, service }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  const site = new URL('/', service.url).href;
  for (const address of [
    'http://127.0.0.1:9/',
    'about:blank',
    'javascript:alert(1)',
    'file:///etc/hostname',
    'https://evil.example/',
    site,
  ]) {
    await page.evaluate((to) => void window.open(to), address);
  }
  // The last one is the service's own site, which goes to the person's browser: all before it are done with by then.
  await expect.poll(() => computer.browser.opened()).toEqual([site]);
  expect(await app.desktop.strayWindows()).toEqual([]);
  expect(await app.desktop.windows()).toHaveLength(1);
});

test('a frame inside the page is refused by the bridge', async ({ computer }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  await withoutPolicy(app, page);
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const frames = async (): Promise<{ readonly id: string; readonly isMain: boolean }[]> =>
    ((await app.desktop.windows())[0]?.frames ?? []).slice();
  await expect.poll(async () => (await frames()).length).toBe(2);
  const inner = (await frames()).find(({ isMain }) => !isMain);
  const outer = (await frames()).find(({ isMain }) => isMain);
  const ask = (id = ''): Promise<unknown> => app.desktop.invokeFrom(id, 'signoff:getSnapshot', [{}]);
  expect(await ask(inner?.id)).toMatchObject({ error: expect.stringContaining('refused getSnapshot') });
  expect(await ask(outer?.id)).toMatchObject({ result: { accounts: [] } });
});

test('the page comes by the app’s own scheme', async ({ computer }) => {
  const app = await computer.start();
  await shownPage(app);
  expect(await app.address()).toMatch(/^signoff-app:\/\/page\/index\.html(#|$)/);
});

test('nothing is downloaded', async ({ computer }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  await withoutPolicy(app, page);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
  });
  await expect.poll(async () => (await app.desktop.downloads()).length).toBe(1);
  expect(await app.desktop.downloads()).toMatchObject([{ wasPrevented: true }]);
});

test('no secret is anywhere but in the keychain', async ({ computer, service, keyring }) => {
  const app = await computer.start();
  const page = await shownPage(app);
  await collectSnapshots(page);
  await page.evaluate(() =>
    (window as unknown as Window & { signoff: Bridge }).signoff.startSignIn({ service: null }),
  );
  await expect.poll(() => computer.browser.opened()).toHaveLength(1);
  const [link = ''] = computer.browser.opened();
  await signsInAt(link, service);
  await page.getByRole('button', { name: 'Yes, this is me' }).click();
  await expect(page.getByRole('main')).toContainText('You are signed in');
  const [token = ''] = service.liveTokens();
  const [account] = (await snapshotOf(page)).accounts;
  expect(credentialIn(await keyring.lookup(account?.id ?? ''))).toBe(token);

  // A sign-out that has to wait leaves traces everywhere: log, registry, menus, notifications.
  service.faults.set({ kind: 'http-status', status: 500, action: 'logout' });
  await app.desktop.clickTrayMenu([`sign-out:${account?.id ?? ''}`]);
  await agreeToSignOut(app, `Sign out of ${service.login}?`);
  await expect.poll(async () => (await app.desktop.notifications()).length).toBe(1);
  const seen = await everythingSeen(app, page, computer);
  expect(seen['snapshots']).toContain(service.login);
  const [ticket = ''] = service.issuedTickets();
  const secrets = { token, ticket, password: service.password, apiKey: service.apiKey };
  expect(leaksOf(secrets, seen)).toEqual([]);
});

function snapshotOf(page: Page): Promise<Snapshot> {
  return page.evaluate(() => (window as unknown as Window & { signoff: Bridge }).signoff.getSnapshot({}));
}

/** What the app's pages tried and were denied, as the log has it. */
function denied(dataDirectory: string): readonly unknown[] {
  return logIn(dataDirectory).flatMap((line) => (line.event === 'contents-denied' ? [line['what']] : []));
}
