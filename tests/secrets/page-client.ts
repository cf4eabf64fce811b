import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createConnection } from 'node:net';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { BridgeArgument, BridgeCommand } from '../../shared/bridge.ts';
import type { SnapshotAnswer } from '../../shared/page-protocol.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { proofOfQuestion, secretIn } from '../support/page-protocol.ts';
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

/** The page, as far as the server can tell: asks, asks for the snapshots, and keeps every byte that it was sent. */
export class PageClient {
  readonly #home: URL;
  readonly #collection: Collection;
  readonly #waiting = new Set<() => void>();
  #snapshot: Snapshot | null = null;
  #over = false;
  #secret = '';

  /** @param home the page's address, with the launch's key in it */
  constructor(home: string, collection: Collection) {
    this.#home = new URL(home);
    this.#collection = collection;
  }

  /** Opens the page, and begins to ask for its snapshots; resolves with the first. */
  async listen(): Promise<Snapshot> {
    const page = await this.ask('');
    this.#secret = secretIn(page.body);
    void this.#follow().catch(() => {
      this.#over = true;
      this.#wake();
    });
    return this.until((snapshot) => snapshot);
  }

  /** Until the server ends. */
  async #follow(): Promise<never> {
    let after: number | null = null;
    for (;;) {
      const { body } = await this.post('/snapshots', JSON.stringify({ after, wait: true }));
      const { snapshot, pause } = JSON.parse(body) as SnapshotAnswer;
      if (snapshot !== null) {
        after = snapshot.revision;
        this.#snapshot = snapshot;
        this.#wake();
      }
      await elapsed(pause);
    }
  }

  /** What the page and its server know each other by. */
  get secret(): string {
    return this.#secret;
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
    const { status, body } = await this.post(`/bridge/${name}`, JSON.stringify(argument));
    if (status !== 200) throw new Error(`${name}: HTTP ${status}`);
    return JSON.parse(body);
  }

  post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const proof = proofOfQuestion(this.#secret, new URL(path, this.#home).pathname, body).headers;
    const own = { 'Content-Type': 'application/json', Origin: this.#home.origin, ...proof };
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

  /** Resolves when the server has ended. */
  async ended(): Promise<void> {
    while (!this.#over) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async #send(path: string, options: AskOptions, bytes: Buffer[]): Promise<IncomingMessage> {
    const asked = request(new URL(path, this.#home), {
      method: options.method ?? 'GET',
      headers: { ...options.headers },
      // Beside HTTP's own listener, so that headers are kept as they came.
      createConnection: () => {
        const socket = createConnection(Number(this.#home.port), '127.0.0.1');
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
