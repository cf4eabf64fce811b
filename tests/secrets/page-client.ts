import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createConnection, type Socket } from 'node:net';
import type { BridgeArgument, BridgeCommand } from '../../shared/bridge.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Collection } from './collection.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The page, as far as the server can tell: asks, listens to the snapshots, and keeps every byte that it was sent. */
export class PageClient {
  readonly #home: URL;
  readonly #collection: Collection;
  readonly #stream: { bytes: Buffer[]; socket: Socket | null } = { bytes: [], socket: null };
  readonly #waiting = new Set<() => void>();
  #snapshot: Snapshot | null = null;
  #over = false;

  /** @param home the page's address, with the launch's key in it */
  constructor(home: string, collection: Collection) {
    this.#home = new URL(home);
    this.#collection = collection;
  }

  /** Begins to listen to the snapshots; resolves with the first. */
  async listen(): Promise<Snapshot> {
    const response = await this.#send('snapshots', {}, this.#stream.bytes);
    this.#stream.socket = response.socket;
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('data: ')) this.#snapshot = JSON.parse(event.slice('data: '.length)) as Snapshot;
      }
      this.#wake();
    });
    response.on('close', () => {
      this.#over = true;
      this.#collection.add('answer to the page', 'snapshots', Buffer.concat(this.#stream.bytes));
      this.#wake();
    });
    return this.until((snapshot) => snapshot);
  }

  get snapshot(): Snapshot {
    if (this.#snapshot === null) throw new Error('The page has no snapshot yet');
    return this.#snapshot;
  }

  /** Resolves with what `find` gives, once a snapshot (the newest included) makes it give something. */
  async until<T>(find: (snapshot: Snapshot) => T | null | undefined | false): Promise<T> {
    for (;;) {
      const found = this.#snapshot === null ? null : find(this.#snapshot);
      if (found !== null && found !== undefined && found !== false) return found;
      if (this.#over) throw new Error(`The snapshots ended; the last: ${JSON.stringify(this.#snapshot)}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Gives a command of the bridge as the page does. */
  async command<C extends BridgeCommand>(name: C, argument: BridgeArgument<C>): Promise<unknown> {
    const { status, body } = await this.post(`bridge/${name}`, JSON.stringify(argument));
    if (status !== 200) throw new Error(`${name}: HTTP ${status}`);
    return JSON.parse(body);
  }

  post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const own = { 'Content-Type': 'application/json', Origin: this.#home.origin };
    return this.ask(path, { method: 'POST', body, headers: { ...own, ...headers } });
  }

  /** @param path relative to the page's address */
  async ask(path: string, options: AskOptions = {}): Promise<Answer> {
    const bytes: Buffer[] = [];
    const response = await this.#send(path, options, bytes);
    let body = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    await once(response, 'close');
    this.#collection.add('answer to the page', path, Buffer.concat(bytes));
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  }

  /** Resolves when the server has ended the snapshots. */
  async ended(): Promise<void> {
    while (!this.#over) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async #send(path: string, options: AskOptions, bytes: Buffer[]): Promise<IncomingMessage> {
    const asked = request(new URL(path, this.#home), {
      method: options.method ?? 'GET',
      headers: { ...options.headers },
      // Beside HTTP's own listener, so that headers are kept as they came.
      createConnection: () => {
        const socket = createConnection(Number(this.#home.port), this.#home.hostname);
        return socket.on('data', (chunk) => bytes.push(chunk));
      },
    });
    asked.end(options.body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
