import type * as ElectronTypes from 'electron';
import { unlessGone, type DevToolsSession } from './browser/devtools.ts';
import type { PageContents } from './contracts.ts';
import { toApp } from './scheme-origins.ts';
import { browser, mishap } from './state.ts';

/** A window that a page wants, as the browser tells of it before it makes one. */
interface Wish {
  readonly url: string;
  readonly windowName: string;
  readonly windowFeatures: readonly string[];
}

const wishes = new Map<PageContents, Wish[]>();

/** Hears of `window.open` and of links that want a window of their own. */
export function listenToWishes(contents: PageContents, page: DevToolsSession): void {
  page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    wishes.set(contents, [...(wishes.get(contents) ?? []), { url, windowName, windowFeatures }]);
  });
}

/** Those who have asked for a window that has not come yet. */
export function hasWish(contents: PageContents): boolean {
  return (wishes.get(contents)?.length ?? 0) > 0;
}

/**
 * A window that a page has asked for and that is held before anything of it loads: the app is asked, and it is closed.
 * Where the wish was never told (a link with Ctrl held), its first request tells where it wants to go.
 */
export async function answerNewWindow(
  opener: PageContents,
  page: DevToolsSession,
  targetId: string,
): Promise<void> {
  const [told, ...rest] = wishes.get(opener) ?? [];
  wishes.set(opener, rest);
  const wish = told ?? (await firstRequest(page));
  const handler = opener.windowOpenHandler;
  const response = handler?.({
    url: toApp(wish.url),
    frameName: wish.windowName === '_blank' ? '' : wish.windowName,
    features: wish.windowFeatures.join(','),
    disposition: told === undefined ? 'background-tab' : 'foreground-tab',
    referrer: { url: opener.getURL(), policy: 'strict-origin-when-cross-origin' },
  } as ElectronTypes.HandlerDetails) as { readonly action: string } | undefined;
  // Without a handler Electron opens the window. So does this, in plain sight, and nothing of it is the app's.
  if (response?.action === 'deny') {
    unlessGone(browser().devTools.browser.send('Target.closeTarget', { targetId }));
    return;
  }
  strays.push(toApp(wish.url));
  mishap('a page has opened a window that the app did not refuse');
  unlessGone(page.send('Runtime.runIfWaitingForDebugger'));
}

const strays: string[] = [];

/** Where windows were opened that the app did not refuse. */
export function strayWindows(): readonly string[] {
  return strays;
}

async function firstRequest(page: DevToolsSession): Promise<Wish> {
  const paused = new Promise<string>((resolve) => {
    page.on('Fetch.requestPaused', ({ request }) => resolve(request.url));
    page.on('Page.frameNavigated', ({ frame }) => resolve(frame.url));
  });
  await page.send('Page.enable');
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.send('Runtime.runIfWaitingForDebugger');
  return { url: await paused, windowName: '', windowFeatures: [] };
}
