import type { WireFormat } from '../../../shared/wire-format.ts';
import type { Http } from '../../core/ports/http.ts';
import type { Log, LogFields } from '../../core/ports/log.ts';
import type { Unclear } from '../../core/ports/service.ts';
import type { Endpoint } from './api.ts';
import { parseServiceAddress } from '../http/address.ts';
import { startDeadline, whyItFailed, type Deadline } from '../http/deadline.ts';
import { exchange, type Exchange } from '../http/exchange.ts';
import type { Judge } from './judge.ts';
import { unclear } from '../http/unclear.ts';
import { judgeResponse } from './judgement.ts';
import { outlineOf } from './outline.ts';
import { writeRequest, type Action, type Call, type Parameter } from './request.ts';

export interface OpenBoxOptions {
  readonly http: Http;
  readonly log: Log;
  /** Milliseconds that a whole call may take: connecting, headers, body and the automatic fallback. */
  readonly deadline?: number;
}

/** What the service is asked, and what its answers mean. */
export interface Question<Reply> {
  readonly action: Action;
  /** Beside the API key. */
  readonly about?: Parameter;
  /** Makes the judge for the API's address as it is used. */
  readonly judgeAt: (address: string) => Judge<Reply>;
  /** Finds in what cannot be read as an answer that which must not be lost; null: it is not there. */
  readonly salvage?: (body: Uint8Array) => Reply | null;
}

/** HTTP's ways to say that there is no such endpoint, or that it does not speak SOAP. */
const soapIsMissing: readonly number[] = [404, 405, 410, 415, 501];

/** Asks a service, in the format of its endpoint. It keeps nothing between calls but how it read the last address. */
export class ServiceCaller {
  readonly #http: Http;
  readonly #log: Log;
  readonly #limit: number;
  readonly #parseAddress = rememberingLast(parseServiceAddress);

  constructor({ http, log, deadline = 10_000 }: OpenBoxOptions) {
    this.#http = http;
    this.#log = log;
    this.#limit = deadline;
  }

  /** @param cancel ends the call before its time */
  async ask<Reply extends { readonly kind: string }>(
    endpoint: Endpoint,
    question: Question<Reply>,
    cancel: AbortSignal | undefined,
  ): Promise<Reply | Unclear> {
    const parsed = this.#parseAddress(endpoint.address);
    if (parsed.kind === 'bad-address') {
      const { action } = question;
      this.#log.warn('openbox: address refused', { action, reason: parsed.reason });
      return unclear({ kind: 'insecure-address' });
    }
    const { address } = parsed;
    const deadline = startDeadline(this.#limit, cancel);
    const call = callOf(endpoint, question);
    const askBy = (format: WireFormat): Promise<Reply | Unclear> =>
      this.#askOnce(question, { format, address, call, deadline });
    let stillOpen = true;
    try {
      const { format } = endpoint;
      const reply = await askBy(format === 'automatic' ? 'soap' : format);
      if (format === 'automatic' && shouldFallBack(reply)) return await askBy('xml');
      // A clear answer was read to its end.
      stillOpen = isUnclear(reply);
      return reply;
    } finally {
      deadline.end(stillOpen);
    }
  }

  async #askOnce<Reply extends { readonly kind: string }>(
    question: Question<Reply>,
    { format, address, call, deadline }: Attempt,
  ): Promise<Reply | Unclear> {
    const { action } = question;
    const about = { action, format };
    const request = writeRequest(call, format, address);
    if (request === null) {
      this.#log.warn('openbox: not sent, the format cannot carry a credential', about);
      return unclear({ kind: 'malformed' });
    }
    const result = await exchange(this.#http, request, deadline.signal);
    if (result.kind === 'failed') {
      const problem = whyItFailed(result.problem, deadline);
      return this.#withoutAnswer(question, about, { ...result, problem });
    }
    const reply = judgeResponse(result, format, action, question.judgeAt(address));
    if (isUnclear(reply)) return this.#withUnclearAnswer(question, about, result, reply);
    // A sign-in is asked about once a second.
    if (reply.kind !== 'waiting') this.#log.info('openbox: answer', { ...about, reply: reply.kind });
    return reply;
  }

  #withoutAnswer<Reply>(
    { salvage = () => null }: Question<Reply>,
    about: LogFields,
    { received, problem, code }: Extract<Exchange, { kind: 'failed' }>,
  ): Reply | Unclear {
    const saved = salvage(received);
    const salvaged = saved !== null;
    this.#log.warn('openbox: no answer', { ...about, problem: problem.kind, code, salvaged });
    return saved ?? unclear(problem);
  }

  #withUnclearAnswer<Reply>(
    { salvage = () => null }: Question<Reply>,
    about: LogFields,
    { status, body }: Extract<Exchange, { kind: 'response' }>,
    reply: Unclear,
  ): Reply | Unclear {
    const saved = status < 300 ? salvage(body) : null;
    const { kind: problem } = reply.problem;
    this.#log.warn('openbox: unclear answer', {
      ...about,
      problem,
      status,
      ...outlineOf(body),
      salvaged: saved !== null,
    });
    return saved ?? reply;
  }
}

/** One request, in one format. */
interface Attempt {
  readonly format: WireFormat;
  readonly address: string;
  readonly call: Call;
  readonly deadline: Deadline;
}

function callOf({ apiKey }: Endpoint, { action, about }: Question<unknown>): Call {
  return {
    action,
    parameters: [{ name: 'api_key', value: apiKey }, ...(about === undefined ? [] : [about])],
  };
}

/** Nearly every call goes to where the one before it went. */
function rememberingLast<Read>(read: (text: string) => Read): (text: string) => Read {
  let last: { readonly text: string; readonly found: Read } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, found: read(text) };
    return last.found;
  };
}

function isUnclear(reply: { readonly kind: string }): reply is Unclear {
  return reply.kind === 'unclear';
}

/** Whether an answer to SOAP says that only the format was wrong: then nothing was done, and XML may be understood. */
function shouldFallBack(reply: { readonly kind: string }): boolean {
  return (
    isUnclear(reply) && reply.problem.kind === 'http-error' && soapIsMissing.includes(reply.problem.status)
  );
}
