import {
  close,
  closeSync,
  constants,
  fstatSync,
  fsync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rename,
  rmSync,
  statSync,
  writeFileSync,
  type BigIntStats,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';
import { assertSafeFile } from './safe-file.ts';

/**
 * One content of a file that was read or written. While it is held its inode is not given to another file, so that a changed
 * inode, time or size means a changed file, whatever the clock's steps.
 */
export class HeldFile {
  readonly #stats: BigIntStats;
  #descriptor: number | null;

  constructor(descriptor: number) {
    this.#stats = fstatSync(descriptor, { bigint: true });
    this.#descriptor = descriptor;
    // An open file could not be replaced on Windows, which does not give a file's number to another so soon.
    if (process.platform === 'win32') this.release();
  }

  /** Whether this is still what lies under the name. Throws where that cannot be found out. */
  isStillAt(path: string): boolean {
    const now = statSync(path, { bigint: true, throwIfNoEntry: false });
    const then = this.#stats;
    return now?.ino === then.ino && now.mtimeNs === then.mtimeNs && now.size === then.size;
  }

  /** Whoever closes a replaced file last frees its blocks; nobody should wait for that. */
  release(): void {
    if (this.#descriptor !== null) close(this.#descriptor, ignoreFailure);
    this.#descriptor = null;
  }
}

/** Closing cannot fail in a way that matters: what was read is known, and what was written is durable. */
function ignoreFailure(): void {
  // See above.
}

export type FileContent =
  | { readonly kind: 'text'; readonly text: string; readonly held: HeldFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly code: string };

/** So that opening a FIFO does not block, and a terminal does not become the controlling one. Windows has neither. */
const readCarefully = process.platform === 'win32' ? 'r' : constants.O_NONBLOCK | constants.O_NOCTTY;

/** Reads a file whole, without its byte order mark. The result must be released. */
export function readHeld(path: string): FileContent {
  let descriptor: number;
  try {
    descriptor = openSync(path, readCarefully);
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', code };
  }
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    assertSafeFile(stats);
    // A file of /proc says that it is empty, and may have no end.
    const text = stats.size === 0n ? '' : readFileSync(descriptor, 'utf8').replace(/^\uFEFF/, '');
    return { kind: 'text', text, held: new HeldFile(descriptor) };
  } catch (error) {
    closeSync(descriptor);
    return { kind: 'unreadable', code: errorCode(error) };
  }
}

export type DurableWrite =
  | { readonly kind: 'written'; readonly held: HeldFile }
  /** The file is as it was. */
  | { readonly kind: 'failed'; readonly code: string }
  /** The new content is there, but a power cut may still bring the old one back. */
  | { readonly kind: 'not-durable'; readonly code: string; readonly held: HeldFile };

const fsyncOf = promisify(fsync);
const replaceFile = promisify(rename);

/** How file systems say that they have no such thing as fsync, for folders above all: vboxsf, SMB, some of FUSE. */
const notOffered = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EBADF', 'EISDIR']);

/** Waits until it is on the disk. A file system without fsync is taken as it is: there is nothing more to ask of it. */
async function syncDescriptor(descriptor: number): Promise<void> {
  try {
    await fsyncOf(descriptor);
  } catch (error) {
    if (!notOffered.has(errorCode(error))) throw error;
  }
}

/** The end of a temporary file's name: this process, and a number that counts up. */
let processMark: string | null = null;
let writes = 0;

/**
 * Replaces a file's content (mode 0600): whenever the process or the power dies, the file is there whole, old or new, and
 * once this has answered `written` it is the new one. The calls that wait for the disk leave the event loop free; the others
 * are too short to be worth a thread. Call it as the data directory's owner. Where the name is a link, the file it
 * leads to is replaced and the link stays.
 */
export async function writeDurably(name: string, text: string): Promise<DurableWrite> {
  writes += 1;
  let path: string;
  let temporary: string;
  let descriptor: number;
  try {
    path = behindLinks(name);
    processMark ??= randomBytes(6).toString('hex');
    temporary = `${path}.${processMark}-${writes}.tmp`;
    // Follows no link, because it must not be there.
    descriptor = openSync(temporary, 'wx', 0o600);
  } catch (error) {
    return { kind: 'failed', code: errorCode(error) };
  }
  let held: HeldFile | null = null;
  try {
    writeFileSync(descriptor, text);
    await syncDescriptor(descriptor);
    held = new HeldFile(descriptor);
    await replaceFile(temporary, path);
  } catch (error) {
    if (held === null) closeSync(descriptor);
    else held.release();
    remove([temporary]);
    return { kind: 'failed', code: errorCode(error) };
  }
  try {
    await syncDirectory(dirname(path));
    return { kind: 'written', held };
  } catch (error) {
    return { kind: 'not-durable', code: errorCode(error), held };
  }
}

/** The file that a name stands for in the end, also where it is not there yet. */
export function behindLinks(name: string, most = 40): string {
  try {
    return realpathSync(name);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || most === 0) throw error;
  }
  let target: string;
  try {
    target = readlinkSync(name);
  } catch {
    return name;
  }
  return behindLinks(resolve(dirname(name), target), most - 1);
}

/** Makes the names in a directory durable. Windows has no such call and needs none. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    // The folder may be writable but not readable.
    if (errorCode(error) === 'EACCES') return;
    throw error;
  }
  try {
    await syncDescriptor(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The temporary files of this file, with their folder. Before the data directory's owner has written anything, whatever is there
 * was left behind by an owner that was killed.
 */
export function temporaryFiles(name: string): string[] {
  const path = behindLinks(name);
  const start = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(start) && /^[0-9a-f]{12}-\d+\.tmp$/.test(file.slice(start.length)))
    .map((file) => join(dirname(path), file));
}

/** Removes files as far as the OS lets it: what stays does no harm, and is found again at the next start. */
export function remove(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      rmSync(path, { force: true });
    } catch {
      // See above.
    }
  }
}

/** Whether what was held is still what lies under the name; null was held where there was no file. Throws as the OS does. */
export function isStillThere(held: HeldFile | null, path: string): boolean {
  if (held !== null) return held.isStillAt(path);
  return statSync(path, { throwIfNoEntry: false }) === undefined;
}
