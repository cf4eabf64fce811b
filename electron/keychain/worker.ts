import type { ChildProcess, LaunchChild } from './child-process.ts';

/** A process that works for the keychain. */
export interface Worker {
  readonly child: ChildProcess;
  readonly ended: Promise<null>;
  /** Whether it has answered before: one that has not cannot hold a connection that died meanwhile. */
  used: boolean;
  /** Whether it was asked for an item, for which a keychain may have asked the person. */
  trusted: boolean;
  /** How much it was asked. */
  asked: number;
}

export interface WorkersOptions {
  readonly launch: LaunchChild;
  /** In milliseconds; left out: the first process is started at once, and each is kept. */
  readonly idle: number | undefined;
  readonly onMessage: (from: Worker, message: unknown) => void;
  /** Called when the process at work ended by itself. */
  readonly onGone: () => void;
}

/**
 * libsecret and keytar lose more than a kilobyte with every call: after so many requests the process is replaced, once nothing is asked.
 * Seldom enough for a person whom the keychain asks about each new process.
 */
const mostAsked = 2_000;

/** The keychain's process, and the one that takes its place where it does not do any more. */
export class Workers {
  readonly #options: WorkersOptions;
  readonly #running = new Set<Worker>();
  #current: Worker | null = null;
  #resting: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: WorkersOptions) {
    this.#options = options;
    if (options.idle === undefined) this.#current = this.#start();
  }

  /** @param forItem whether it is about an item */
  send(message: object, forItem: boolean): void {
    clearTimeout(this.#resting);
    this.#current ??= this.#start();
    this.#current.trusted ||= forItem;
    this.#current.asked += 1;
    this.#current.child.send(message);
  }

  replace(): void {
    this.#current?.child.kill();
    this.#current = this.#closed || this.#options.idle !== undefined ? null : this.#start();
  }

  /** Nothing is asked just now. */
  rest(): void {
    const { idle } = this.#options;
    if (this.#current !== null && this.#current.asked >= mostAsked) this.replace();
    if (idle === undefined || this.#current === null || this.#current.trusted) return;
    this.#resting = setTimeout(() => {
      this.#current?.child.kill();
      this.#current = null;
    }, idle).unref();
  }

  /** None is put in another's place any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#resting);
  }

  /** Ends them all; resolves when they are gone. */
  async end(): Promise<void> {
    for (const { child } of this.#running) child.kill();
    await Promise.all([...this.#running].map(({ ended }) => ended));
  }

  #start(): Worker {
    const { promise: ended, resolve: hasEnded } = Promise.withResolvers<null>();
    const child = this.#options.launch({
      onMessage: (message) => {
        if (this.#current === started) this.#options.onMessage(started, message);
      },
      onExit: () => {
        this.#running.delete(started);
        hasEnded(null);
        if (this.#current !== started) return;
        this.#current = null;
        // An idle process that ends is started again by the next operation, so that one that cannot live is not
        // started over and over.
        this.#options.onGone();
      },
    });
    const started: Worker = { child, ended, used: false, trusted: false, asked: 0 };
    this.#running.add(started);
    return started;
  }
}
