import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { bridgeCommands, type BridgeCommand, type BridgeHandlers } from '../../../shared/bridge.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Log, LogFields } from '../../../electron/core/ports/log.ts';
import { secretPlaceholder, type SnapshotAnswer } from '../../../shared/page-protocol.ts';
import { proofOfQuestion, secretIn } from '../../support/page-protocol.ts';
import { securityHeaders } from '../../../electron/web/answers.ts';
import { startPageServer, type PageServer } from '../../../electron/web/page-server.ts';
import { LinkFiles } from '../../../electron/web/link-file.ts';
import { SignInLinks } from '../../../electron/web/sign-in-links.ts';

export const emptySnapshot: Snapshot = {
  revision: 1,
  accounts: [],
  history: [],
  endedSignOuts: [],
  signIn: null,
  notices: [],
  settings: {
    service: 'https://box.example/',
    format: 'automatic',
    language: 'automatic',
    spoken: 'en',
    notifications: 'all',
    services: [],
    fixed: [],
    desktop: null,
  },
};

/** The one script that stands in the page. */
export const importMap = '{"integrity":{}}';

/** What each command answers with, unless a test says otherwise. */
const usualResults: { readonly [C in BridgeCommand]: unknown } = {
  getSnapshot: emptySnapshot,
  startSignIn: { kind: 'done' },
  confirmSignIn: { kind: 'not-now' },
  cancelSignIn: { kind: 'done' },
  signOut: { kind: 'done' },
  signOutAll: { kind: 'done' },
  retrySignOut: { kind: 'no-such-account' },
  forget: { kind: 'done' },
  checkSession: { kind: 'done' },
  retryKeychain: { kind: 'done' },
  dismissNotice: { kind: 'done' },
  putService: { kind: 'no-client-id' },
  removeService: { kind: 'done' },
  setAppSecret: { kind: 'done' },
  setStartAtLogin: { kind: 'refused' },
  changeSettings: { kind: 'failed', problem: { kind: 'not-saved' } },
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function noBrowser(): Promise<void> {
  return Promise.reject(new Error('No browser'));
}

/** A page server with a small page of its own, and handlers that note what they are asked. */
export class TestServer {
  readonly #server: PageServer;
  readonly #directory: string;
  readonly #state: TestState;
  #secret = '';
  readonly signInLinks: SignInLinks;
  /** http://HOST:PORT */
  readonly origin: string;
  readonly port: number;
  readonly key: string;

  static async start(): Promise<TestServer> {
    const directory = mkdtempSync(join(tmpdir(), 'signoff-test-'));
    const page = join(directory, 'page');
    mkdirSync(join(page, 'assets'), { recursive: true });
    writeFileSync(
      join(page, 'index.html'),
      `<!doctype html><meta name="page-secret" content="${secretPlaceholder}"><title>The page</title><script type="importmap">${importMap}</script><script src="./assets/app.js"></script>`,
    );
    writeFileSync(join(page, 'assets', 'app.js'), 'export {};');
    writeFileSync(join(page, 'assets', 'app.css'), 'body {}');
    writeFileSync(join(page, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(page, 'assets', 'app.js.map'), '{}');
    writeFileSync(join(directory, 'outside.js'), 'outside');
    const state = new TestState();
    const signInLinks = new SignInLinks({ log: state.log, files: new LinkFiles(noBrowser), opens: false });
    const started = await startPageServer({
      port: 0,
      pageDirectory: page,
      handlers: state.handlers,
      snapshots: state.snapshots,
      signInLinks,
      log: state.log,
    });
    if (started.kind !== 'serving') throw new Error(started.kind);
    const server = new TestServer(started.server, directory, state, signInLinks);
    server.#secret = secretIn((await server.ask('')).body);
    return server;
  }

  private constructor(server: PageServer, directory: string, state: TestState, signInLinks: SignInLinks) {
    this.#server = server;
    this.#directory = directory;
    this.#state = state;
    this.signInLinks = signInLinks;
    const [origin = '', key = ''] = server.address.split('/page/');
    this.origin = origin;
    this.key = key;
    this.port = Number(new URL(origin).port);
  }

  get server(): PageServer {
    return this.#server;
  }

  get state(): TestState {
    return this.#state;
  }

  /** Asks for the page, or for a file beside it. */
  ask(file = '', question: Question = {}): Promise<Answer> {
    return this.askAt(`/page/${file === '' ? this.key : file}`, question);
  }

  /** Asks as the page does. */
  command(name: string, argument: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.post(`/bridge/${name}`, JSON.stringify(argument), headers);
  }

  /** Asks for the snapshot after the one of a revision, as the page does. */
  async snapshot(after: number | null, wait = false): Promise<SnapshotAnswer> {
    const { body } = await this.post('/snapshots', JSON.stringify({ after, wait }));
    return JSON.parse(body) as SnapshotAnswer;
  }

  get secret(): string {
    return this.#secret;
  }

  /** What the page sends with a question: whence it comes, and that it is the page. */
  headersFor(path: string, body: string): Record<string, string> {
    const own = { origin: this.origin, 'content-type': 'application/json' };
    return { ...own, ...proofOfQuestion(this.#secret, path, body).headers };
  }

  post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.askAt(path, {
      method: 'POST',
      headers: { ...this.headersFor(path, body), ...headers },
      body,
    });
  }

  /** Asks for a path as it stands: nothing is normalised on the way. */
  askAt(path: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.port,
          path,
          method,
          agent: false,
          headers: { host: new URL(this.origin).host, ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const answer = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer });
          });
          response.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Sends bytes as they are, and gives all that comes back until the connection ends. */
  raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
      socket.on('error', (error: NodeJS.ErrnoException) => {
        // The server may end the connection before it has read all of it.
        if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
      });
      socket.write(text);
    });
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.signInLinks.close();
    rmSync(this.#directory, { recursive: true });
  }
}

