import type { Registry } from '../registry.ts';

/** Whether a change reached the disk. `not-saved`: it holds in this process alone, and is written with the next change that can be. */
export type SaveResult = { readonly kind: 'saved' } | { readonly kind: 'not-saved' };

/** Where the registry lies: shared by every Signoff process on one data directory. */
export interface RegistryStore {
  /** The registry as this process knows it: the last one read or written, with its own unsaved changes. */
  current(): Registry;
  /**
   * Applies a change to the newest registry, alone among all processes, and makes it durable (it survives a power cut)
   * before it answers. Changes asked for while one is being written go to disk together. A change may be applied more than
   * once, each time to a newer registry, so it must not alter what it is given. Rejects only where the change itself is a bug:
   * it throws, or gives no valid registry.
   */
  update(change: (registry: Registry) => Registry): Promise<SaveResult>;
  /** Whether this process holds changes that the disk has not taken yet. */
  hasUnsavedChanges(): boolean;
  /**
   * Calls back when `current()` or `hasUnsavedChanges()` changed by anything but this process's own `update`: another process
   * wrote, or an unsaved change reached the disk at last. Until the returned function is called.
   */
  onOutsideChange(listener: () => void): () => void;
  /**
   * The names of the lists that were put aside because they, or a part of them, could not be read: until they are dismissed or
   * taken away. An empty one stands for a list that was gone.
   */
  quarantined(): readonly string[];
  /**
   * Says that the person has dealt with such a list. It stays on the disk under another name, which is given; null: the disk
   * does not take it, or there is no such list.
   */
  dismissQuarantined(file: string): Promise<string | null>;
}

/**
 * The Signoff processes on one data directory. Each has a name of its own for as long as it lives;
 * it vanishes with the process, however that ends.
 */
export interface Instances {
  /** This process. */
  readonly self: string;
  isAlive(instance: string): boolean;
}
