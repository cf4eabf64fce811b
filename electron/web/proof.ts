import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText, proofHeaders, questionText } from '../../shared/page-protocol.ts';
import { answer } from './answers.ts';
import { isSame } from './capability.ts';

const nonceForm = /^[0-9a-f]{32,64}$/;

/** What a command or a question for snapshots comes to. */
export interface Reply {
  readonly status: number;
  /** `application/json` where the status is 200, else plain text. */
  readonly text: string;
}

/** The server's side of the proofs: knows its own pages, and proves itself to them. */
export class Proof {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The nonce of a question that one of this launch's pages asks; null: it does not prove to be one. */
  nonceOf(request: IncomingMessage, path: string, body: string): string | null {
    const { [proofHeaders.nonce]: nonce, [proofHeaders.proof]: proof } = request.headers;
    if (typeof nonce !== 'string' || typeof proof !== 'string' || !nonceForm.test(nonce)) return null;
    return isSame(proof, this.#of(questionText(nonce, path, body))) ? nonce : null;
  }

  /** Sends the answer to the question with this nonce. */
  send(response: ServerResponse, nonce: string, { status, text }: Reply): void {
    response.setHeader(proofHeaders.proof, this.#of(answerText(nonce, status, text)));
    answer(response, status, status === 200 ? 'application/json' : 'text/plain; charset=utf-8', text);
  }

  #of(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('hex');
  }
}
