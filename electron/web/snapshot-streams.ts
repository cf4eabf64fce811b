import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { snapshotSchema, type Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../core/ports/log.ts';
import { refuse, refuseMethod } from './answers.ts';

/** What the page is told of. */
export interface SnapshotSource {
  readonly current: () => Snapshot;
  /** Calls back whenever `current()` has changed, until the returned function is called. */
  readonly onChange: (listener: () => void) => () => void;
}

const mostStreams = 20;
/** No stream is sent more than one snapshot in this time, in milliseconds. */
const shortestPause = 100;
/** The same with very many accounts, whose snapshots are long: each is made, checked and written whole. */
const pauseAfterLong = 500;
/** What counts as long, in characters: about 300 accounts. */
const long = 100_000;
/** How often a stream that has nothing to say says so, in milliseconds: the other side notices when it is cut. */
const heartbeat = 15_000;

/**
 * `GET snapshots`: server-sent events, each a whole snapshot, the current one first. A window that reads slowly, or changes that
 * come quickly, lose snapshots in between and never the last one.
 */
export class SnapshotStreams {
  readonly #source: SnapshotSource;
  readonly #log: Log;
  readonly #streams = new Set<SnapshotStream>();
  readonly #stopListening: () => void;
  readonly #heartbeat: NodeJS.Timeout;
  /** The newest snapshot as text; null: it changed since. */
  #text: string | null = null;

  constructor(source: SnapshotSource, log: Log) {
    this.#source = source;
    this.#log = log;
    this.#stopListening = source.onChange(() => {
      this.#text = null;
      for (const stream of this.#streams) stream.changed();
    });
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#streams) stream.beat();
    }, heartbeat).unref();
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET') {
      refuseMethod(response, 'GET');
      return;
    }
    if (this.#streams.size >= mostStreams) {
      refuse(response, 503, 'Too many windows');
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    const stream = new SnapshotStream(response, () => this.#newestText());
    this.#streams.add(stream);
    response.on('close', () => {
      stream.end();
      this.#streams.delete(stream);
    });
    stream.changed();
  }

  close(): void {
    this.#stopListening();
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) stream.end();
  }

  /** Made once for all streams, and only when one of them sends it. Null: a bug made it one that must not be sent. */
  #newestText(): string | null {
    if (this.#text === null) {
      const { success, output } = v.safeParse(snapshotSchema, this.#source.current());
      if (!success) {
        this.#log.error('snapshot-invalid');
        return null;
      }
      this.#text = JSON.stringify(output);
    }
    return this.#text;
  }
}

class SnapshotStream {
  readonly #response: ServerResponse;
  readonly #newestText: () => string | null;
  /** There is a newer snapshot than the one sent last. */
  #behind = false;
  #pause: NodeJS.Timeout | null = null;
  /** The other side has not read yet what was sent. */
  #blocked = false;
  #missedBeat = false;

  constructor(response: ServerResponse, newestText: () => string | null) {
    this.#response = response;
    this.#newestText = newestText;
    response.on('drain', () => {
      this.#blocked = false;
      this.#sendIfDue();
    });
  }

  changed(): void {
    this.#behind = true;
    this.#sendIfDue();
  }

  beat(): void {
    if (!this.#blocked) {
      this.#missedBeat = false;
      this.#write(':\n\n');
    } else if (this.#missedBeat) {
      // A window that has not read for so long connects again once it does.
      this.#response.destroy();
    } else {
      this.#missedBeat = true;
    }
  }

  end(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    this.#behind = false;
    this.#response.end();
  }

  #sendIfDue(): void {
    if (!this.#behind || this.#blocked || this.#pause !== null) return;
    this.#behind = false;
    const text = this.#newestText();
    this.#pause = setTimeout(
      () => {
        this.#pause = null;
        this.#sendIfDue();
      },
      (text?.length ?? 0) > long ? pauseAfterLong : shortestPause,
    );
    // JSON has no line breaks, so that it is one field of the event.
    if (text !== null) this.#write(`data: ${text}\n\n`);
  }

  #write(text: string): void {
    this.#blocked = !this.#response.write(text);
  }
}
