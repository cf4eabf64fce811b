import type { Session } from 'electron';

/**
 * `fetch` by Chromium's network, with the system's proxy and trust store. What it does otherwise than Node's: a redirect that is
 * not followed rejects, and failures are named in the message (`net::ERR_…`); electron/openbox knows both.
 * @param session one of its own, in memory, without cookies of a page
 */
export function netFetch(session: Session): (url: string, init: RequestInit) => Promise<Response> {
  // No scheme of this app's own, and no file, is ever spoken to in the service's place.
  return (url, init) => session.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
}
