import type { Http } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import type { Endpoint, OpenBox } from '../core/ports/openbox.ts';
import type { ServiceProblem } from '../../shared/problem.ts';
import type { WireFormat } from '../../shared/wire-format.ts';
import { parseServiceAddress } from './address.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { exchange } from './exchange.ts';
import {
  judgeAccountInfo,
  judgeAuthToken,
  judgeLogout,
  judgeTicket,
  salvageToken,
  type Judge,
} from './judge.ts';
import { judgeResponse, unclear, type Unclear } from './judgement.ts';
import { outlineOf } from './outline.ts';
import { writeRequest, type Action, type Call, type Parameter } from './request.ts';

export interface OpenBoxOptions {
  readonly http: Http;
  readonly log: Log;
  /** Milliseconds that a whole call may take: connecting, headers, body and the automatic fallback. */
  readonly deadline?: number;
}

/** HTTP's ways to say that there is no such endpoint, or that it does not speak SOAP. */
const soapIsMissing: readonly number[] = [404, 405, 410, 415, 501];

/** A client of the OpenBox API 1.0 in its three formats. It keeps nothing between calls but how it read the last address. */
export function createOpenBox({ http, log, deadline: limit = 10_000 }: OpenBoxOptions): OpenBox {
  const parseAddress = rememberingLast(parseServiceAddress);

  async function ask<Reply extends { readonly kind: string }>(
    endpoint: Endpoint,
    question: Question<Reply>,
    cancel: AbortSignal | undefined,
  ): Promise<Reply | Unclear> {
    const parsed = parseAddress(endpoint.address);
    if (parsed.kind === 'bad-address') {
      log.warn('openbox: address refused', { action: question.action, reason: parsed.reason });
      return unclear({ kind: 'insecure-address' });
    }
    const { address } = parsed;
    const deadline = startDeadline(limit, cancel);
    const askBy = (format: WireFormat) =>
      askOnce(format, address, question, callOf(endpoint, question), deadline);
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

  async function askOnce<Reply extends { readonly kind: string }>(
    format: WireFormat,
    address: string,
    { action, judgeAt, salvage = () => null }: Question<Reply>,
    asked: Call,
    deadline: Deadline,
  ): Promise<Reply | Unclear> {
    const about = { action, format };
    const request = writeRequest(asked, format, address);
    if (request === null) {
      log.warn('openbox: not sent, the format cannot carry a credential', about);
      return unclear({ kind: 'malformed' });
    }
    const result = await exchange(http, request, deadline.signal);
    if (result.kind === 'failed') {
      const problem = whyItFailed(result.problem, deadline);
      const saved = salvage(result.received);
      log.warn('openbox: no answer', {
        ...about,
        problem: problem.kind,
        code: result.code,
        salvaged: saved !== null,
      });
      return saved ?? unclear(problem);
    }
    const reply = judgeResponse(result, format, action, judgeAt(address));
    if (isUnclear(reply)) {
      const { status, body } = result;
      const saved = status < 300 ? salvage(body) : null;
      const { kind: problem } = reply.problem;
      log.warn('openbox: unclear answer', {
        ...about,
        problem,
        status,
        ...outlineOf(body),
        salvaged: saved !== null,
      });
      return saved ?? reply;
    }
    // A sign-in is asked about once a second.
    if (reply.kind !== 'waiting') log.info('openbox: answer', { ...about, reply: reply.kind });
    return reply;
  }

  return {
    getTicket: (endpoint, cancel) => ask(endpoint, { action: 'get_ticket', judgeAt: judgeTicket }, cancel),
    getAuthToken: (endpoint, ticket, cancel) =>
      ask(
        endpoint,
        {
          action: 'get_auth_token',
          about: { name: 'ticket', value: ticket },
          judgeAt: () => judgeAuthToken,
          salvage: salvageToken,
        },
        cancel,
      ),
    getAccountInfo: (endpoint, token, cancel) =>
      ask(
        endpoint,
        {
          action: 'get_account_info',
          about: { name: 'auth_token', value: token },
          judgeAt: () => judgeAccountInfo,
        },
        cancel,
      ),
    logout: (endpoint, token, cancel) =>
      ask(
        endpoint,
        { action: 'logout', about: { name: 'auth_token', value: token }, judgeAt: () => judgeLogout },
        cancel,
      ),
  };
}

/** What the service is asked, and what its answers mean. */
interface Question<Reply> {
  readonly action: Action;
  /** Beside the API key. */
  readonly about?: Parameter;
  /** Makes the judge for the API's address as it is used. */
  readonly judgeAt: (address: string) => Judge<Reply>;
  /** Finds in what cannot be read as an answer that which must not be lost; null: it is not there. */
  readonly salvage?: (body: Uint8Array) => Reply | null;
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

/** Whatever a request fails with once it has been cut off, the cut is why. */
function whyItFailed(problem: ServiceProblem, deadline: Deadline): ServiceProblem {
  switch (deadline.cutOffBy()) {
    case 'time':
      return { kind: 'timeout' };
    case 'caller':
      return { kind: 'connection-lost' };
    case null:
      return problem;
  }
}
