import { dirname } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { Log } from '../core/ports/log.ts';
import type { RegistryStore, SaveResult } from '../core/ports/registry-store.ts';
import type { Registry } from '../core/registry.ts';
import type { DataDirectory } from './data-directory.ts';
import { damagedLists, dismissDamagedList } from './damaged-lists.ts';
import { remove, temporaryFiles } from './durable-file.ts';
import { errorCode } from './error-code.ts';
import { FileLock, whyUnusable } from './file-lock.ts';
import { watchFile } from './file-watch.ts';
import { newerVersion, RegistryOnDisk, type NotUsable } from './registry-disk.ts';
import { assertWellChanged } from './registry-text.ts';

export type OpenedRegistry =
  | { readonly kind: 'open'; readonly store: RegistryFile }
  /** The file is there and the OS does not give it (EACCES, EIO, …), or it is damaged and cannot be put aside. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** The data directory's lock cannot be used at all, so that nothing could ever be written. */
  | { readonly kind: 'no-lock'; readonly code: string }
  /** A later Signoff wrote the file. */
  | { readonly kind: 'newer-version' };

export interface RegistryFileOptions {
  /** The pause before a write that failed is tried again, in milliseconds; it doubles up to a minute. */
  readonly firstRetryPause?: number;
  /** How often to look for another process's change where the OS does not tell of it, in milliseconds. */
  readonly lookPause?: number;
  /** How long the registry has to be as it is before the copy is made like it, in milliseconds. */
  readonly copyPause?: number;
}

/**
 * Opens the registry of a data directory; where there is none yet, it is empty. A damaged file is put aside whole under
 * another name, and what could be read of it, or the last good copy, takes its place. Where the answer is not `open`, nothing
 * was changed. Never rejects.
 */
export async function openRegistryFile(
  directory: DataDirectory,
  log: Log,
  options: RegistryFileOptions = {},
): Promise<OpenedRegistry> {
  const disk = new RegistryOnDisk(directory, log);
  const lock = new FileLock(directory.lock);
  const problem = await firstLook(disk, lock);
  if (problem !== null) {
    lock.close();
    return problem === newerVersion ? { kind: 'newer-version' } : { kind: 'unreadable', code: problem.code };
  }
  const lockProblem = await whyUnusable(directory.lock);
  if (lockProblem !== null) {
    lock.close();
    return { kind: 'no-lock', code: lockProblem };
  }
  if (leftoversOf(directory).length > 0) {
    await lock.run(() => {
      remove(leftoversOf(directory));
      return Promise.resolve();
    });
  }
  return { kind: 'open', store: new RegistryFile(directory.registry, disk, lock, log, options) };
}

async function firstLook(disk: RegistryOnDisk, lock: FileLock): Promise<NotUsable | null> {
  let seen = disk.look();
  if (seen === 'damaged') {
    const settled = await lock.run(async () => {
      const result = await disk.settle();
      if (disk.mustWrite) await disk.write(disk.registry);
      return result;
    });
    if (settled.kind === 'done') seen = settled.value;
    else return { kind: 'not-usable', code: settled.kind === 'busy' ? 'EBUSY' : settled.code };
  }
  return typeof seen === 'string' ? null : seen;
}

/** What writers that were killed left behind. */
function leftoversOf(directory: DataDirectory): readonly string[] {
  return [...temporaryFiles(directory.registry), ...temporaryFiles(directory.registryCopy)];
}

type Change = (registry: Registry) => Registry;

interface Waiting {
  readonly change: Change;
  readonly resolve: (result: SaveResult) => void;
  readonly reject: (error: unknown) => void;
}

const longestRetryPause = 60_000;

/**
 * The registry in `accounts.json`. `current()` shows a change from when `update` answers for it, saved or not.
 *
 * A change gives back a new registry, or the same one where there is nothing to do; it never alters the one it was given. It
 * may be called more than once: what could not be saved is applied again to whatever registry is the newest then. A change
 * that throws, or gives back something that is no registry, is a bug: `update` then rejects with it, and nothing is changed.
 */
