import type { ServerResponse } from 'node:http';
import type { Log } from '../core/ports/log.ts';
import type { SignInLink, SignInPages } from '../core/ports/sign-in-page.ts';
import type { Secret } from '../core/secret.ts';
import { redirect, refuseAsExpired } from './answers.ts';
import { newCapability } from './capability.ts';
import { listenOnLoopback, type LoopbackServer } from './loopback-server.ts';

const start = '/sign-in/';

/**
 * Leads to the service's sign-in page by way of this computer: the page's address holds the ticket, the link's does not, so that
 * it can be shown, printed and handed to whatever opens browsers. The page's server answers for the links where there is one;
 * else the first link starts a server of their own.
 */
export class SignInHop implements SignInPages {
  readonly #log: Log;
  readonly #open: ((address: string) => Promise<void>) | null;
  readonly #pages = new Map<string, Secret>();
  #origin: string | null = null;
  #server: Promise<LoopbackServer> | null = null;

  /** @param open opens an address in the person's browser; null: the person follows the link without help */
  constructor(log: Log, open: ((address: string) => Promise<void>) | null) {
    this.#log = log;
    this.#open = open;
  }

  async offer(page: Secret): Promise<SignInLink> {
    const name = newCapability();
    this.#pages.set(name, page);
    const link = `${this.#origin ?? (await this.#ownServer()).origin}${start}${name}`;
    this.#open?.(link).catch(() => this.#log.warn('browser-not-opened'));
    return { link, close: () => this.#pages.delete(name) };
  }

  /** From now on the server at this origin (`http://127.0.0.1:PORT`) hands what is asked for to `answer`. */
  servedAt(origin: string): void {
    this.#origin = origin;
  }

  /** Answers where the path is one of the links', and says whether it is. */
  answer(response: ServerResponse, path: string): boolean {
    if (!path.startsWith(start)) return false;
    const page = this.#pages.get(path.slice(start.length));
    const address = page === undefined ? null : URL.parse(page.reveal());
    if (address === null) refuseAsExpired(response);
    else redirect(response, 307, address.href);
    return true;
  }

  /** No link leads anywhere any more. */
  async close(): Promise<void> {
    this.#pages.clear();
    await (await this.#server)?.close();
  }

  #ownServer(): Promise<LoopbackServer> {
    this.#server ??= this.#startServer();
    return this.#server;
  }

  async #startServer(): Promise<LoopbackServer> {
    const listening = await listenOnLoopback(
      0,
      (_request, response, path) => {
        if (!this.answer(response, path)) refuseAsExpired(response);
      },
      () => this.#log.error('sign-in-hop-failed'),
    );
    // Any free port was asked for.
    if (listening.kind !== 'listening') throw new Error('No port is free on 127.0.0.1');
    return listening.server;
  }
}
