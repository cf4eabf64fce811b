import { untilAborted } from './deadline.ts';
import { classifyFailure, wasStaleConnection, type Failure } from './failure.ts';
import type { WireRequest } from './request.ts';

/** The part of `fetch` that is used: Node's own, or Electron's `net.fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came back for a request. */
export type Exchange =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly contentType: string | null;
      /** Whole where the status is 200. Of an error what came at once; of a redirect nothing. */
      readonly body: Uint8Array;
    }
  | ({ readonly kind: 'failed' } & Failure);

/** Any true answer fits in it many times; counted after decompression. */
const largestBody = 64 * 1024;

/** How long an error's body is waited for, in milliseconds: the status has said what matters. */
const patienceWithErrors = 500;

/** How many kept connections may turn out to be closed before the call counts as lost. */
const mostStaleConnections = 3;

/**
 * Sends one request and reads the answer, until `signal` aborts. Redirects are not followed. Never rejects.
 * A connection that still has something to say is kept until then: whoever asked must abort in the end.
 */
export async function exchange(fetch: Fetch, request: WireRequest, signal: AbortSignal): Promise<Exchange> {
  let response: Response;
  try {
    response = await send(fetch, request, signal);
  } catch (error) {
    return { kind: 'failed', ...classifyFailure(error) };
  }
  const { status } = response;
  const contentType = response.headers.get('content-type');
  if (isRedirect(response)) {
    return { kind: 'response', status, contentType, body: new Uint8Array() };
  }
  if (status !== 200) {
    const { body } = await readBody(
      response,
      AbortSignal.any([signal, AbortSignal.timeout(patienceWithErrors)]),
    );
    return { kind: 'response', status, contentType, body };
  }
  const { body, failure } = await readBody(response, signal);
  return failure === null ? { kind: 'response', status, contentType, body } : { kind: 'failed', ...failure };
}

/** Whether a response is a redirect: a 3xx, or what a fetch of the browsers' kind gives in its place. */
export function isRedirect({ status }: { readonly status: number }): boolean {
  return (status >= 300 && status < 400) || status === 0;
}

async function send(fetch: Fetch, request: WireRequest, signal: AbortSignal): Promise<Response> {
  const init: RequestInit = {
    method: request.method,
    headers: request.headers,
    body: request.body,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  };
  for (let staleConnections = 0; ; staleConnections += 1) {
    try {
      return await untilAborted(fetch(request.url, init), signal);
    } catch (error) {
      // Every call can be made twice without harm, and this one has most likely not been made at all.
      const again = !signal.aborted && staleConnections < mostStaleConnections && wasStaleConnection(error);
      if (!again) throw error;
    }
  }
}

/** Reads at most the limit. Never rejects. */
async function readBody(
  response: Response,
  signal: AbortSignal,
): Promise<{ readonly body: Uint8Array; readonly failure: Failure | null }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  try {
    while (reader !== undefined) {
      const { done, value } = await untilAborted(reader.read(), signal);
      if (done) break;
      size += value.byteLength;
      if (size > largestBody)
        return { body: join(chunks), failure: { problem: { kind: 'too-large' }, code: null } };
      chunks.push(value);
    }
    return { body: join(chunks), failure: null };
  } catch (error) {
    return { body: join(chunks), failure: classifyFailure(error) };
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const joined = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return joined;
}
