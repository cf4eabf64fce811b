import type { ServerResponse } from 'node:http';
import { longestWait } from '../../shared/page-protocol.ts';
import type { SnapshotQuestion } from '../../shared/snapshot-question.ts';
import type { Log } from '../core/ports/log.ts';
import type { CheckedSnapshot, SnapshotSource } from '../core/snapshot-source.ts';
import { SnapshotFeed } from '../host/snapshot-feed.ts';

/** Browsers keep six connections to one server for all their tabs together, and commands need some of them. */
const mostWaiting = 2;
/** How long whoever finds no place among them pauses, in milliseconds; also where there is no snapshot to give. */
const pauseWithoutPlace = 1_000;

/**
 * Gives each page the newest snapshot when there is a new one. However many pages ask, only a few of them wait for their answer at the
 * same time; the others are answered at once and come again. A page that is not answered knows that something is wrong.
 */
export class SnapshotAnswers {
  readonly #feed: SnapshotFeed;
  readonly #waiting = new Set<() => void>();
  /** What was sent last, as it was sent: made once for all pages. */
  #sent: { readonly from: CheckedSnapshot; readonly text: string } | null = null;

  constructor(source: SnapshotSource, log: Log) {
    this.#feed = new SnapshotFeed({ source, log });
    this.#feed.onChange(() => this.#wakeAll());
  }

  /** The answer to a page's question, in JSON. `response` is where it goes: nobody waits for one that is gone. */
  async answer({ after, wait }: SnapshotQuestion, response: ServerResponse): Promise<string> {
    const now = this.#feed.newest();
    if (now.snapshot !== null && now.snapshot.revision !== after) return this.#textOf(now);
    if (now.snapshot === null || !wait || this.#waiting.size >= mostWaiting)
      return nothing(pauseWithoutPlace);
    await this.#change(response);
    const next = this.#feed.newest();
    return next.snapshot === null || next.snapshot.revision === after ? nothing(0) : this.#textOf(next);
  }

  close(): void {
    this.#feed.close();
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

  #textOf(checked: CheckedSnapshot): string {
    if (this.#sent?.from !== checked) this.#sent = { from: checked, text: JSON.stringify(checked) };
    return this.#sent.text;
  }
}

function nothing(pause: number): string {
  return JSON.stringify({ snapshot: null, pause } satisfies CheckedSnapshot);
}
