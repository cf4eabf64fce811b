import { setTimeout as pause } from 'node:timers/promises';
import type * as ElectronTypes from 'electron';
import { unlessGone, type DevToolsSession } from './browser/devtools.ts';
import type { PageContents } from './contracts.ts';
import { toApp } from './scheme-origins.ts';
import { browser, mishap } from './state.ts';

/** A window that a page wants, as the browser tells of it before it makes one. */
interface Wish {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: ElectronTypes.HandlerDetails['disposition'];
}

/** How long a held window has to answer, in milliseconds. */
const answerPatience = 500;

const wishes = new Map<PageContents, Wish[]>();

/** Hears of `window.open` and of links that want a window of their own. */
export function listenToWishes(contents: PageContents, page: DevToolsSession): void {
  const add = (wish: Wish): void => void wishes.set(contents, [...(wishes.get(contents) ?? []), wish]);
  page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    add({
      url,
      frameName: windowName === '_blank' ? '' : windowName,
      features: windowFeatures.join(','),
      disposition: 'foreground-tab',
    });
  });
  // A link with a key held, or under the middle button.
  page.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
    if (disposition !== 'newTab' && disposition !== 'newWindow') return;
    add({
      url,
      frameName: '',
      features: '',
      disposition: disposition === 'newTab' ? 'background-tab' : 'new-window',
    });
  });
}

/** Those who have asked for a window that has not come yet. */
export function hasWish(contents: PageContents): boolean {
  return (wishes.get(contents)?.length ?? 0) > 0;
}

/**
 * A window that a page has asked for and that is held before anything of it loads: the app is asked, and it is closed.
 */
export function answerNewWindow(opener: PageContents, page: DevToolsSession, targetId: string): void {
  const [wish = unknown, ...rest] = wishes.get(opener) ?? [];
  wishes.set(opener, rest);
  const handler = opener.windowOpenHandler;
  const response = handler?.({
    url: toApp(wish.url),
    frameName: wish.frameName,
    features: wish.features,
    disposition: wish.disposition,
    referrer: { url: opener.getURL(), policy: 'strict-origin-when-cross-origin' },
  }) as { readonly action: string } | undefined;
  // Without a handler Electron opens the window. So does this, in plain sight, and nothing of it is the app's.
  if (response?.action === 'deny') {
    // It may share its opener's process, which stands still for as long as it is held. Let go, it asks for what nobody answers,
    // and is closed. A window with a process of its own answers nothing before it is let go.
    const held = Promise.race([page.send('Fetch.enable'), pause(answerPatience)]);
    const closed = held.then(() => {
      unlessGone(page.send('Runtime.runIfWaitingForDebugger'));
      return browser().devTools.browser.send('Target.closeTarget', { targetId });
    });
    unlessGone(closed);
    return;
  }
  strays.push(toApp(wish.url));
  mishap('a page has opened a window that the app did not refuse');
  unlessGone(page.send('Runtime.runIfWaitingForDebugger'));
}

/** Of a window that comes without a word. */
const unknown: Wish = { url: 'about:blank', frameName: '', features: '', disposition: 'other' };

const strays: string[] = [];

/** Where windows were opened that the app did not refuse. */
export function strayWindows(): readonly string[] {
  return strays;
}
