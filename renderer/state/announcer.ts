import type { Snapshot } from '../../shared/snapshot.ts';
import {
  announceSignOuts,
  endedSignOuts,
  otherChanges,
  type Announcement,
  type EndedSignOut,
} from './changes.ts';
import type { Store } from './store.ts';

/** Sign-outs that end within this many milliseconds are told together: forty must not be forty sentences. */
const gathering = 300;

/** An announcement as it is shown: each has a number of its own, so that the same words can be said twice. */
export interface NumberedAnnouncement extends Announcement {
  readonly number: number;
}

export interface Announcer {
  /** The newest one; null: none yet, or it was put away. */
  readonly current: () => NumberedAnnouncement | null;
  readonly subscribe: (listener: () => void) => () => void;
  readonly say: (announcement: Announcement) => void;
  readonly putAway: () => void;
  /** Says that the person asked for a check of the account, and so wants to hear of it whatever comes of it. */
  readonly expectCheck: (account: string) => void;
}

/** Watches the snapshots and tells what happened between them. */
export function createAnnouncer(store: Store): Announcer {
  let newest: NumberedAnnouncement | null = null;
  let count = 0;
  let known: Snapshot | null = store.current().snapshot;
  let gathered: EndedSignOut[] = [];
  const asked = new Set<string>();
  const listeners = new Set<() => void>();

  store.subscribe(() => {
    const { snapshot } = store.current();
    if (snapshot === known) return;
    if (known !== null && snapshot !== null) compare(known, snapshot);
    known = snapshot;
  });

  return {
    current: () => newest,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    say,
    putAway: () => {
      show(null);
    },
    expectCheck: (account) => {
      asked.add(account);
    },
  };

  function compare(before: Snapshot, after: Snapshot): void {
    for (const announcement of otherChanges(before, after, asked)) {
      for (const account of announcement.accounts) asked.delete(account);
      say(announcement);
    }
    const ended = endedSignOuts(before, after);
    if (ended.length > 0 && gathered.length === 0) setTimeout(tellGathered, gathering);
    gathered.push(...ended);
  }

  function tellGathered(): void {
    for (const announcement of announceSignOuts(gathered)) say(announcement);
    gathered = [];
  }

  function say(announcement: Announcement): void {
    count += 1;
    show({ ...announcement, number: count });
  }

  function show(announcement: NumberedAnnouncement | null): void {
    newest = announcement;
    for (const listener of listeners) listener();
  }
}
