import type { IncomingMessage, Net, Session } from 'electron';
import type { Http, HttpReply } from '../core/ports/http.ts';

/**
 * HTTP by Chromium's network, with the system's proxy and trust store. Not by `session.fetch`: that makes a `Response` of each
 * answer in a listener of its own, and what the `Response` does not take ends the app (electron#42244).
 * @param openSession one of its own, in memory, without cookies of a page; opened by the first call, which a window's first look
 * comes before
 */
export function chromiumHttp({ request }: Pick<Net, 'request'>, openSession: () => Session): Http {
  let session: Session | null = null;
  return (asked, signal) =>
    new Promise<HttpReply>((resolve, reject) => {
      signal.throwIfAborted();
      session ??= openSession();
      const sent = request({
        method: asked.method,
        url: asked.url,
        headers: { ...asked.headers },
        session,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        // Neither the app's own scheme nor a file can stand in for the service.
        bypassCustomProtocolHandlers: true,
      });
      /** An error thrown in a listener would end the app, so it ends this one request instead. */
      const guarded =
        <Args extends readonly unknown[]>(listener: (...args: Args) => void) =>
        (...args: Args): void => {
          try {
            listener(...args);
          } catch (cause) {
            reject(Object.assign(new Error('The answer was not taken in', { cause }), notTakenIn));
            sent.abort();
          }
        };
      // The listener stays, because the event may come more than once, and after the answer.
      sent.on('error', reject);
      sent.on(
        'response',
        guarded((message: IncomingMessage) => {
          resolve(replyOf(message));
        }),
      );
      // A redirect that nobody follows is cancelled when this returns.
      sent.on(
        'redirect',
        guarded((status: number) => {
          resolve({ status, contentType: null, retryAfter: null, body: null });
        }),
      );
      signal.addEventListener(
        'abort',
        () => {
          sent.abort();
        },
        { once: true },
      );
      if (asked.body === null) sent.end();
      else sent.end(asked.body);
    });
}

const notTakenIn = { code: 'ERR_INVALID_RESPONSE' };

function replyOf(message: IncomingMessage): HttpReply {
  // The reader of the body gets the error from there; without a listener it would end the app.
  message.on('error', () => undefined);
  return {
    status: message.statusCode,
    contentType: headerOf(message, 'content-type'),
    retryAfter: headerOf(message, 'retry-after'),
    // Node's Readable, which Electron's types do not say.
    body: message as unknown as AsyncIterable<Uint8Array>,
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
