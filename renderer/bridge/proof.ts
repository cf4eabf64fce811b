import { answerText, proofHeaders, questionText } from '../../shared/page-protocol.ts';

/** The page's side of the proofs: asks questions that only this page can ask, and believes answers that only its server can give. */
export class Proof {
  readonly #key: Promise<CryptoKey>;

  /** @param secret came with the page */
  constructor(secret: string) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    this.#key = crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign']);
  }

  /**
   * Asks the server (`POST`), and gives the text of the answer. Rejects where the server cannot be reached, does not prove itself, or
   * refuses.
   */
  async ask(path: string, question: object, signal: AbortSignal): Promise<string> {
    const body = JSON.stringify(question);
    const nonce = hexOf(crypto.getRandomValues(new Uint8Array(16)));
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [proofHeaders.nonce]: nonce,
        [proofHeaders.proof]: await this.#of(questionText(nonce, path, body)),
      },
      body,
      signal,
      redirect: 'error',
      credentials: 'omit',
    });
    const text = await response.text();
    const proof = await this.#of(answerText(nonce, response.status, text));
    if (response.headers.get(proofHeaders.proof) !== proof) throw new Error('The answer is not the server’s');
    if (!response.ok) throw new Error(`The server refused ${path} (HTTP ${response.status.toString()})`);
    return text;
  }

  async #of(text: string): Promise<string> {
    return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', await this.#key, bytesOf(text))));
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
