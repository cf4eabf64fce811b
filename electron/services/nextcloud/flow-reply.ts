import * as v from 'valibot';
import { isCredential, Secret } from '../../core/secret.ts';
import { parseServiceAddress } from '../http/address.ts';
import type { Unclear } from '../../core/ports/service.ts';
import type { Exchange } from '../http/exchange.ts';
import { parseJson, textIn } from '../http/json-body.ts';
import type { Credential, Pending } from './kept.ts';
import { judgeNamedAddress } from './named-address.ts';
import { unclearResponse } from './ocs-reply.ts';

/** The answer to the beginning of a sign-in. */
export type FlowReply =
  { readonly kind: 'begun'; readonly pending: Pending; readonly page: Secret } | Unclear;

const flowSchema = v.object({
  poll: v.object({ token: v.pipe(v.string(), v.check(isCredential)), endpoint: v.string() }),
  login: v.string(),
});

/** @param server the address that the person typed, in its normal form */
export function readFlow(exchange: Exchange, server: string, now: Date): FlowReply {
  if (exchange.kind === 'failed') return { kind: 'unclear', problem: exchange.problem };
  if (exchange.status !== 200) return unclearResponse(exchange, now);
  const read = v.safeParse(flowSchema, parseJson(textIn(exchange.body) ?? ''));
  if (!read.success) return { kind: 'unclear', problem: { kind: 'malformed' } };
  const { poll, login } = read.output;
  const endpoint = judgeNamedAddress(server, poll.endpoint);
  if (endpoint.kind === 'refused') return { kind: 'unclear', problem: endpoint.problem };
  const page = judgeNamedAddress(server, login);
  if (page.kind === 'refused') return { kind: 'unclear', problem: page.problem };
  return {
    kind: 'begun',
    pending: { server, endpoint: endpoint.url.href, token: new Secret(poll.token) },
    page: new Secret(page.url.href),
  };
}

/** The answer to the question whether the person has signed in. */
export type GrantReply =
  | { readonly kind: 'granted'; readonly credential: Credential }
  /** The server's own 404: not signed in yet, or the one answer was given before, or the time is over. */
  | { readonly kind: 'nothing' }
  | Unclear;

/** Whether the body says what matters: any web server has a 404. */
export function bodySaysWhetherGranted(status: number): boolean {
  return status === 404;
}

/**
 * The app password is given once and for good: whatever else in the answer cannot be read, it is found.
 * @param typed the address that the person typed, in its normal form
 */
export function readGrant(exchange: Exchange, typed: string, now: Date): GrantReply {
  if (exchange.kind === 'failed') {
    return grantIn(exchange.received, typed) ?? { kind: 'unclear', problem: exchange.problem };
  }
  const { status, body } = exchange;
  if (status === 404 && isJson(body)) return { kind: 'nothing' };
  if (status >= 300) return unclearResponse(exchange, now);
  const granted = grantIn(body, typed);
  if (granted !== null) return granted;
  return status === 200
    ? { kind: 'unclear', problem: { kind: 'malformed' } }
    : unclearResponse(exchange, now);
}

/** Null: there is no app password, or there is more than one. */
function grantIn(body: Uint8Array, typed: string): GrantReply | null {
  const field = fieldsOf(new TextDecoder().decode(body));
  const appPassword = field('appPassword');
  if (!isCredential(appPassword)) return null;
  const loginName = field('loginName');
  return {
    kind: 'granted',
    credential: {
      server: serverNamed(field('server'), typed),
      loginName: loginName === '' ? null : loginName,
      appPassword: new Secret(appPassword),
    },
  };
}

/** The texts in an answer, or in what is left of one that broke off or was damaged; empty where there is none of a name. */
function fieldsOf(text: string): (name: string) => string {
  const whole = v.safeParse(v.record(v.string(), v.unknown()), parseJson(text));
  if (whole.success) {
    return (name) => {
      const value = whole.output[name];
      return typeof value === 'string' ? value : '';
    };
  }
  return (name) => {
    const found = text.matchAll(new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`, 'g'));
    const [literal, ...others] = new Set([...found].map((match) => match[1]));
    const value = others.length === 0 ? parseJson(literal ?? '') : null;
    return typeof value === 'string' ? value : '';
  };
}

/** The address that the server gives itself, which can have another path than the typed one; that, where it cannot be used. */
function serverNamed(named: string, typed: string): string {
  const judged = judgeNamedAddress(typed, named);
  const parsed = judged.kind === 'address' ? parseServiceAddress(judged.url.href) : null;
  return parsed?.kind === 'address' ? parsed.address : typed;
}

function isJson(body: Uint8Array): boolean {
  const value = parseJson(textIn(body) ?? '');
  return typeof value === 'object' && value !== null;
}
