import type { Http, HttpRequest } from '../../core/ports/http.ts';
import { startDeadline, whyItFailed } from './deadline.ts';
import { exchange, type Exchange } from './exchange.ts';

export interface AskOptions {
  /** Milliseconds that it may take, all in all. */
  readonly limit: number;
  /** Gives up before its time. */
  readonly cancel: AbortSignal | undefined;
  /** Whether an error of this status is told by its body. */
  readonly bodySays?: (status: number) => boolean;
}

/** Makes one request within its limit in time, and lets go of the connection. Never rejects. */
export async function ask(
  http: Http,
  request: HttpRequest,
  { limit, cancel, bodySays }: AskOptions,
): Promise<Exchange> {
  const deadline = startDeadline(limit, cancel);
  let stillOpen = true;
  try {
    const result = await exchange(http, request, deadline.signal, bodySays);
    if (result.kind === 'failed') return { ...result, problem: whyItFailed(result.problem, deadline) };
    stillOpen = result.status !== 200 && bodySays?.(result.status) !== true;
    return result;
  } finally {
    deadline.end(stillOpen);
  }
}
