import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { BrokenAfterSending, type Http } from '../core/ports/http.ts';

/** How many kept connections may turn out to be closed before the call counts as lost. */
const mostStaleConnections = 3;

/** A call of ours, and whether any of it may have reached the service. */
interface Call {
  sent: boolean;
}

const current = new AsyncLocalStorage<Call>();
const callsOf = new WeakMap<object, Call>();

// What undici tells of its requests; an error by itself does not say whether it came before or behind one.
subscribe('undici:request:create', (message) => {
  const call = current.getStore();
  const request = requestOf(message);
  // By CONNECT a proxy is asked, and not the service.
  if (call !== undefined && request.method !== 'CONNECT') callsOf.set(request, call);
});
subscribe('undici:client:sendHeaders', (message) => {
  const call = callsOf.get(requestOf(message));
  if (call !== undefined) call.sent = true;
});

function requestOf(message: unknown): { readonly method?: string } {
  return (message as { readonly request: { readonly method?: string } }).request;
}

/** HTTP by Node's own `fetch`. */
export const nodeHttp: Http = (request, signal) => {
  const call: Call = { sent: false };
  return current.run(call, () => askUntilFresh(request, signal, call));
};

async function askUntilFresh(
  { url, onlyOnce, ...request }: Parameters<Http>[0],
  signal: AbortSignal,
  call: Call,
): ReturnType<Http> {
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
      return {
        status,
        contentType: headers.get('content-type'),
        retryAfter: headers.get('retry-after'),
        body,
      };
    } catch (error) {
      // It has most likely not been made at all.
      const again =
        onlyOnce !== true &&
        !signal.aborted &&
        staleConnections < mostStaleConnections &&
        wasStaleConnection(error);
      if (!again) throw call.sent ? new BrokenAfterSending(error) : error;
    }
  }
}

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
