import type * as ElectronTypes from 'electron';
import { originsToBrowser, toApp, toBrowser } from './scheme-origins.ts';
import { unlessGone, type DevToolsSession } from './browser/devtools.ts';
import type { PageContents } from './contracts.ts';
import { preventable } from './not-emulated.ts';
import { mishap } from './state.ts';
import { shell } from './system.ts';

/** A request that the browser holds back until it is told what becomes of it. */
export interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
  readonly frameId: string;
  readonly resourceType: string;
  /** Set where this is where a redirect leads. */
  readonly redirectedRequestId?: string;
}

type ErrorReason = 'Aborted' | 'BlockedByClient' | 'Failed';

const resourceTypes: Readonly<Record<string, ElectronTypes.OnBeforeRequestListenerDetails['resourceType']>> =
  {
    Stylesheet: 'stylesheet',
    Image: 'image',
    Media: 'media',
    Font: 'font',
    Script: 'script',
    XHR: 'xhr',
    Fetch: 'xhr',
    Ping: 'ping',
    CSPViolationReport: 'cspReport',
  };

/**
 * One request of a page's, through everything that it passes in Electron: the events of a navigation, `webRequest`, the
 * app's protocol; then the network.
 */
export async function takeRequest(
  contents: PageContents,
  page: DevToolsSession,
  paused: PausedRequest,
): Promise<void> {
  const { requestId, request, frameId } = paused;
  const url = toApp(request.url);
  const fail = async (errorReason: ErrorReason): Promise<void> => {
    await page.send('Fetch.failRequest', { requestId, errorReason });
  };
  const frame = contents.frames.find(frameId);
  const isDocument = paused.resourceType === 'Document';
  const isMainFrame = frameId === contents.frames.main().devToolsId;
  if (isDocument && isNavigationRefused(contents, paused, url, isMainFrame)) return fail('Aborted');

  const verdict = await contents.session.webRequest.judge({
    id: 0,
    url,
    method: request.method,
    webContentsId: contents.id,
    webContents: contents as unknown as ElectronTypes.WebContents,
    frame: frame as unknown as ElectronTypes.WebFrameMain,
    resourceType: isDocument
      ? isMainFrame
        ? 'mainFrame'
        : 'subFrame'
      : (resourceTypes[paused.resourceType] ?? 'other'),
    referrer: toApp(request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  });
  if (verdict.kind === 'cancel') return fail('BlockedByClient');
  if (verdict.kind === 'redirect') {
    return answer(page, requestId, new Response(null, { status: 307, headers: { location: verdict.to } }));
  }
  if (isDocument) await contents.session.permissions.settle(contents, new URL(request.url).origin);

  const handler = contents.session.protocolHandlers.get(url.replace(/:.*$/s, ''));
  if (handler === undefined) {
    // An origin that only stands for a scheme has nobody behind it.
    if (url !== request.url) return fail('Failed');
    await page.send('Fetch.continueRequest', { requestId });
    return;
  }
  try {
    const response = await handler(
      new Request(url, {
        method: request.method,
        headers: request.headers,
        ...(request.postData !== undefined && { body: request.postData }),
      }),
    );
    await answer(page, requestId, response);
  } catch (error) {
    console.error(error);
    await fail('Failed');
  }
}

/** Whether the app refuses where a frame is about to go, in the order in which Electron asks. */
function isNavigationRefused(
  contents: PageContents,
  paused: Pick<PausedRequest, 'frameId' | 'redirectedRequestId'> & {
    readonly request: { readonly url: string };
  },
  url: string,
  isMainFrame: boolean,
): boolean {
  const refused = (name: string): boolean => {
    const frame = contents.frames.find(paused.frameId);
    const event = preventable({
      url,
      isSameDocument: false,
      isMainFrame,
      frame,
      initiator: isMainFrame ? frame : (frame?.parent ?? null),
    });
    contents.emit(name, event, url, false, isMainFrame, 1, frame?.routingId ?? -1);
    return event.defaultPrevented;
  };
  if (paused.redirectedRequestId !== undefined) return refused('will-redirect');
  if (isMainFrame && contents.takeLoad(paused.request.url)) return false;
  return refused('will-frame-navigate') || (isMainFrame && refused('will-navigate'));
}

/**
 * Where a page wants to go by an address that no request is made for. The app is asked; a scheme of another program is
 * handed to that, as Electron does, where the app grants `openExternal`.
 */
export function listenToOtherSchemes(contents: PageContents, page: DevToolsSession): void {
  page.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
    if (disposition !== 'currentTab' || /^(https?|data|file|javascript):/.test(url)) return;
    const isMainFrame = frameId === contents.frames.main().devToolsId;
    if (isNavigationRefused(contents, { frameId, request: { url } }, url, isMainFrame)) {
      // The browser does not wait here, so the refusal cannot be carried out.
      if (/^(about|blob):/.test(url)) mishap('a page has moved to about: or blob: although the app refused');
      return;
    }
    if (/^(about|blob):/.test(url)) return;
    const asked = contents.session.permissions.request(
      contents,
      'openExternal',
      contents.frames.main().origin,
    );
    void asked.then((granted) => {
      if (granted) unlessGone(shell.openExternal(url));
    });
  });
}

async function answer(page: DevToolsSession, requestId: string, response: Response): Promise<void> {
  if (response.type === 'error') {
    await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    // What names the app's origins (a policy, a redirect) names them as the browser knows them.
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: name === 'location' ? toBrowser(value) : originsToBrowser(value),
    })),
    body: body.toString('base64'),
  });
}
