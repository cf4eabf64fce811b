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
  let size = 0;
  try {
    const arriving: AsyncIterator<Uint8Array, unknown> | undefined = reply.body?.[Symbol.asyncIterator]();
    while (arriving !== undefined) {
      const next = await untilAborted(arriving.next(), signal);
      if (next.done === true) break;
      const { value } = next;
      size += value.byteLength;
      if (size > largestBody)
        return { body: join(chunks), failure: { problem: { kind: 'too-large' }, code: null } };
      chunks.push(value);
    }
    return { body: join(chunks), failure: null };
  } catch (error) {
    return { body: join(chunks), failure: classifyFailure(error, 'body') };
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
