import { connect, type Socket } from 'node:net';

/** A bare TCP client, for what no HTTP library would send. */
export class RawClient {
  readonly #socket: Socket;
  #received = '';
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(url: string) {
    this.#socket = connect(Number(new URL(url).port), '127.0.0.1');
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (chunk) => {
      this.#received += String(chunk);
      this.#wake();
    });
    // However the connection ends, what matters is what had been received.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  send(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  /** Waits until what was received contains `text`, and gives all of it. Rejects where the connection ends before. */
  async until(text: string): Promise<string> {
    while (!this.#received.includes(text)) {
      if (this.#ended) throw new Error(`The connection ended before ${JSON.stringify(text)}`);
      await this.#more();
    }
    return this.#received;
  }

  /** Waits for the end of the connection and gives all that was received. */
  async untilEnd(): Promise<string> {
    while (!this.#ended) await this.#more();
    return this.#received;
  }

  end(): void {
    this.#socket.destroy();
  }

  /** Sends bytes and breaks the connection as soon as they are on their way. */
  sendAndLeave(bytes: string): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.once('close', () => resolve());
      this.#socket.once('connect', () => this.#socket.write(bytes, () => this.#socket.resetAndDestroy()));
    });
  }

  #more(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}

/** Sends bytes and gives what came back until the service closed the connection. */
export async function exchange(url: string, bytes: string | Buffer): Promise<string> {
  const client = new RawClient(url);
  client.send(bytes);
  return client.untilEnd();
}

/** A whole HTTP request with its length, over a connection that the service closes. */
export function httpRequest(path: string, body: string, headers: readonly string[] = []): string {
  return [
    `POST /api/1.0/${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
}
