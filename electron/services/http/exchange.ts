import type { Http, HttpReply, HttpRequest } from '../../core/ports/http.ts';
import { untilAborted } from './deadline.ts';
import { classifyFailure, type Failure } from './failure.ts';

/** What came back for a request. */
export type Exchange =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly contentType: string | null;
      /** The Retry-After header as it was written; null: none. */
      readonly retryAfter: string | null;
      /** Whole where the status is 200, or one whose body says what matters. Of another error what came at once; of a redirect nothing. */
      readonly body: Uint8Array;
    }
  | ({
      readonly kind: 'failed';
      /** What had come of a body that was waited for. */
      readonly received: Uint8Array;
    } & Failure);

const nothing = new Uint8Array();

/** Any true answer fits in it many times; counted after decompression. */
const largestBody = 64 * 1024;

/** How long an error's body is waited for, in milliseconds: the status has said what matters. */
const patienceWithErrors = 500;

/**
 * Sends one request and reads the answer, until `signal` aborts. Redirects are not followed. Never rejects.
 * A connection that still has something to say is kept until then: whoever asked must abort in the end.
 * @param bodySays whether an error of this status is told by its body, which is then waited for as an answer's is
 */
export async function exchange(
  http: Http,
  request: HttpRequest,
  signal: AbortSignal,
  bodySays: (status: number) => boolean = () => false,
): Promise<Exchange> {
  let reply: HttpReply;
  try {
    reply = await untilAborted(http(request, signal), signal);
  } catch (error) {
    return { kind: 'failed', received: nothing, ...classifyFailure(error, 'head') };
  }
  const { status, contentType, retryAfter } = reply;
  if (!isFinalStatus(status))
    return { kind: 'failed', received: nothing, problem: { kind: 'malformed' }, code: null };
  if (isRedirect(reply)) {
    return { kind: 'response', status, contentType, retryAfter, body: nothing };
  }
  if (status !== 200 && !bodySays(status)) {
    const { body } = await readBody(
      reply,
      AbortSignal.any([signal, AbortSignal.timeout(patienceWithErrors)]),
    );
    return { kind: 'response', status, contentType, retryAfter, body };
  }
  const { body, failure } = await readBody(reply, signal);
  return failure === null
    ? { kind: 'response', status, contentType, retryAfter, body }
    : { kind: 'failed', received: body, ...failure };
}

/** Three digits, as HTTP has them, and not an interim response, behind which the true one would come. */
function isFinalStatus(status: number): boolean {
  return status >= 200 && status <= 999;
}

export function isRedirect({ status }: { readonly status: number }): boolean {
  return status >= 300 && status < 400;
}

/** Reads at most the limit. Never rejects. */
async function readBody(
  reply: HttpReply,
  signal: AbortSignal,
): Promise<{ readonly body: Uint8Array; readonly failure: Failure | null }> {
  const chunks: Uint8Array[] = [];
  try {
    const whole = reply.body === null || (await untilAborted(collect(reply.body, chunks), signal));
    const failure: Failure | null = whole ? null : { problem: { kind: 'too-large' }, code: null };
    return { body: join(chunks), failure };
  } catch (error) {
    return { body: join(chunks), failure: classifyFailure(error, 'body') };
  }
}

/** Adds what comes to the chunks, as far as it fits in the limit; gives whether it did. */
async function collect(body: AsyncIterable<Uint8Array>, chunks: Uint8Array[]): Promise<boolean> {
  // Not by `for await`: it would wait for a body that it leaves to be called off.
  const arriving = body[Symbol.asyncIterator]();
  let size = 0;
  for (;;) {
    const next = await arriving.next();
    if (next.done === true) return true;
    size += next.value.byteLength;
    if (size > largestBody) return false;
    chunks.push(next.value);
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
