import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { bounded } from '../core/bounded.ts';
import { errorCode } from '../storage/error-code.ts';
import { makeAddress, type OwnerAddress } from './owner-address.ts';
import { OwnerClient, type OwnerSideOptions } from './owner-client.ts';
import { SnapshotFeed } from './snapshot-feed.ts';

export interface OwnerSocketOptions extends OwnerSideOptions {
  /** The data directory's `socket`. */
  readonly place: string;
  /** Where the system wants sockets (XDG_RUNTIME_DIR); null: nowhere. */
  readonly runtimeFolder: string | null;
}

/** Far more than there are commands at one time. */
const mostClients = 100;
/** A client that says nothing after it has connected is not a command. In milliseconds. */
const patienceForHello = 10_000;
/** How often the owner says that it is there, in milliseconds. */
const beatPause = 5_000;
/** How long those who were told of the end may take to go, in milliseconds. */
const patienceAtEnd = 2_000;

/** Where other processes ask the owner of a data directory. */
export class OwnerSocket {
  readonly #options: OwnerSocketOptions;
  readonly #feed: SnapshotFeed;
  readonly #clients = new Set<OwnerClient>();
  readonly #server: Server;
  #address: OwnerAddress | null = null;
  /** Called whenever a client goes, or has all its answers. */
  readonly #looks = new Set<() => void>();
  #beating: NodeJS.Timeout | null = null;

  constructor(options: OwnerSocketOptions) {
    this.#options = options;
    const { signoff, log } = options;
    this.#feed = new SnapshotFeed({
      source: {
        current: () => signoff.snapshot(),
        onChange: (listener) => signoff.onChange(listener),
      },
      log,
    });
    this.#server = createServer((socket) => {
      const client = new OwnerClient({
        socket,
        feed: this.#feed,
        options,
        onQuiet: () => this.#changed(),
        onEnd: () => {
          this.#clients.delete(client);
          this.#changed();
        },
      });
      this.#clients.add(client);
      setTimeout(() => {
        if (!client.isGreeted) client.destroy();
      }, patienceForHello).unref();
    });
    this.#server.maxConnections = mostClients;
  }

  /** Listens from now on. Where the system does not let it, others are told that this process does not answer. */
  async open(): Promise<void> {
    const { place, runtimeFolder, log } = this.#options;
    try {
      this.#address = makeAddress(place, runtimeFolder);
      await this.#listen(this.#address.address);
    } catch (error) {
      log.warn('owner-socket-not-opened', { code: errorCode(error) });
      return;
    }
    this.#server.on('error', (error) => log.warn('owner-socket-failed', { code: errorCode(error) }));
    this.#beating = setInterval(() => {
      for (const client of this.#clients) client.beat();
    }, beatPause).unref();
  }

  /**
   * Takes nothing new up, answers what was begun, and goes.
   * @param patience how long what was begun may take, in milliseconds; Infinity: as long as it takes
   */
  async close(patience = Infinity): Promise<void> {
    const { clock } = this.#options;
    this.#server.close();
    for (const client of this.#clients) client.announceEnd();
    const answered = this.#until(() => [...this.#clients].every((client) => !client.isBusy));
    await (patience === Infinity ? answered : bounded(clock, patience, answered));
    await bounded(
      clock,
      patienceAtEnd,
      this.#until(() => this.#clients.size === 0),
    );
    for (const client of this.#clients) client.destroy();
    if (this.#beating !== null) clearInterval(this.#beating);
    this.#feed.close();
    try {
      this.#address?.remove();
    } catch (error) {
      this.#options.log.warn('owner-socket-not-removed', { code: errorCode(error) });
    }
  }

  #changed(): void {
    for (const look of this.#looks) look();
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        this.#looks.delete(look);
        resolve();
      };
      this.#looks.add(look);
      look();
    });
  }

  async #listen(address: string): Promise<void> {
    // Nobody else may connect, not even for a moment: the OS creates the socket with the mode that the mask leaves.
    const mask = process.platform === 'win32' ? null : process.umask(0o177);
    try {
      this.#server.listen(address);
    } finally {
      if (mask !== null) process.umask(mask);
    }
    await once(this.#server, 'listening');
    if (mask !== null) chmodSync(address, 0o600);
  }
}
