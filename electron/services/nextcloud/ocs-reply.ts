import * as v from 'valibot';
import type { Unclear } from '../../core/ports/service.ts';
import { isRedirect, type Exchange } from '../http/exchange.ts';
import { parseJson, textIn } from '../http/json-body.ts';
import { readRetryAfter } from '../http/retry-after.ts';

/** An answer of the server's OCS API, as far as HTTP's status and its own agree. */
export type OcsReply =
  | { readonly kind: 'ok'; readonly data: unknown }
  /** The server itself says that it does not accept the credential: 401, and in OCS 997. */
  | { readonly kind: 'unauthorised' }
  /** 403: whoever says it, nothing was done. */
  | { readonly kind: 'forbidden'; readonly unclear: Unclear }
  | Unclear;

const jsonSchema = v.object({
  ocs: v.object({
    meta: v.object({ status: v.string(), statuscode: v.number() }),
    data: v.unknown(),
  }),
});

/** Older servers refuse a credential in XML, whatever was asked for, and always in this form. */
const refusedInXml =
  /^\s*<\?xml[^<>]*\?>\s*<ocs>\s*<meta>\s*<status>failure<\/status>\s*<statuscode>(\d{3})<\/statuscode>\s*(?:<[a-z]+>[^<>]*<\/[a-z]+>\s*|<[a-z]+\/>\s*)*<\/meta>\s*<data\s*\/>\s*<\/ocs>\s*$/;

/** "Unauthorised" in OCS, and what stands for it in the second version. */
const unauthorised: readonly number[] = [997, 401];

/** Whether the body says what matters: a 401 can also come from a proxy, which knows nothing of the app password. */
export function bodySays(status: number): boolean {
  return status === 401;
}

/**
 * Judges what came back for a request of the OCS API. A status of HTTP is not believed without OCS's own: a captive portal answers 200
 * to anything, and a proxy's 401 is about the proxy's password.
 * @param now what the computer's clock shows
 */
export function readOcsReply(exchange: Exchange, now: Date): OcsReply {
  if (exchange.kind === 'failed') return { kind: 'unclear', problem: exchange.problem };
  const { status, body } = exchange;
  if (status === 403) return { kind: 'forbidden', unclear: unclearResponse(exchange, now) };
  if (status !== 200 && status !== 401) return unclearResponse(exchange, now);
  const text = textIn(body) ?? '';
  const read = v.safeParse(jsonSchema, parseJson(text));
  if (status === 200) {
    if (!read.success) return { kind: 'unclear', problem: { kind: 'malformed' } };
    const { meta, data } = read.output.ocs;
    return meta.status === 'ok' && meta.statuscode === 200
      ? { kind: 'ok', data }
      : { kind: 'unclear', problem: { kind: 'unknown-status' } };
  }
  const code = read.success
    ? read.output.ocs.meta.status === 'failure' && read.output.ocs.meta.statuscode
    : Number(refusedInXml.exec(text)?.[1]);
  return typeof code === 'number' && unauthorised.includes(code)
    ? { kind: 'unauthorised' }
    : unclearResponse(exchange, now);
}

/** A response that says nothing but its status. */
export function unclearResponse(response: Extract<Exchange, { kind: 'response' }>, now: Date): Unclear {
  const { status } = response;
  const retryAfter = readRetryAfter(response.retryAfter, now);
  return {
    kind: 'unclear',
    problem: { kind: isRedirect(response) ? 'redirect' : 'http-error', status },
    ...(retryAfter !== null && { retryAfter }),
  };
}
