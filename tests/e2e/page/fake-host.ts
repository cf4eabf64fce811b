import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { readPageFiles, type PageFiles } from '../../../electron/host/page-files.ts';
import {
  bridgeCommands,
  type BridgeArgument,
  type BridgeCommand,
  type BridgeResult,
} from '../../../shared/bridge.ts';
import { inLanguage } from '../../../electron/host/page-language.ts';
import { SnapshotAnswers } from '../../../electron/web/snapshot-answers.ts';
import { pageHeaders } from '../../../shared/page-policy.ts';
import { proofHeaders, secretPlaceholder } from '../../../shared/page-protocol.ts';
import { snapshotQuestionSchema } from '../../../shared/snapshot-question.ts';
import { snapshotSchema, type Snapshot } from '../../../shared/snapshot.ts';
import { noLog } from '../../support/no-log.ts';
import { proofOfAnswer } from '../../support/page-protocol.ts';

/** What the page and this host know each other by. */
const secret = 'the secret of a fake host';

const blankPath = '/blank';

/** The page as `npm run build` leaves it. */
function builtPage(): PageFiles {
  return readPageFiles(resolve(import.meta.dirname, '../../../out/page')) ?? new Map();
}

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
  readonly #files: () => PageFiles;
  readonly #key = 'fakekey';
  #changed = (): void => undefined;
  /** The true host's: a double of them once fell silent, and the page then showed nothing that a test could find. */
  readonly #snapshots = new SnapshotAnswers(
    {
      current: () => this.#snapshot,
      onChange: (listener) => {
        this.#changed = listener;
        return () => undefined;
      },
    },
    noLog,
  );
  readonly #answers = new Map<BridgeCommand, (argument: never) => unknown>();
  #snapshot: Snapshot;

  private constructor(snapshot: Snapshot, files: PageFiles) {
    this.#snapshot = v.parse(snapshotSchema, snapshot);
    this.#files = inLanguage(files, () => this.#snapshot.settings.spoken);
  }

  /** `change`: what becomes of the page's files before it serves them. */
  static async start(
    snapshot: Snapshot,
    change: (files: PageFiles) => PageFiles = (files) => files,
  ): Promise<FakeHost> {
    const host = new FakeHost(snapshot, change(builtPage()));
    await new Promise<void>((done) => {
      host.#server.listen(0, '127.0.0.1', done);
    });
    return host;
  }

  get url(): string {
    return `${this.#origin}/page/${this.#key}`;
  }

  /** A document with nothing in it. */
  get blank(): string {
    return this.#origin + blankPath;
  }

  get #origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port.toString()}`;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Sends a snapshot to every page, with the next revision. It must be one that the real host could send. */
  show(change: Partial<Snapshot>): void {
    const revision = this.#snapshot.revision + 1;
    this.#snapshot = v.parse(snapshotSchema, { ...this.#snapshot, ...change, revision });
    this.#changed();
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
    this.#snapshots.close();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const prefix = '/page/';
    if (request.method === 'POST') {
      await this.#ask(pathname, request, response);
      return;
    }
    if (pathname === blankPath) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Blank</title>');
      return;
    }
    if (!pathname.startsWith(prefix)) {
      response.writeHead(404).end();
      return;
    }
    this.#file(pathname === prefix + this.#key ? 'index.html' : pathname.slice(prefix.length), response);
  }

  async #ask(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const nonce = String(request.headers[proofHeaders.nonce]);
    const asked: unknown = JSON.parse(body);
    const answer =
      path === '/snapshots'
        ? await this.#snapshots.answer(v.parse(snapshotQuestionSchema, asked), response)
        : JSON.stringify(await this.#command(path.slice('/bridge/'.length), asked));
    response.writeHead(200, {
      'content-type': 'application/json',
      [proofHeaders.proof]: proofOfAnswer(secret, nonce, 200, answer),
    });
    response.end(answer);
  }

  async #command(name: string, asked: unknown): Promise<unknown> {
    if (!(name in bridgeCommands)) throw new Error(`There is no command ${name}`);
    const command = name as BridgeCommand;
    const argument: unknown = v.parse(bridgeCommands[command].argument, asked);
    if (command !== 'getSnapshot') this.calls.push({ command, argument });
    const answer = this.#answers.get(command);
    const result =
      command === 'getSnapshot' ? this.#snapshot : ((await answer?.(argument as never)) ?? { kind: 'done' });
    return v.parse(bridgeCommands[command].result, result);
  }

  #file(path: string, response: ServerResponse): void {
    const file = this.#files().get(path);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...pageHeaders('self', file.inlineScripts), 'content-type': file.contentType });
    response.end(
      path === 'index.html'
        ? Buffer.from(file.content).toString().replace(secretPlaceholder, secret)
        : file.content,
    );
  }
}
