import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../core/ports/log.ts';
import { checkedSnapshot, type SnapshotSource } from '../core/snapshot-source.ts';
import { refuse, refuseMethod } from './answers.ts';

const mostStreams = 20;
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
  /** The newest snapshot; null: it changed since. */
  #newest: Message | null = null;

  constructor(source: SnapshotSource, log: Log) {
    this.#source = source;
    this.#log = log;
    this.#stopListening = source.onChange(() => {
      this.#newest = null;
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
    const stream = new SnapshotStream(response, () => this.#newestMessage());
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

  /** Made once for all streams, and only when one of them sends it. */
  #newestMessage(): Message {
    if (this.#newest !== null) return this.#newest;
    const { snapshot, pause } = checkedSnapshot(this.#source, this.#log);
    const message = { text: snapshot === null ? null : JSON.stringify(snapshot), pause };
    // What must not be sent is looked at anew the next time.
    if (snapshot !== null) this.#newest = message;
    return message;
  }
}

/** A snapshot as it is sent. */
interface Message {
  /** Null: nothing can be sent. */
  readonly text: string | null;
  /** How long to pause after it, in milliseconds. */
  readonly pause: number;
}

class SnapshotStream {
  readonly #response: ServerResponse;
  readonly #newestMessage: () => Message;
  /** There is a newer snapshot than the one sent last. */
  #behind = false;
  #pause: NodeJS.Timeout | null = null;
  /** The other side has not read yet what was sent. */
  #blocked = false;
  #missedBeat = false;

  constructor(response: ServerResponse, newestMessage: () => Message) {
    this.#response = response;
    this.#newestMessage = newestMessage;
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
    const { text, pause } = this.#newestMessage();
    this.#pause = setTimeout(() => {
      this.#pause = null;
      this.#sendIfDue();
    }, pause);
    // JSON has no line breaks, so that it is one field of the event.
    if (text !== null) this.#write(`data: ${text}\n\n`);
  }

  #write(text: string): void {
    this.#blocked = !this.#response.write(text);
  }
}
