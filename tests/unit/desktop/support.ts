import type { Log, LogFields } from '../../../electron/core/ports/log.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { emptySnapshot } from '../../e2e/page/examples.ts';

/** The empty snapshot with other parts. */
export function show(part: Partial<Snapshot>): Snapshot {
  return { ...emptySnapshot, ...part };
}

/** A log that can be read. */
export class MemoryLog implements Log {
  readonly lines: { readonly level: string; readonly event: string; readonly fields: LogFields }[] = [];

  info(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', event, fields });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', event, fields });
  }

  error(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', event, fields });
  }
}

/** A host's snapshot, and whoever listens to it. */
export class ChangingSnapshot {
  snapshot: Snapshot = emptySnapshot;
  readonly #listeners = new Set<() => void>();

  readonly current = (): Snapshot => this.snapshot;

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  change(part: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...part, revision: this.snapshot.revision + 1 };
    for (const listener of this.#listeners) listener();
  }
}
