import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { SnapshotSource } from '../../core/snapshot-source.ts';
import { paced } from '../../host/paced.ts';
import { SnapshotFeed } from '../../host/snapshot-feed.ts';
import { snapshotChannel } from './channels.ts';

/** The part of a window's contents that is used. */
interface Receiver {
  isDestroyed(): boolean;
  send(channel: string, snapshot: Snapshot): void;
}

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
  const feed = new SnapshotFeed({ source, log });
  const sending = paced(clock, () => {
    const living = receivers().filter((receiver) => !receiver.isDestroyed());
    // A window that opens later asks for its first snapshot itself.
    if (living.length === 0) return 0;
    const { snapshot, pause } = feed.newest();
    if (snapshot !== null) for (const receiver of living) receiver.send(snapshotChannel, snapshot);
    return pause;
  });
  feed.onChange(sending.due);
  return () => {
    feed.close();
    sending.end();
  };
}
