import type { ServerResponse } from 'node:http';
import { longestWait, type SnapshotQuestion } from '../../shared/page-protocol.ts';
import type { Log } from '../core/ports/log.ts';
import { checkedSnapshot, type SnapshotSource } from '../core/snapshot-source.ts';

/** Browsers keep six connections to one server for all their tabs together, and commands need some of them. */
const mostWaiting = 2;
/** How long whoever finds no place among them pauses, in milliseconds; also where there is no snapshot to give. */
const pauseWithoutPlace = 1_000;

/** The newest snapshot as it is sent. */
interface Message {
  readonly revision: number;
  /** An answer to the page, in JSON. */
  readonly text: string;
}

/**
 * Gives each page the newest snapshot when there is a new one. However many pages ask, only a few of them wait for their answer at the
 * same time; the others are answered at once and come again. A page that is not answered knows that something is wrong.
 */
export class SnapshotFeed {
  readonly #source: SnapshotSource;
  readonly #log: Log;
  readonly #waiting = new Set<() => void>();
  readonly #stopListening: () => void;
  /** Null: it changed since. */
  #newest: Message | null = null;

  constructor(source: SnapshotSource, log: Log) {
    this.#source = source;
    this.#log = log;
    this.#stopListening = source.onChange(() => {
      this.#newest = null;
      this.#wakeAll();
    });
  }

  /** The answer to a page's question, in JSON. `response` is where it goes: nobody waits for one that is gone. */
  async answer({ after, wait }: SnapshotQuestion, response: ServerResponse): Promise<string> {
    const now = this.#newestMessage();
    if (now !== null && now.revision !== after) return now.text;
    if (now === null || !wait || this.#waiting.size >= mostWaiting) return nothing(pauseWithoutPlace);
    await this.#change(response);
    const next = this.#newestMessage();
    return next === null || next.revision === after ? nothing(0) : next.text;
  }

  close(): void {
    this.#stopListening();
    this.#wakeAll();
  }

  /** Resolves when there may be a new snapshot, after `longestWait`, or when nobody waits for the answer any more. */
  #change(response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, longestWait);
      this.#waiting.add(wake);
      response.on('close', wake);
    });
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Made once for all pages. Null: a bug made it one that must not be sent. */
  #newestMessage(): Message | null {
    if (this.#newest !== null) return this.#newest;
    const { snapshot, pause } = checkedSnapshot(this.#source, this.#log);
    if (snapshot === null) return null;
    this.#newest = { revision: snapshot.revision, text: JSON.stringify({ snapshot, pause }) };
    return this.#newest;
  }
}

function nothing(pause: number): string {
  return JSON.stringify({ snapshot: null, pause });
}
