import type { Unclear } from '../../core/ports/service.ts';
import { jsonIn } from '../http/json-body.ts';
import { unclearAnswer, type Answer } from './caller.ts';

/** What a token endpoint gave. One of the two tokens at least is there. */
export interface Tokens {
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  /** Of the access token, in milliseconds; null: not said. */
  readonly lifetime: number | null;
  readonly scope: string | null;
  /** Nothing in the answer was out of order. Otherwise there may be a refresh token that could not be read. */
  readonly isWhole: boolean;
}

/** What a token endpoint's answer means. */
export type TokenReply =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  /** No token was given. `error` is the service's own word; empty: it gave none, in an answer without a body. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: string; readonly unclear: Unclear }
  | Unclear;

/**
 * Reads a token endpoint's answer. A token is looked for in whatever came, because the session that it belongs to has begun: an answer
 * that breaks off behind it, lacks its type, or holds an ID token that is not in order still gave it.
 */
export function readTokenAnswer(answer: Answer): TokenReply {
  const tokens = findTokens(answer);
  if (tokens !== null) return { kind: 'tokens', tokens };
  const unclear = unclearAnswer(answer);
  if (answer.kind === 'failed') return unclear;
  const { status, body } = answer;
  // GitHub sends its errors under 200.
  if (![200, 400, 401, 403].includes(status)) return unclear;
  const error = jsonIn(body)?.['error'];
  if (typeof error === 'string' && error !== '') return { kind: 'refused', status, error, unclear };
  return body.length === 0 && status !== 200 ? { kind: 'refused', status, error: '', unclear } : unclear;
}

function findTokens(answer: Answer): Tokens | null {
  if (answer.kind === 'failed') return salvageTokens(answer.received, false);
  if (answer.status > 299) return null;
  const tokens = tokensIn(jsonIn(answer.body) ?? {});
  return tokens === null
    ? salvageTokens(answer.body, true)
    : { ...tokens, isWhole: tokens.isWhole && answer.status === 200 };
}

function tokensIn(members: Readonly<Record<string, unknown>>): Tokens | null {
  const accessToken = tokenOf(members['access_token']);
  const refreshToken = tokenOf(members['refresh_token']);
  if (accessToken === null && refreshToken === null) return null;
  const { scope } = members;
  return {
    accessToken,
    refreshToken,
    lifetime: lifetimeOf(members['expires_in']),
    scope: typeof scope === 'string' && scope.length < 4096 ? scope : null,
    isWhole: accessToken !== null && (refreshToken !== null || members['refresh_token'] === undefined),
  };
}

/** Printable ASCII, as RFC 6749 has it: it can be carried in a header. Long enough for a token that holds its claims and groups. */
function tokenOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\x20-\x7e]{1,16384}$/.test(value) && value.trim() === value
    ? value
    : null;
}

/** Longer than any access token is good for. */
const longestLifetime = 10 * 365 * 24 * 60 * 60;

/** Some services write the number of seconds as a text. */
function lifetimeOf(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && seconds > 0 && seconds <= longestLifetime
    ? Math.floor(seconds * 1000)
    : null;
}

/** Tokens in what cannot be read as a whole: JSON that is broken or breaks off, or the form of a query, as some services answer. */
function salvageTokens(body: Uint8Array, isWhole: boolean): Tokens | null {
  // Whatever the encoding is, tokens are written in ASCII.
  const text = new TextDecoder('latin1').decode(body);
  const members: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of text.matchAll(
    /"(access_token|refresh_token|scope)"\s*:\s*("(?:[^"\\]|\\.){0,16384}")/g,
  )) {
    members[name] = unquote(value);
  }
  const lifetime = /"expires_in"\s*:\s*"?(\d{1,12})[",}\s]/.exec(text)?.[1];
  if (lifetime !== undefined) members['expires_in'] = lifetime;
  const tokens = tokensIn(members) ?? tokensIn(formIn(text, isWhole));
  return tokens === null ? null : { ...tokens, isWhole: false };
}

function unquote(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `access_token=…&token_type=bearer`. Of an answer that broke off the last value may be cut short. */
function formIn(text: string, isWhole: boolean): Readonly<Record<string, unknown>> {
  if (!/^\s*\w+=/.test(text)) return {};
  const whole = isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('&'), 0));
  return Object.fromEntries(new URLSearchParams(whole.trim()));
}
