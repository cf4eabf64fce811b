import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, lstatSync, openSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { assertNever } from '../../shared/assert-never.ts';
import { errorCode } from './error-code.ts';
import { refusals, refuse } from './safe-file.ts';

/*
 * Locks between processes that the OS takes back however a process ends. The only such locks Node has built in are those
 * SQLite puts on its files, so the lock is an empty SQLite database and holding it is an open transaction; nothing is ever
 * written to it. (On POSIX systems a process loses its lock when it closes any other descriptor of the file: never open
 * or read a lock file in any other way.)
 */

const sqliteBusy = 5;

export type Locked<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Another process held the lock all the time. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly code: string };

/** One user of the lock on a file. It is opened at the first use, and again after any failure. */
export class FileLock {
  readonly #path: string;
  readonly #patience: number;
  #open: { readonly database: DatabaseSync; readonly inode: bigint | null } | null = null;

  /** @param patience how long to wait for the lock, in milliseconds */
  constructor(path: string, patience = 5_000) {
    this.#path = path;
    this.#patience = patience;
  }

  /**
   * Does the work while no other process (and no other FileLock on the same file) holds the lock. Does not wait for its own
   * earlier work: ask again only after that has ended. Rejects only with what `work` rejects with.
   */
  async run<T>(work: () => Promise<T>): Promise<Locked<T>> {
    const giveUpAt = performance.now() + this.#patience;
    for (;;) {
      let taken: boolean;
      try {
        taken = this.#take();
      } catch (error) {
        this.close();
        return { kind: 'failed', code: errorCode(error) };
      }
      if (taken) break;
      if (performance.now() >= giveUpAt) return { kind: 'busy' };
      await pause(1 + Math.random() * 4);
    }
    try {
      return { kind: 'done', value: await work() };
    } finally {
      this.#release();
    }
  }

  close(): void {
    this.#open?.database.close();
    this.#open = null;
  }

  #take(): boolean {
    this.#open ??= openLockFile(this.#path);
    if (!tryExclusive(this.#open.database)) return false;
    // Someone may have deleted the file since it was opened; others then lock a new one under the same name.
    if (isSameFile(this.#path, this.#open.inode)) return true;
    this.close();
    return false;
  }

  #release(): void {
    try {
      this.#open?.database.exec('ROLLBACK');
    } catch {
      this.close();
    }
  }
}

/**
 * Why nobody could ever hold the lock on a file, as a code; null: somebody can. A full disk or a folder that cannot be written
 * is no such reason: that may pass.
 */
export async function whyUnusable(path: string): Promise<string | null> {
  const lock = new FileLock(path, 0);
  const taken = await lock.run(() => Promise.resolve());
  lock.close();
  switch (taken.kind) {
    case 'done':
      return null;
    case 'failed':
      return /^SQLITE_|^NOT_A_LOCK$/.test(taken.code) ? taken.code : null;
    case 'busy':
      return hasLocks(path) ? null : refusals.noLocks;
    default:
      return assertNever(taken, 'lock result');
  }
}

/** SQLite says of a file system without locks that somebody holds the lock; nobody can hold that of a file just made. */
function hasLocks(path: string): boolean {
  const trial = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const release = lockForLife(trial);
    release?.();
    return release !== null;
  } catch {
    return true;
  } finally {
    rmSync(trial, { force: true });
  }
}

/** Locks a new file for the life of this process, or until the returned function is called. Null: someone else was quicker. */
export function lockForLife(path: string): (() => void) | null {
  const { database, inode } = openLockFile(path);
  if (tryExclusive(database) && isSameFile(path, inode)) return () => database.close();
  database.close();
  return null;
}

/** Whether a living process (this one too) holds the file's lock. Throws where the file cannot be opened, or is not there. */
export function isLocked(path: string): boolean {
  return !withFreeLock(path, () => undefined);
}

/** Removes the file of a lock that no living process holds; leaves any other. Throws where the file cannot be opened or removed. */
export function removeFreeLock(path: string): void {
  withFreeLock(path, () => unlinkSync(path));
}

/** Does the work where the lock is free, while nobody can take it, and says whether it was. */
function withFreeLock(path: string, work: () => void): boolean {
  const address = pathToFileURL(path);
  // Reading only, so that a file that is gone is not made again.
  address.searchParams.set('mode', 'ro');
  const database = new DatabaseSync(address, { timeout: 0 });
  try {
    // A shared lock, so that two processes that ask at once do not take each other for the holder.
    database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    // Windows removes no file that is open, and so none that someone else has opened meanwhile to lock it.
    if (process.platform === 'win32') database.close();
    work();
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    if (database.isOpen) database.close();
  }
}

function openLockFile(path: string): { database: DatabaseSync; inode: bigint | null } {
  try {
    // SQLite would make it readable to everyone. Only a file that was not there is opened here: nobody can hold its lock.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) refuse(refusals.notALock);
  }
  // SQLite would take a file that it cannot write for a read-only database, and its lock would keep nobody out.
  accessSync(path, constants.W_OK);
  const inode = inodeOf(path);
  return { database: new DatabaseSync(path, { timeout: 0 }), inode };
}

function tryExclusive(database: DatabaseSync): boolean {
  try {
    // The journal in memory: no second file is made, nor left behind.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

/** Null: there is no such file. */
function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}

function isSameFile(path: string, inode: bigint | null): boolean {
  return inode !== null && inodeOf(path) === inode;
}
