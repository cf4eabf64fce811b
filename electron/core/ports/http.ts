/** A request ready to be sent. Its URL and body hold credentials: it must not be logged or shown. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Making it twice does harm: what it hands over is good for one use, such as a code or a refresh token. */
  readonly onlyOnce?: true;
}

/** An answer whose head has arrived. Nothing in it has been checked: the status may be any number. */
export interface HttpReply {
  readonly status: number;
  /** The Content-Type header; null: none. */
  readonly contentType: string | null;
  /** The Retry-After header as it was written; null: none. */
  readonly retryAfter: string | null;
  /** Decompressed; it fails where the answer breaks off. Null: none. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** What a request that was on its way failed with: whatever it looks like, the service may have been asked. */
export class BrokenAfterSending extends Error {
  constructor(cause: unknown) {
    super('The connection broke behind the request', { cause });
  }
}

/**
 * Sends one request, without cookies, and follows no redirect: that is a reply like any other. Once `signal` aborts, the
 * connection is cut. Whatever the other side sends is a reply or a rejection; errors say by a code why (Node's own, or
 * Chromium's as `net::ERR_…`).
 *
 * It is a port of its own because `fetch` is not wide enough: a `Response` can be neither of status 600 nor hold a byte
 * above 0x7F in its reason phrase, and Electron's `fetch` throws over such an answer where nobody can catch it.
 */
export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
