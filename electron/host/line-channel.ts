import type { Socket } from 'node:net';

export interface LineChannelOptions {
  readonly socket: Socket;
  /** What a line of the other side may hold, in bytes: of one that sends more, nothing more is read. */
  readonly longest: number;
  /** Called with each message of the other side: any JSON. */
  readonly onMessage: (message: unknown) => void;
  /** Called once when the connection is over, whoever ended it. */
  readonly onEnd: () => void;
}

/** What may wait for a side that does not read, in bytes. */
const mostWaiting = 64 * 1024 * 1024;

const lineBreak = 0x0a;

/** Messages over a local socket: a line of JSON each. What is no such line ends the connection. */
export class LineChannel {
  readonly #socket: Socket;
  readonly #longest: number;
  readonly #onMessage: (message: unknown) => void;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor({ socket, longest, onMessage, onEnd }: LineChannelOptions) {
    this.#socket = socket;
    this.#longest = longest;
    this.#onMessage = onMessage;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', onEnd);
  }

  send(message: object): void {
    if (!this.#socket.writable) return;
    this.#socket.write(`${JSON.stringify(message)}\n`);
    if (this.#socket.writableLength > mostWaiting) this.#socket.destroy();
  }

  /** Whether the other side has not read yet what was sent. */
  get isBehind(): boolean {
    return this.#socket.writableNeedDrain;
  }

  onDrain(listener: () => void): void {
    this.#socket.on('drain', listener);
  }

  /** What was sent still arrives. */
  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    for (;;) {
      if (this.#socket.destroyed) return;
      const end = rest.indexOf(lineBreak);
      const part = end === -1 ? rest : rest.subarray(0, end);
      this.#length += part.length;
      if (this.#length > this.#longest) return this.destroy();
      this.#chunks.push(part);
      if (end === -1) return;
      const text = Buffer.concat(this.#chunks).toString('utf8');
      this.#chunks = [];
      this.#length = 0;
      this.#read(text);
      rest = rest.subarray(end + 1);
    }
  }

  #read(text: string): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      this.destroy();
      return;
    }
    this.#onMessage(message);
  }
}
