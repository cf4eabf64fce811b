import type { Session } from 'electron';

/**
 * `fetch` by Chromium's network, with the system's proxy and trust store. What it does otherwise than Node's: a redirect that is
 * not followed rejects, and failures are named in the message (`net::ERR_…`); electron/openbox knows both.
 * @param openSession one of its own, in memory, without cookies of a page; opened by the first call, which a window's first
 * look comes before
 */
export function netFetch(openSession: () => Session): (url: string, init: RequestInit) => Promise<Response> {
  let session: Session | null = null;
  return (url, init) => {
    session ??= openSession();
    // No scheme of this app's own, and no file, is ever spoken to in the service's place.
    return session.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
  };
}
