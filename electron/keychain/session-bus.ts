import { Message, sessionBus, type MessageBus, type Variant } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The address of the session's bus; null: there is none. Never one that had to be launched first: GLib would start a bus, and a
 * keyring with it, that nobody else on this computer ever sees.
 */
export function sessionBusAddress(env: NodeJS.ProcessEnv): string | null {
  const given = env['DBUS_SESSION_BUS_ADDRESS'];
  if (given !== undefined && given !== '') return given.startsWith('autolaunch:') ? null : given;
  const socket = path.join(env['XDG_RUNTIME_DIR'] ?? '', 'bus');
  return path.isAbsolute(socket) && existsSync(socket) ? `unix:path=${socket}` : null;
}

/** Whom a call is for. */
export interface Called {
  readonly name: string;
  readonly path: string;
  /** The interface, where it is not called like the name. */
  readonly on?: string;
}

/** Whose property is asked for. */
export type Asked = Required<Called>;

/**
 * A connection to the bus at an address. Every call rejects with what the bus, or the program on it, says, or when the connection
 * is lost; one that is never answered is for the deadline of whoever asked.
 */
export class SessionBus {
  readonly #connection: MessageBus;
  #failed: { readonly why: Error } | null = null;
  /** Each call takes itself out again. One promise of the failure, raced by every call, would keep them all for ever. */
  readonly #unanswered = new Set<(why: Error) => void>();

  constructor(address: string) {
    this.#connection = sessionBus({ busAddress: address });
    // The library's types leave the event out.
    (this.#connection as EventEmitter).on('error', (why: Error) => {
      this.#failed ??= { why };
      for (const reject of this.#unanswered) reject(why);
      this.#unanswered.clear();
    });
  }

  /** Gives the values of the answer. */
  async call(to: Called, member: string, signature = '', body: unknown[] = []): Promise<unknown[]> {
    const { name, path: object, on = name } = to;
    const message = new Message({
      destination: name,
      path: object,
      interface: on,
      member,
      ...(signature !== '' && { signature, body }),
    });
    const reply = await this.#answerTo(message);
    return reply?.body ?? [];
  }

  /** Rejects also where the connection fails before there is an answer: the library never answers then. */
  async #answerTo(message: Message): Promise<Message | null> {
    if (this.#failed !== null) throw this.#failed.why;
    const { promise, resolve, reject } = Promise.withResolvers<Message | null>();
    this.#unanswered.add(reject);
    this.#connection.call(message).then(resolve, reject);
    try {
      return await promise;
    } finally {
      this.#unanswered.delete(reject);
    }
  }

  /** A call that is not answered yet never is. */
  close(): void {
    this.#connection.disconnect();
  }

  async property({ name, path: object, on }: Asked, property: string): Promise<unknown> {
    const to = { name, path: object, on: 'org.freedesktop.DBus.Properties' };
    const [value] = await this.call(to, 'Get', 'ss', [on, property]);
    return (value as Variant).value;
  }

  /** Calls back with the values of each such signal of an object. */
  onSignal({ path: object, on }: Asked, member: string, listener: (body: readonly unknown[]) => void): void {
    this.#connection.on('message', (message) => {
      if (message.path === object && message.interface === on && message.member === member)
        listener(message.body);
    });
  }
}
