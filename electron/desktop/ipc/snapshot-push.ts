import * as v from 'valibot';
import { snapshotSchema, type Snapshot } from '../../../shared/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { paced } from '../paced.ts';
import { snapshotChannel } from './channels.ts';

/** What a window is told of. */
export interface SnapshotSource {
  readonly current: () => Snapshot;
  /** Calls back whenever `current()` has changed, until the returned function is called. */
  readonly onChange: (listener: () => void) => () => void;
}

/** The part of a window's contents that is used. */
interface Receiver {
  isDestroyed(): boolean;
  send(channel: string, snapshot: Snapshot): void;
}

/** No window is sent more than one snapshot in this time, in milliseconds. */
const shortestPause = 100;
/** The same with very many accounts, whose snapshots are long: each is checked and copied whole. */
const pauseAfterLong = 500;
/** What counts as long, in accounts and lines of history. */
const long = 300;

/**
 * Sends each new snapshot to the windows, whole and checked. Changes that come quickly lose snapshots in between, and never the
 * last one.
 * @param receivers the contents of the windows of ours, at this moment
 * @returns ends it
 */
export function pushSnapshots(
  source: SnapshotSource,
  receivers: () => readonly Receiver[],
  clock: Clock,
  log: Log,
): () => void {
  const sending = paced(clock, () => {
    const living = receivers().filter((receiver) => !receiver.isDestroyed());
    // A window that opens later asks for its first snapshot itself.
    if (living.length === 0) return 0;
    const { success, output } = v.safeParse(snapshotSchema, source.current());
    if (!success) {
      log.error('snapshot-invalid');
      return shortestPause;
    }
    for (const receiver of living) receiver.send(snapshotChannel, output);
    return output.accounts.length + output.history.length > long ? pauseAfterLong : shortestPause;
  });
  const stopListening = source.onChange(sending.due);
  return () => {
    stopListening();
    sending.end();
  };
}
