import type { Http } from '../core/ports/http.ts';

/** How many kept connections may turn out to be closed before the call counts as lost. */
const mostStaleConnections = 3;

/** HTTP by Node's own `fetch`. */
export const nodeHttp: Http = async ({ url, ...request }, signal) => {
  const init: RequestInit = {
    ...request,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
  for (let staleConnections = 0; ; staleConnections += 1) {
    try {
      const { status, headers, body } = await fetch(url, init);
      return { status, contentType: headers.get('content-type'), body };
    } catch (error) {
      // Every call can be made twice without harm, and this one has most likely not been made at all.
      const again = !signal.aborted && staleConnections < mostStaleConnections && wasStaleConnection(error);
      if (!again) throw error;
    }
  }
};

/**
 * Whether a kept connection was found closed when it was used again: undici's error then tells of bytes that came
 * over it before, for earlier calls. The service closed it while it was idle, which servers do.
 */
function wasStaleConnection(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error) || cause.message !== 'other side closed') return false;
  const socket: unknown = 'socket' in cause ? cause.socket : null;
  if (typeof socket !== 'object' || socket === null || !('bytesRead' in socket)) return false;
  return typeof socket.bytesRead === 'number' && socket.bytesRead > 0;
}
