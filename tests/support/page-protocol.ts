import { createHmac, randomBytes } from 'node:crypto';
import { answerText, proofHeaders, questionText } from '../../shared/page-protocol.ts';

/** The page's and the server's side of the proofs, for tests that stand in for one of them. */

/** The secret in a page as it was served. */
export function secretIn(page: string): string {
  const [, secret = ''] = /name="page-secret" content="([^"]*)"/.exec(page) ?? [];
  if (secret === '') throw new Error('The page holds no secret');
  return secret;
}

/** The headers by which a page proves that it asks; `nonce` is what the answer has to name. */
export function proofOfQuestion(
  secret: string,
  path: string,
  body: string,
): { readonly nonce: string; readonly headers: Readonly<Record<string, string>> } {
  const nonce = randomBytes(16).toString('hex');
  const proof = hmac(secret, questionText(nonce, path, body));
  return { nonce, headers: { [proofHeaders.nonce]: nonce, [proofHeaders.proof]: proof } };
}

/** What the server's answer has to carry. */
export function proofOfAnswer(secret: string, nonce: string, status: number, body: string): string {
  return hmac(secret, answerText(nonce, status, body));
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
