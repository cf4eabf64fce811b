import type { Refused, Unclear } from '../../core/ports/service.ts';
import type { TokenReply } from './tokens.ts';

/** Words that a service has for: this app may not ask that. It did nothing. */
const words: readonly string[] = [
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'unsupported_grant_type',
];

/** Whether a token endpoint's error is about the app, and not about what it handed over; anything else says nothing. */
export function refusalOf({
  status,
  error,
  unclear,
}: Extract<TokenReply, { kind: 'refused' }>): Refused | Unclear {
  const isAboutApp = words.includes(error) || (error === '' && status !== 400);
  return isAboutApp ? { kind: 'refused' } : unclear;
}
