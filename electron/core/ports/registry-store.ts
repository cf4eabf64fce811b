import type { Registry } from '../registry.ts';

/** Whether a change reached the disk. `not-saved`: it holds in this process alone, and is written with the next change that can be. */
export type SaveResult = { readonly kind: 'saved' } | { readonly kind: 'not-saved' };

/** Where the registry lies. The data directory's owner alone has it. */
export interface RegistryStore {
  /** The registry: what the disk says, with the changes that it has not taken yet. */
  current(): Registry;
  /**
   * Applies a change to the newest registry, and makes it durable (it survives a power cut)
   * before it answers. Changes asked for while one is being written go to disk together. A change may be applied more than
   * once, each time to a newer registry, so it must not alter what it is given. Rejects only where the change itself is a bug:
   * it throws, or gives no valid registry.
   */
  update(change: (registry: Registry) => Registry): Promise<SaveResult>;
  /** Whether there are changes that the disk has not taken yet. */
  hasUnsavedChanges(): boolean;
  /**
   * Calls back whenever `current()`, `hasUnsavedChanges()` or `quarantined()` has changed, and before `update` answers for the
   * change. Until the returned function is called.
   */
  onChange(listener: () => void): () => void;
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
