import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveMessages } from '../../shared/words/command-line.ts';
import type { Log } from '../core/ports/log.ts';
import type { SignInLink, SignInPages } from '../core/ports/sign-in-page.ts';
import type { Secret } from '../core/secret.ts';
import { redirect, refuse } from './answers.ts';
import type { LinkFiles } from './link-file.ts';
import { listenOnLoopback, type LoopbackServer } from './loopback-server.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { peerOf } from './peer.ts';

const start = '/sign-in/';
/** As long as a person may take to sign in. In milliseconds. */
const lifetime = 600_000;

/** A page that is offered, and what its link is called now. */
interface Offer {
  readonly page: Secret;
  readonly onFollowed: () => void;
  name: string;
  followedBy: FollowedBy;
}

/**
 * Who followed the links. `person`: somebody did, and it was this user as far as the system tells. `doubtful`: the system does not
 * tell, and two came for the same link.
 */
type FollowedBy = 'nobody' | 'person' | 'doubtful';

/**
 * Leads to the service's sign-in page by way of this computer: the page's address can hold secrets, the link's does not, so that
 * it can be shown and printed. A link leads on once, and then there is a new one. The page's server answers for the links where
 * there is one; else the first link starts a server of their own.
 */
export class SignInLinks implements SignInPages {
  readonly #log: Log;
  readonly #files: LinkFiles;
  readonly #opens: boolean;
  readonly #links = new OneTimeLinks<Offer>(lifetime);
  readonly #offers = new Set<Offer>();
  /** Followed by nobody knows whom. */
  readonly #usedByUnknown = new Map<string, Offer>();
  #origin: string | null = null;
  #server: Promise<LoopbackServer> | null = null;

  /** @param options `opens`: whether each offered page is opened in the person's browser, by `files` */
  constructor({
    log,
    files,
    opens,
  }: {
    readonly log: Log;
    readonly files: LinkFiles;
    readonly opens: boolean;
  }) {
    this.#log = log;
    this.#files = files;
    this.#opens = opens;
  }

  async offer(page: Secret, opens: boolean, onFollowed: () => void): Promise<SignInLink> {
    const base = `${this.#origin ?? (await this.#ownServer()).origin}${start}`;
    const offer: Offer = { page, onFollowed, name: '', followedBy: 'nobody' };
    offer.name = this.#links.make(offer);
    this.#offers.add(offer);
    if (opens && this.#opens) {
      this.#files.open({ address: `${base}${offer.name}`, otherwise: null }).catch(() => {
        this.#log.warn('browser-not-opened');
      });
    }
    return {
      get link() {
        return `${base}${offer.name}`;
      },
      isDoubtful: () => offer.followedBy !== 'person',
      close: () => {
        this.#offers.delete(offer);
        this.#links.drop(offer.name);
      },
    };
  }

  /** Opens the address in the person's browser where it is that of a link which leads on; null: it is not. */
  open(address: string): Promise<void> | null {
    const path = URL.parse(address)?.pathname;
    const isLink = [...this.#offers].some(({ name }) => path === `${start}${name}`);
    return isLink ? this.#files.open({ address, otherwise: null }) : null;
  }

  /** From now on the server at this origin (`http://HOST:PORT`) hands what is asked for to `answer`. */
  servedAt(origin: string): void {
    this.#origin = origin;
  }

  /** Answers where the path is one of the links', and says whether it is. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    if (!path.startsWith(start)) return false;
    const name = path.slice(start.length);
    const peer = await peerOf(request.socket);
    const leadsOn = request.method === 'GET' || request.method === 'POST';
    const offer = leadsOn ? this.#links.use(name) : null;
    if (offer === null || !this.#offers.has(offer)) {
      const taken = this.#usedByUnknown.get(name);
      if (taken !== undefined) taken.followedBy = 'doubtful';
      refuse(response, 403, serveMessages.linkUsed);
      return true;
    }
    if (peer === 'unknown') this.#usedByUnknown.set(name, offer);
    if (offer.followedBy === 'nobody') offer.followedBy = 'person';
    const address = URL.parse(offer.page.reveal());
    if (address === null) refuse(response, 403, serveMessages.linkUsed);
    else redirect(response, 307, address.href);
    offer.name = this.#links.make(offer);
    offer.onFollowed();
    return true;
  }

  /** No link leads anywhere any more. */
  async close(): Promise<void> {
    for (const { name } of this.#offers) this.#links.drop(name);
    this.#offers.clear();
    await (await this.#server)?.close();
  }

  #ownServer(): Promise<LoopbackServer> {
    this.#server ??= this.#startServer();
    return this.#server;
  }

  async #startServer(): Promise<LoopbackServer> {
    const listening = await listenOnLoopback(
      0,
      async (request, response, path) => {
        if (!(await this.answer(request, response, path))) refuse(response, 403, serveMessages.linkUsed);
      },
      () => this.#log.error('sign-in-links-failed'),
    );
    // Any free port was asked for.
    if (listening.kind !== 'listening') throw new Error('No port is free on 127.0.0.1');
    return listening.server;
  }
}
