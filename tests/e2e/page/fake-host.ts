import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import * as v from 'valibot';
import {
  bridgeCommands,
  type BridgeArgument,
  type BridgeCommand,
  type BridgeResult,
} from '../../../shared/bridge.ts';
import { snapshotSchema, type Snapshot } from '../../../shared/snapshot.ts';

/** The page as `npm run build` leaves it. */
const builtPage = resolve(import.meta.dirname, '../../../out/page');

/** As strict as the page must live with. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A command that the page sent, as its schema read it. */
export interface Call {
  readonly command: BridgeCommand;
  readonly argument: unknown;
}

type Answer<C extends BridgeCommand> = (
  argument: BridgeArgument<C>,
) => BridgeResult<C> | Promise<BridgeResult<C>>;

/**
 * Plays the headless host for a page under test: the same protocol on a real socket, with whatever snapshots and
 * answers a test asks for. Nothing of the app is behind it; it is for the page alone.
 */
export class FakeHost {
  readonly calls: Call[] = [];
  readonly #server = createServer((request, response) => {
    this.#handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(JSON.stringify({ error: String(error) }));
    });
  });
  readonly #key = 'fakekey';
  readonly #listeners = new Set<ServerResponse>();
  readonly #answers = new Map<BridgeCommand, (argument: never) => unknown>();
  #snapshot: Snapshot;

  private constructor(snapshot: Snapshot) {
    this.#snapshot = v.parse(snapshotSchema, snapshot);
  }

  static async start(snapshot: Snapshot): Promise<FakeHost> {
    const host = new FakeHost(snapshot);
    await new Promise<void>((done) => {
      host.#server.listen(0, '127.0.0.1', done);
    });
    return host;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port.toString()}/k/${this.#key}/`;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Sends a snapshot to every page, with the next revision. It must be one that the real host could send. */
  show(change: Partial<Snapshot>): void {
    const revision = this.#snapshot.revision + 1;
    this.#snapshot = v.parse(snapshotSchema, { ...this.#snapshot, ...change, revision });
    for (const listener of this.#listeners) this.#send(listener);
  }

  /** How a command is answered from now on; what is not named here is answered with `done`. */
  answer<C extends BridgeCommand>(command: C, answer: Answer<C>): void {
    this.#answers.set(command, answer);
  }

  /** Forgets what was asked, and how to answer. */
  reset(): void {
    this.calls.length = 0;
    this.#answers.clear();
  }

  /** Ends as a killed host does: every connection breaks. */
  async stop(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const prefix = `/k/${this.#key}/`;
    if (!pathname.startsWith(prefix)) {
      response.writeHead(404).end();
      return;
    }
    const path = pathname.slice(prefix.length);
    if (path === 'snapshots') {
      this.#listen(response);
    } else if (path.startsWith('bridge/') && request.method === 'POST') {
      await this.#command(path.slice('bridge/'.length), request, response);
    } else {
      await this.#file(path === '' ? 'index.html' : path, response);
    }
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    this.#send(response);
  }

  #send(listener: ServerResponse): void {
    listener.write(`data: ${JSON.stringify(this.#snapshot)}\n\n`);
  }

  async #command(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(name in bridgeCommands)) {
      response.writeHead(404).end(JSON.stringify({ error: 'no-such-command' }));
      return;
    }
    const command = name as BridgeCommand;
    const argument: unknown = v.parse(bridgeCommands[command].argument, await json(request));
    if (command !== 'getSnapshot') this.calls.push({ command, argument });
    const answer = this.#answers.get(command);
    const result =
      command === 'getSnapshot' ? this.#snapshot : ((await answer?.(argument as never)) ?? { kind: 'done' });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(v.parse(bridgeCommands[command].result, result)));
  }

  async #file(path: string, response: ServerResponse): Promise<void> {
    const file = await readFile(join(builtPage, path)).catch(() => null);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    });
    response.end(file);
  }
}
