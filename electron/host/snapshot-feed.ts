import type { Log } from '../core/ports/log.ts';
import { checkedSnapshot, type CheckedSnapshot, type SnapshotSource } from '../core/snapshot-source.ts';

/** The newest snapshot with what the schema knows and nothing else: made once for all who are sent it. */
export class SnapshotFeed {
  readonly #source: SnapshotSource;
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  /** Null: it has changed since. */
  #newest: CheckedSnapshot | null = null;

  constructor({ source, log }: { readonly source: SnapshotSource; readonly log: Log }) {
    this.#source = source;
    this.#log = log;
    this.#stop = source.onChange(() => {
      this.#newest = null;
      for (const listener of this.#listeners) listener();
    });
  }

  newest(): CheckedSnapshot {
    if (this.#newest !== null) return this.#newest;
    const checked = checkedSnapshot(this.#source, this.#log);
    // What must not be sent is looked at anew the next time.
    if (checked.snapshot !== null) this.#newest = checked;
    return checked;
  }

  /** Calls back whenever `newest()` has changed, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }
}