export class RegistryFile implements RegistryStore {
  readonly #path: string;
  readonly #disk: RegistryOnDisk;
  readonly #lock: FileLock;
  readonly #log: Log;
  readonly #firstRetryPause: number;
  readonly #lookPause: number;
  readonly #copyPause: number;

  #current: Registry;
  /** Answered with `not-saved`, in order: `current` is what the disk says and these. */
  #unsaved: Change[] = [];
  #queue: Waiting[] = [];
  #running: Promise<void> | null = null;
  #retryPause: number;
  #retryTimer: NodeJS.Timeout | null = null;
  readonly #listeners = new Set<() => void>();
  #stopWatching: (() => void) | null = null;
  #copyTimer: NodeJS.Timeout | null = null;
  #closed = false;
  /** The damaged lists at the last look: another process can dismiss one. */
  #damagedSeen: string;

  constructor(
    path: string,
    disk: RegistryOnDisk,
    lock: FileLock,
    log: Log,
    { firstRetryPause = 1_000, lookPause = 5_000, copyPause = 30_000 }: RegistryFileOptions,
  ) {
    this.#path = path;
    this.#disk = disk;
    this.#lock = lock;
    this.#log = log;
    this.#current = disk.registry;
    this.#damagedSeen = this.quarantined().join();
    this.#firstRetryPause = firstRetryPause;
    this.#retryPause = firstRetryPause;
    this.#lookPause = lookPause;
    this.#copyPause = copyPause;
  }

  current(): Registry {
    return this.#current;
  }

  quarantined(): readonly string[] {
    try {
      return damagedLists(dirname(this.#path));
    } catch {
      // The directory is gone, which is told by what cannot be written to it.
      return [];
    }
  }

  async dismissQuarantined(file: string): Promise<string | null> {
    const folder = dirname(this.#path);
    try {
      return damagedLists(folder).includes(file) ? await dismissDamagedList(folder, file) : null;
    } catch (error) {
      this.#log.warn('damaged-list-not-dismissed', { code: errorCode(error) });
      return null;
    }
  }

  update(change: Change): Promise<SaveResult> {
    if (this.#closed) return Promise.resolve({ kind: 'not-saved' });
    return new Promise((resolve, reject) => {
      this.#queue.push({ change, resolve, reject });
      this.#start();
    });
  }

  hasUnsavedChanges(): boolean {
    return this.#unsaved.length > 0 || this.#disk.mustWrite;
  }

  onOutsideChange(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    this.#stopWatching ??= watchFile(this.#path, this.#lookPause, () => this.#look());
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.#stopLooking();
    };
  }

  /** Waits for what is being written and tries once more to write what could not be. `not-saved`: that is lost now. */
  async close(): Promise<SaveResult> {
    this.#closed = true;
    this.#listeners.clear();
    this.#stopLooking();
    if (this.hasUnsavedChanges()) this.#start();
    await this.#running;
    await this.#keepCopy();
    this.#lock.close();
    this.#disk.release();
    return { kind: this.hasUnsavedChanges() ? 'not-saved' : 'saved' };
  }

  #start(): void {
    this.#running ??= this.#work();
  }

  async #work(): Promise<void> {
    // What is asked for in one turn of the event loop goes to disk together.
    await Promise.resolve();
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    do await this.#commit();
    while (this.#queue.length > 0);
    this.#running = null;
    if (this.#closed) return;
    if (this.hasUnsavedChanges()) this.#retryLater();
    else if (this.#disk.copyIsBehind) this.#copyLater();
  }

  #copyLater(): void {
    if (this.#copyTimer !== null) clearTimeout(this.#copyTimer);
    this.#copyTimer = setTimeout(() => {
      this.#running ??= this.#keepCopy().then(() => this.#work());
    }, this.#copyPause).unref();
  }

  async #keepCopy(): Promise<void> {
    if (this.#copyTimer !== null) clearTimeout(this.#copyTimer);
    this.#copyTimer = null;
    if (!this.#disk.copyIsBehind) return;
    await this.#lock.run(async () => {
      // Another process may have changed the file, or it may just have been damaged.
      const seen = this.#disk.look();
      if (seen === 'changed') this.#takeOutsideChange();
      if (seen === 'changed' || seen === 'same') await this.#disk.keepCopy();
    });
  }

  #retryLater(): void {
    this.#retryTimer = setTimeout(() => this.#start(), this.#retryPause).unref();
    this.#retryPause = Math.min(this.#retryPause * 2, longestRetryPause);
  }

  async #commit(): Promise<void> {
    let batch: Waiting[] = [];
    try {
      const locked = await this.#lock.run(() => {
        batch = this.#queue.splice(0);
        return this.#save(batch);
      });
      if (locked.kind === 'done') return;
      batch = this.#queue.splice(0);
      this.#keepUnsaved(batch, locked.kind === 'busy' ? 'EBUSY' : locked.code);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  async #save(batch: readonly Waiting[]): Promise<void> {
    const settled = await this.#disk.settle();
    if (typeof settled === 'string') await this.#write(batch);
    else this.#keepUnsaved(batch, settled.code);
    if (settled === 'changed') this.#tellListeners();
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const wasBehind = this.hasUnsavedChanges();
    const { registry, accepted } = applyAll(this.#replayed(), batch);
    if (registry !== this.#disk.registry || this.#disk.mustWrite) {
      const written = await this.#disk.write(registry);
      switch (written.kind) {
        case 'written':
          break;
        case 'failed':
          this.#keepUnsaved(accepted, written.code);
          return;
        case 'not-durable':
          this.#unsaved = [];
          this.#answerNotSaved(registry, accepted, written.code);
          return;
        default:
          assertNever(written, 'write result');
      }
    }
    this.#unsaved = [];
    this.#current = registry;
    this.#retryPause = this.#firstRetryPause;
    for (const { resolve } of accepted) resolve({ kind: 'saved' });
    if (wasBehind) this.#tellListeners();
  }

