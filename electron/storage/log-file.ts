import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import type { Log, LogFields } from '../core/ports/log.ts';
import type { Secret } from '../core/secret.ts';
import type { DataDirectory } from './data-directory.ts';
import { redactorOf } from './redaction.ts';
import { assertSafeFile } from './safe-file.ts';

const rotateAt = '1M';
const oldFiles = 4;
/** After the file failed, lines are dropped for this long before it is opened again (milliseconds). */
const restAfterFailure = 30_000;
/** What a disk that hangs may hold back in memory, in bytes; more is dropped. */
const mostWaiting = 1_048_576;
/** How long the end of the app waits for the last lines, in milliseconds. */
const patienceAtEnd = 2_000;

/**
 * The log in `signoff.log`: a line of JSON an event, `{"level","time","event",…}`; past 1 MiB the file becomes
 * `signoff.log.1`, and four such are kept. If the log cannot be written, its lines are dropped and nothing else happens.
 *
 * It can be shown to a stranger. Accounts appear by id alone: no login, no service's address. Secrets must not be logged, and
 * one that is by mistake is struck out.
 */
export class LogFile implements Log {
  readonly #file: RotatingFile;
  readonly #heldSecrets: () => Iterable<Secret>;

  /** @param heldSecrets gives what this process holds at the moment, to strike out */
  constructor(directory: DataDirectory, heldSecrets: () => Iterable<Secret>) {
    this.#file = new RotatingFile(directory.log);
    this.#heldSecrets = heldSecrets;
  }

  info(event: string, fields: LogFields = {}): void {
    this.#write('info', event, fields);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#write('warn', event, fields);
  }

  error(event: string, fields: LogFields = {}): void {
    this.#write('error', event, fields);
  }

  /** Writes what is waiting, within two seconds. Nothing can be logged afterwards. */
  close(): Promise<void> {
    return this.#file.close();
  }

  #write(level: 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
    const redact = redactorOf(this.#heldSecrets());
    const clean = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ]);
    const line = {
      ...{ level, time: new Date().toISOString() },
      ...(Object.fromEntries(clean) as LogFields),
      event: redact(event),
    };
    this.#file.write(`${JSON.stringify(line)}\n`);
  }
}

/** A rotating file that survives its failures. */
class RotatingFile {
  readonly #path: string;
  #stream: RotatingFileStream | null = null;
  #restUntil = 0;
  #closed = false;

  constructor(path: string) {
    this.#path = path;
  }

  write(line: string): void {
    if (this.#closed || performance.now() < this.#restUntil) return;
    this.#stream ??= this.#openIfSafe();
    if (this.#stream === null) return;
    if (this.#stream.writableLength < mostWaiting) this.#stream.write(line);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const stream = this.#stream;
    if (stream === null) return;
    const ended = new Promise<void>((resolve) => stream.once('close', () => resolve()));
    stream.end();
    const timer = new AbortController();
    await Promise.race([
      ended,
      pause(patienceAtEnd, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
  }

  #openIfSafe(): RotatingFileStream | null {
    try {
      assertSafeToAppend(this.#path);
      return this.#open();
    } catch {
      this.#restUntil = performance.now() + restAfterFailure;
      return null;
    }
  }

  #open(): RotatingFileStream {
    const name = basename(this.#path);
    const stream = createStream((index) => (typeof index === 'number' ? `${name}.${String(index)}` : name), {
      path: dirname(this.#path) + sep,
      size: rotateAt,
      rotate: oldFiles,
      mode: 0o600,
    });
    stream.on('error', () => {
      if (this.#stream !== stream) return;
      this.#stream = null;
      this.#restUntil = performance.now() + restAfterFailure;
    });
    return stream;
  }
}

/** Throws where a link, a FIFO, a device or somebody else's file lies in the log's place: nothing is to be written through it. */
function assertSafeToAppend(path: string): void {
  if (process.platform === 'win32') return;
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  const descriptor = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    assertSafeFile(fstatSync(descriptor, { bigint: true }));
  } finally {
    closeSync(descriptor);
  }
}