/** What stands behind the server. */
export class TestState {
  readonly events: { readonly event: string; readonly fields: LogFields }[] = [];
  readonly calls: { readonly command: string; readonly argument: unknown }[] = [];
  /** What the handlers do in place of the usual. */
  readonly results = new Map<string, () => Promise<unknown>>();
  readonly listeners = new Set<() => void>();
  snapshot: Snapshot = emptySnapshot;

  readonly log: Log = {
    info: (event, fields = {}) => this.events.push({ event, fields }),
    warn: (event, fields = {}) => this.events.push({ event, fields }),
    error: (event, fields = {}) => this.events.push({ event, fields }),
  };

  readonly snapshots = {
    current: (): Snapshot => this.snapshot,
    onChange: (listener: () => void): (() => void) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
  };

  readonly handlers = Object.fromEntries(
    Object.keys(bridgeCommands).map((command) => [
      command,
      (argument: unknown) => {
        this.calls.push({ command, argument });
        const usual = (): Promise<unknown> => Promise.resolve(usualResults[command as BridgeCommand]);
        return (this.results.get(command) ?? usual)();
      },
    ]),
  ) as unknown as BridgeHandlers;

  change(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.listeners) listener();
  }
}

export function expectSecurityHeaders({ headers }: Answer): void {
  for (const [name, value] of Object.entries(securityHeaders)) {
    // The page's own policy allows the script in it besides.
    const isPolicyOfPage =
      name === 'Content-Security-Policy' && String(headers['content-type']).includes('html');
    if (!isPolicyOfPage) expect(headers, name).toHaveProperty([name.toLowerCase()], value);
  }
}

/** Refused, and told nothing but that the address is of no use. */
export function expectExpired(answer: Answer): void {
  expect(answer.status).toBe(403);
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(answer.body).toBe(
    'This address is not valid, or it has expired.\n' +
      'Start “signoff serve” again, and open the address that it shows.\n',
  );
  expectSecurityHeaders(answer);
}
