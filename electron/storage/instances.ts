import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/ports/log.ts';
import type { Instances } from '../core/ports/registry-store.ts';
import type { DataDirectory } from './data-directory.ts';
import { errorCode } from './error-code.ts';
import { isLocked, lockForLife, removeFreeLock } from './file-lock.ts';

/** The living processes of a data directory: each holds the lock on a file that is named after it. */
export class InstanceFiles implements Instances {
  readonly self: string;
  readonly #folder: string;
  readonly #release: () => void;

  constructor(self: string, folder: string, release: () => void) {
    this.self = self;
    this.#folder = folder;
    this.#release = release;
  }

  /** Where it cannot be found out the answer is yes, so that no account is taken from a process that may be at work on it. */
  isAlive(instance: string): boolean {
    if (instance === this.self) return true;
    if (!isName(instance)) return false;
    const path = pathOf(this.#folder, instance);
    if (!existsSync(path)) return false;
    try {
      return isLocked(path);
    } catch {
      return existsSync(path);
    }
  }

  /** From now on the other processes take this one for gone, as they do when it ends in any other way. */
  close(): void {
    this.#release();
    removeIfFree(pathOf(this.#folder, this.self));
  }
}

/**
 * Gives this process its name, and removes the files of those that are gone. Where the directory cannot be written the
 * others take this process for gone: then they cannot have read its name in the registry either. Never throws.
 */
export function openInstances({ instances: folder }: DataDirectory, log: Log): InstanceFiles {
  let self = newName();
  let release: (() => void) | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeFilesOfTheGone(folder);
    // Another process that is cleaning up may take the new file for a stale one before it is locked; it never does so twice.
    for (let attempt = 1; attempt <= 10 && release === null; attempt += 1) {
      self = newName();
      release = lockUnlessRemoved(pathOf(folder, self));
    }
  } catch (error) {
    log.warn('instance-not-locked', { code: errorCode(error) });
  }
  return new InstanceFiles(self, folder, release ?? (() => undefined));
}

/** Null: somebody else was quicker. */
function lockUnlessRemoved(path: string): (() => void) | null {
  try {
    return lockForLife(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const extension = '.lock';

function newName(): string {
  return randomBytes(8).toString('hex');
}

/** Names come back from the registry file, so that anything may be in them. */
function isName(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

function pathOf(folder: string, name: string): string {
  return join(folder, name + extension);
}

function removeFilesOfTheGone(folder: string): void {
  for (const file of readdirSync(folder)) {
    if (file.endsWith(extension) && isName(file.slice(0, -extension.length)))
      removeIfFree(join(folder, file));
  }
}

function removeIfFree(path: string): void {
  try {
    removeFreeLock(path);
  } catch {
    // Someone else removed it, or the next process will.
  }
}