  #keepUnsaved(batch: readonly Waiting[], code: string): void {
    const { registry, accepted } = applyAll(this.#replayed(), batch);
    this.#unsaved.push(...accepted.map(({ change }) => change));
    this.#answerNotSaved(registry, accepted, code);
  }

  #answerNotSaved(registry: Registry, batch: readonly Waiting[], code: string): void {
    this.#current = registry;
    this.#log.warn('registry-not-saved', { code });
    for (const { resolve } of batch) resolve({ kind: 'not-saved' });
  }

  /** What the disk says, with the changes that are not there yet. */
  #replayed(): Registry {
    let registry = this.#disk.registry;
    this.#unsaved = this.#unsaved.filter((change) => {
      try {
        registry = apply(registry, change);
        return true;
      } catch {
        // A bug in the change. It was answered long ago, so that the log is all there is to tell.
        this.#log.error('registry-change-failed');
        return false;
      }
    });
    return registry;
  }

  /** Outside of `update`, which looks by itself. */
  #look(): void {
    if (this.#running !== null) return;
    const damaged = this.quarantined().join();
    const isNews = damaged !== this.#damagedSeen;
    this.#damagedSeen = damaged;
    if (this.#disk.look() === 'changed') this.#takeOutsideChange();
    else if (isNews) this.#tellListeners();
  }

  #takeOutsideChange(): void {
    this.#current = this.#replayed();
    this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) queueMicrotask(listener);
  }

  #stopLooking(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
  }
}

function applyAll(start: Registry, batch: readonly Waiting[]): { registry: Registry; accepted: Waiting[] } {
  let registry = start;
  const accepted: Waiting[] = [];
  for (const waiting of batch) {
    try {
      registry = apply(registry, waiting.change);
      accepted.push(waiting);
    } catch (error) {
      waiting.reject(error);
    }
  }
  return { registry, accepted };
}

function apply(before: Registry, change: Change): Registry {
  const after = change(before);
  if (after !== before) assertWellChanged(before, after);
  return after;
}
