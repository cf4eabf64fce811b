import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '../../shared/assert-never.ts';
import type { Log } from '../core/ports/log.ts';
import type { RegistryStore, SaveResult } from '../core/ports/registry-store.ts';
import type { Registry } from '../core/registry.ts';
import { damagedLists, dismissDamagedList } from './damaged-lists.ts';
import type { DataDirectory } from './data-directory.ts';
import { errorCode } from './error-code.ts';
import type { RegistryOnDisk } from './registry-disk.ts';
import { assertWellChanged } from './registry-text.ts';

export interface RegistryFileOptions {
  /** The pause before a write that failed is tried again, in milliseconds; it doubles up to a minute. */
  readonly firstRetryPause?: number;
  /** How long the registry must not have changed before it is copied, in milliseconds. */
  readonly copyPause?: number;
}

type Change = (registry: Registry) => Registry;

interface Waiting {
  readonly change: Change;
  readonly resolve: (result: SaveResult) => void;
  readonly reject: (error: unknown) => void;
}

const longestRetryPause = 60_000;

/** Each write writes all entries, which in a long list takes milliseconds. */
const manyEntries = 200;
/** How long changes to a long list wait for others, to go to disk together. In milliseconds. */
const gatherPause = 10;

/**
 * The registry in `accounts.json`. `current()` shows a change from when `update` answers for it, saved or not.
 *
 * A change gives back a new registry, or the same one where there is nothing to do; it never alters the one it was given. It
 * may be called more than once: what could not be saved is applied again to whatever registry is the newest then. A change
 * that throws, or gives back something that is no registry, is a bug: `update` then rejects with it, and nothing is changed.
 */
export class RegistryFile implements RegistryStore {
  readonly #folder: string;
  readonly #disk: RegistryOnDisk;
  readonly #log: Log;
  readonly #firstRetryPause: number;
  readonly #copyPause: number;

  #current: Registry;
  /** Answered with `not-saved`, in order: `current` is what the disk says and these. */
  #unsaved: Change[] = [];
  #queue: Waiting[] = [];
  #running: Promise<void> | null = null;
  #retryPause: number;
  #retryTimer: NodeJS.Timeout | null = null;
  readonly #listeners = new Set<() => void>();
  #copyTimer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor({
    directory,
    disk,
    log,
    firstRetryPause = 1_000,
    copyPause = 30_000,
  }: RegistryFileOptions & {
    readonly directory: DataDirectory;
    readonly disk: RegistryOnDisk;
    readonly log: Log;
  }) {
    this.#folder = dirname(directory.registry);
    this.#disk = disk;
    this.#log = log;
    this.#current = disk.registry;
    this.#firstRetryPause = firstRetryPause;
    this.#retryPause = firstRetryPause;
    this.#copyPause = copyPause;
  }

  current(): Registry {
    return this.#current;
  }

  quarantined(): readonly string[] {
    try {
      return damagedLists(this.#folder);
    } catch {
      // The directory is gone, which the next write reports.
      return [];
    }
  }

  async dismissQuarantined(file: string): Promise<string | null> {
    try {
      if (!damagedLists(this.#folder).includes(file)) return null;
      const newName = await dismissDamagedList(this.#folder, file);
      this.#announce();
      return newName;
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

  onChange(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** Waits for what is being written and tries once more to write what could not be. `not-saved`: that is lost now. */
  async close(): Promise<SaveResult> {
    this.#closed = true;
    this.#listeners.clear();
    if (this.hasUnsavedChanges()) this.#start();
    await this.#running;
    await this.#keepCopy();
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
    do {
      const { accounts, history } = this.#current;
      if (!this.#closed && accounts.length + history.length >= manyEntries) await pause(gatherPause);
      await this.#commit();
    } while (this.#queue.length > 0);
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
    // The file may just have been damaged.
    const seen = this.#disk.look();
    if (seen === 'changed') this.#show(this.#replayed());
    if (seen === 'changed' || seen === 'same') await this.#disk.keepCopy();
  }

  #retryLater(): void {
    this.#retryTimer = setTimeout(() => this.#start(), this.#retryPause).unref();
    this.#retryPause = Math.min(this.#retryPause * 2, longestRetryPause);
  }

  async #commit(): Promise<void> {
    const batch = this.#queue.splice(0);
    try {
      const settled = await this.#disk.settle();
      if (typeof settled === 'string') await this.#write(batch);
      else this.#keepUnsaved(batch, settled.code);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
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
    this.#retryPause = this.#firstRetryPause;
    this.#show(registry, wasBehind);
    for (const { resolve } of accepted) resolve({ kind: 'saved' });
  }

  #keepUnsaved(batch: readonly Waiting[], code: string): void {
    const { registry, accepted } = applyAll(this.#replayed(), batch);
    this.#unsaved.push(...accepted.map(({ change }) => change));
    this.#answerNotSaved(registry, accepted, code);
  }

  #answerNotSaved(registry: Registry, batch: readonly Waiting[], code: string): void {
    this.#show(registry, true);
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
        // A bug in the change. Its caller was answered long ago, so it can only be logged.
        this.#log.error('registry-change-failed');
        return false;
      }
    });
    return registry;
  }

  #show(registry: Registry, isNews = false): void {
    const isOther = registry !== this.#current;
    this.#current = registry;
    if (isOther || isNews) this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
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
