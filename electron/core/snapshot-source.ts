import * as v from 'valibot';
import { snapshotSchema, type Snapshot } from '../../shared/snapshot.ts';
import type { Log } from './ports/log.ts';

/** What windows are told of. */
export interface SnapshotSource {
  readonly current: () => Snapshot;
  /** Calls back whenever `current()` has changed, until the returned function is called. */
  readonly onChange: (listener: () => void) => () => void;
}

/** No window is sent more than one snapshot in this time, in milliseconds. */
const shortestPause = 100;
/** The same with very many accounts, whose snapshots are long: each is made, checked and copied whole. */
const pauseAfterLong = 500;
/** What counts as long, in accounts and lines of history. */
const long = 300;

/** A snapshot to send, and how long to pause after it. */
export interface CheckedSnapshot {
  /** Null: a bug made it one that must not be sent. */
  readonly snapshot: Snapshot | null;
  /** In milliseconds. */
  readonly pause: number;
}

/** The current snapshot with what the schema knows, and nothing else. */
export function checkedSnapshot(source: SnapshotSource, log: Log): CheckedSnapshot {
  const { success, output } = v.safeParse(snapshotSchema, source.current());
  if (!success) {
    log.error('snapshot-invalid');
    return { snapshot: null, pause: shortestPause };
  }
  const length = output.accounts.length + output.history.length;
  return { snapshot: output, pause: length > long ? pauseAfterLong : shortestPause };
}
