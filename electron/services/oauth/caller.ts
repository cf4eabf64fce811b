import { allowInsecureRequests, customFetch } from 'oauth4webapi';
import type { Clock } from '../../core/ports/clock.ts';
import type { Http } from '../../core/ports/http.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Unclear } from '../../core/ports/service.ts';
import type { ServiceProblem } from '../../../shared/problem.ts';
import { ask } from '../http/ask.ts';
import { isRedirect, type Exchange } from '../http/exchange.ts';
import { readRetryAfter } from '../http/retry-after.ts';
import { unclear } from '../http/unclear.ts';

/** What came back for a request, with nothing in it judged. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly contentType: string | null;
      /** In milliseconds; null: the service does not say. */
      readonly retryAfter: number | null;
      readonly body: Uint8Array;
    }
  | {
      readonly kind: 'failed';
      readonly problem: ServiceProblem;
      /** What had come of the answer. */
      readonly received: Uint8Array;
    };

/** What oauth4webapi's requests take, so that they are sent from here. */
export interface RequestOptions {
  readonly [customFetch]: (url: string, request: FetchRequest) => Promise<Response>;
  /** Every endpoint was checked already, and more strictly, when it was found and when it was read from the keychain. */
  // oxlint-disable-next-line typescript/no-deprecated -- marked so only to stand out; what it lets pass is checked here
  readonly [allowInsecureRequests]: true;
}

interface FetchRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

export interface CallerOptions {
  readonly http: Http;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds that one request may take. */
  readonly deadline?: number;
}

export interface AskOptions {
  readonly cancel: AbortSignal | undefined;
  /** What the request hands over is good for one use. */
  readonly onlyOnce?: true;
}

/** Under these OAuth 2 says in the body why. */
const saidByBody: readonly number[] = [400, 401, 403];

const nothing = new Uint8Array();

/** Sends the requests that oauth4webapi writes, by core's port. */
export class Caller {
  readonly #http: Http;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #limit: number;

  constructor({ http, log, clock, deadline = 10_000 }: CallerOptions) {
    this.#http = http;
    this.#log = log;
    this.#clock = clock;
    this.#limit = deadline;
  }

  /**
   * Sends what `write` makes with the options that it is given. Never rejects.
   * @param call its name in the log
   */
  async ask(
    call: string,
    write: (options: RequestOptions) => Promise<Response>,
    { cancel, onlyOnce }: AskOptions,
  ): Promise<Answer> {
    if (cancel?.aborted === true)
      return { kind: 'failed', problem: { kind: 'unreachable' }, received: nothing };
    // What is good for one use may have been used by now: its answer, which holds tokens, is waited for a little longer.
    const grace = onlyOnce && cancel !== undefined ? startGrace(cancel, this.#clock) : null;
    const sent: { result: Exchange | null } = { result: null };
    const send = async (url: string, { method, headers, body }: FetchRequest): Promise<Response> => {
      const request = {
        method: method === 'GET' ? ('GET' as const) : ('POST' as const),
        url,
        headers: plain(headers),
        body: textOf(body),
        ...(onlyOnce && { onlyOnce }),
      };
      sent.result = await ask(this.#http, request, {
        limit: this.#limit,
        cancel: grace?.signal ?? cancel,
        bodySays: (status) => saidByBody.includes(status),
      });
      // Not the answer itself: its status may be one that no Response can have.
      return new Response(null);
    };
    try {
      // oxlint-disable-next-line typescript/no-deprecated -- marked so only to stand out, see RequestOptions
      await write({ [customFetch]: send, [allowInsecureRequests]: true });
    } catch {
      // What is to be sent does not fit into a header. The error can hold it, and ends here.
    }
    const answer = this.#answerOf(sent.result);
    grace?.stop();
    this.#tell(call, answer);
    return answer;
  }

  #answerOf(result: Exchange | null): Answer {
    if (result === null) return { kind: 'failed', problem: { kind: 'insecure-address' }, received: nothing };
    if (result.kind === 'failed')
      return { kind: 'failed', problem: result.problem, received: result.received };
    const retryAfter = readRetryAfter(result.retryAfter, this.#clock.now());
    const { status, contentType, body } = result;
    return { kind: 'response', status, contentType, retryAfter, body };
  }

  #tell(call: string, answer: Answer): void {
    if (answer.kind === 'failed')
      this.#log.warn('oauth: no answer', {
        call,
        problem: answer.problem.kind,
        length: answer.received.length,
      });
    else this.#log.info('oauth: answer', { call, status: answer.status, length: answer.body.length });
  }
}

/** In milliseconds. */
const longestGrace = 2000;

/** A signal that aborts a little later than `cancel`, unless it is stopped. */
function startGrace(cancel: AbortSignal, clock: Clock): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  let stopWaiting: () => void = () => undefined;
  const wait = (): void => {
    stopWaiting = clock.after(longestGrace, () => {
      controller.abort();
    });
  };
  cancel.addEventListener('abort', wait, { once: true });
  return {
    signal: controller.signal,
    stop() {
      cancel.removeEventListener('abort', wait);
      stopWaiting();
    },
  };
}

/** Any true answer is far too short to be worth compressing, and what writes the request is nobody's business. */
function plain({ 'user-agent': _, ...headers }: Record<string, string>): Record<string, string> {
  return { ...headers, 'accept-encoding': 'identity' };
}

function textOf(body: unknown): string | null {
  if (typeof body === 'string') return body;
  return body instanceof URLSearchParams ? body.toString() : null;
}

/** The answer as oauth4webapi's readers take it; null where it is none that they could read. */
export function responseOf(answer: Answer): Response | null {
  if (answer.kind === 'failed' || answer.status < 200 || answer.status > 599) return null;
  if ([204, 205, 304].includes(answer.status)) return null;
  const { status, body } = answer;
  // The readers ask for JSON by its name, and some servers call it something else.
  return new Response(new Uint8Array(body), { status, headers: { 'content-type': 'application/json' } });
}

/** What an answer says that has nothing to be read. */
export function unclearAnswer(answer: Answer): Unclear {
  if (answer.kind === 'failed') return unclear(answer.problem);
  const { status, retryAfter } = answer;
  const problem: ServiceProblem = isRedirect(answer)
    ? { kind: 'redirect', status }
    : status === 200
      ? { kind: 'malformed' }
      : { kind: 'http-error', status };
  return { ...unclear(problem), ...(retryAfter !== null && { retryAfter }) };
}
