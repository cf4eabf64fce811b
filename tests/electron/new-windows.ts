import type { DevToolsSession } from './browser/devtools.ts';
import { allContents } from './contents-list.ts';
import type { PageContents, PageSession } from './contracts.ts';
import { browser } from './state.ts';
import { answerNewWindow, hasWish } from './window-open.ts';

interface Opened {
  readonly page: DevToolsSession;
  readonly targetId: string;
}

/** Pages that the app itself has asked for, by their target. */
const expected = new Map<string, (opened: Opened) => void>();
/** Pages that came before the answer that names them. */
const early = new Map<string, Opened>();
let asked = 0;
let isWatching: Promise<void> | null = null;

/** Opens an empty page in a window of its own, held before anything runs in it. */
export async function openNewWindow(
  session: PageSession,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Opened> {
  await (isWatching ??= watch());
  const browserContextId = await session.contextId;
  asked++;
  const { targetId } = await browser().devTools.browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
    ...(browserContextId !== undefined && { browserContextId }),
  });
  const opened = early.get(targetId);
  if (opened !== undefined) return opened;
  return new Promise((resolve) => expected.set(targetId, resolve));
}

/** Sees every page that there is, before anything runs in it. */
async function watch(): Promise<void> {
  const { devTools } = browser();
  devTools.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const page = devTools.session(sessionId);
    const { targetId } = targetInfo;
    const opener = openerOf(targetInfo.openerId);
    if (opener !== undefined) {
      answerNewWindow(opener, page, targetId);
      return;
    }
    asked--;
    const opened = { page, targetId };
    const resolve = expected.get(targetId);
    expected.delete(targetId);
    if (resolve === undefined) early.set(targetId, opened);
    else resolve(opened);
  });
  await devTools.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
}

/** The page that has asked for a new window; undefined: the app itself has. A `noopener` window does not name its opener. */
function openerOf(targetId: string | undefined): PageContents | undefined {
  const pages = allContents();
  const named = targetId === undefined ? undefined : pages.find((contents) => contents.targetId === targetId);
  if (named !== undefined) return named;
  const wishing = pages.find(hasWish);
  return wishing ?? (asked === 0 ? pages[0] : undefined);
}
