import type { Refused, Unclear } from '../../core/ports/service.ts';
import { isObject, parseJson, textIn } from '../http/json-body.ts';
import { unclearAnswer, type Answer } from './caller.ts';

/** What the answer to a revocation says. None of them proves that a token is not accepted any more: that is for a probe. */
export type RevocationVerdict =
  | { readonly kind: 'done' }
  /** The service does not know the token, or not any more. Said of an access token it says nothing of the refresh token. */
  | { readonly kind: 'not-known' }
  | Refused
  | Unclear;

/*
 * | answer                                              | verdict   |
 * |-----------------------------------------------------|-----------|
 * | 200 with nothing, `{}` or `null`                    | done      |
 * | 200 or 400 with `invalid_token`                     | not-known |
 * | 401, 403, or 200 and 400 with one of the words here | refused   |
 * | anything else, 503 with its Retry-After too         | unclear   |
 */
const refusals: readonly unknown[] = [
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'unsupported_token_type',
];

/** Judges the answer of a revocation that a client asked for, or that named the token alone. */
export function judgeRevocation(answer: Answer): RevocationVerdict {
  const unclear = unclearAnswer(answer);
  if (answer.kind === 'failed') return unclear;
  const { status, body } = answer;
  if (status === 401 || status === 403) return { kind: 'refused' };
  if (status !== 200 && status !== 400) return unclear;
  const said = contentOf(body);
  const error = isObject(said) ? said['error'] : undefined;
  if (error === 'invalid_token') return { kind: 'not-known' };
  if (refusals.includes(error)) return { kind: 'refused' };
  return status === 200 && saysNothing(said) ? { kind: 'done' } : unclear;
}

/** The same where the access token revokes itself: a 401 is about the token, and not about the app. */
export function judgeRevocationByAccessToken(answer: Answer): RevocationVerdict {
  if (answer.kind === 'response' && answer.status === 401) return { kind: 'not-known' };
  return judgeRevocation(answer);
}

/** Undefined: nothing that could be read. Null: nothing at all. */
function contentOf(body: Uint8Array): unknown {
  const text = textIn(body)?.trim() ?? null;
  if (text === null) return undefined;
  return text === '' ? null : parseJson(text);
}

function saysNothing(said: unknown): boolean {
  return said === null || (isObject(said) && Object.keys(said).length === 0);
}
