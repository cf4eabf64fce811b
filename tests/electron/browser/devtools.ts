import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright';

/** What a message of the DevTools protocol can be. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One session of the DevTools protocol: the browser's own, or a page's or a frame's. Typed as Playwright types it. */
export interface DevToolsSession {
  readonly send: CDPSession['send'];
  readonly on: CDPSession['on'];
  readonly off: CDPSession['off'];
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A client of the DevTools protocol over Chromium's pipe: JSON messages, each ended by NUL. */
export class DevTools {
  readonly browser: DevToolsSession;
  private readonly output: Writable;
  private readonly sessions = new Map<string, EventEmitter>();
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private isClosed = false;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    this.browser = this.session('');
    let rest = '';
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.take(JSON.parse(message) as Message);
    });
    const end = (): void => this.end();
    input.on('close', end);
    // The browser has gone: told by `close` above.
    input.on('error', () => undefined);
    output.on('error', () => undefined);
  }

  /** The session of this id; it exists as soon as its target is attached. */
  session(id: string): DevToolsSession {
    const events = this.sessions.get(id) ?? new EventEmitter().setMaxListeners(50);
    this.sessions.set(id, events);
    const session = {
      send: (method: string, params?: unknown) => this.send(method, params, id),
      on: (event: string, listener: (payload: unknown) => void) => events.on(event, listener),
      off: (event: string, listener: (payload: unknown) => void) => events.off(event, listener),
    };
    return session as unknown as DevToolsSession;
  }

  private send(method: string, params: unknown, sessionId: string): Promise<unknown> {
    if (this.isClosed) return Promise.reject(new Error(`${method}: the browser has ended`));
    const id = ++this.lastId;
    const message = { id, method, params: params ?? {}, ...(sessionId !== '' && { sessionId }) };
    this.output.write(`${JSON.stringify(message)}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        resolve,
        reject: (error) => reject(new Error(`${method}: ${error.message}`)),
      });
    });
  }

  private take(message: Message): void {
    if (message.id === undefined) {
      if (message.method !== undefined) {
        this.sessions.get(message.sessionId ?? '')?.emit(message.method, message.params);
      }
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.error.message));
  }

  private end(): void {
    this.isClosed = true;
    for (const { reject } of this.waiting.values()) reject(new Error('the browser has ended'));
    this.waiting.clear();
  }
}

/** For calls to a page or frame that may be gone by then: there is nobody left to tell. */
export function unlessGone(call: Promise<unknown>): void {
  call.catch(() => undefined);
}
