import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, lstatSync, openSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { errorCode } from './error-code.ts';
import { refusals, refuse } from './safe-file.ts';

/*
 * Locks between processes that the OS takes back however a process ends. The only such locks Node has built in are those
 * SQLite puts on its files, so the lock is an empty SQLite database and holding it is an open transaction; nothing is ever
 * written to it. (On POSIX systems a process loses its lock when it closes any other descriptor of the file: never open
 * or read a lock file in any other way.)
 */

const sqliteBusy = 5;

export type Taken =
  | { readonly kind: 'taken'; readonly release: () => void }
  /** Somebody else holds it. */
  | { readonly kind: 'held' }
  /** The lock cannot be taken by anybody; the code says why. */
  | { readonly kind: 'failed'; readonly code: string };

/** A database that nothing refers to is closed by the garbage collector, and its lock with it. */
const heldForLife = new Set<DatabaseSync>();

/** Takes the lock on a file for the life of this process, or until it is released. The file is made where it is not there. */
export function takeLock(path: string): Taken {
  let database: DatabaseSync | null = null;
  try {
    const opened = openLockFile(path);
    database = opened.database;
    if (tryExclusive(database) && isSameFile(path, opened.inode)) {
      heldForLife.add(opened.database);
      const release = (): void => {
        heldForLife.delete(opened.database);
        opened.database.close();
      };
      return { kind: 'taken', release };
    }
    database.close();
    return { kind: 'held' };
  } catch (error) {
    if (database?.isOpen === true) database.close();
    return { kind: 'failed', code: errorCode(error) };
  }
}

/** Whether the file system has locks at all. Without them SQLite says that somebody else holds the lock, which cannot be true of a file that was just made. */
export function offersLocks(path: string): boolean {
  const trial = `${path}.${randomBytes(6).toString('hex')}`;
  const taken = takeLock(trial);
  if (taken.kind === 'taken') taken.release();
  rmSync(trial, { force: true });
  return taken.kind !== 'held';
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
