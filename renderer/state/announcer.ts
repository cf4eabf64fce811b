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

/** At most this many stay in sight. What is older the window tells in its own places: the list, the history. */
const mostInSight = 5;

export interface Announcer {
  /** What was said and not put away yet, oldest first. */
  readonly current: () => readonly NumberedAnnouncement[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly say: (...announcements: readonly Announcement[]) => void;
  readonly putAway: () => void;
  /** Says that the person asked for a check of the account, and so wants to hear of it whatever comes of it. */
  readonly expectCheck: (account: string) => void;
}

/** Watches the snapshots and tells what happened between them. */
export function createAnnouncer(store: Store): Announcer {
  let said: readonly NumberedAnnouncement[] = [];
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
    current: () => said,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    say,
    putAway: () => {
      show([]);
    },
    expectCheck: (account) => {
      asked.add(account);
    },
  };

  function compare(before: Snapshot, after: Snapshot): void {
    const changes = otherChanges(before, after, asked);
    for (const { accounts } of changes) for (const account of accounts) asked.delete(account);
    say(...changes);
    const ended = endedSignOuts(before, after);
    if (ended.length > 0 && gathered.length === 0) setTimeout(tellGathered, gathering);
    gathered.push(...ended);
  }

  function tellGathered(): void {
    say(...announceSignOuts(gathered));
    gathered = [];
  }

  /** What is said of an account stays until something newer is said of it; what is about no account, until the next word. */
  function say(...announcements: readonly Announcement[]): void {
    if (announcements.length === 0) return;
    const retold = new Set(announcements.flatMap(({ accounts }) => accounts));
    const stays = said.filter(
      ({ accounts }) => accounts.length > 0 && !accounts.some((account) => retold.has(account)),
    );
    const added = announcements.map((announcement) => ({ ...announcement, number: (count += 1) }));
    show([...stays, ...added].slice(-mostInSight));
  }

  function show(next: readonly NumberedAnnouncement[]): void {
    said = next;
    for (const listener of listeners) listener();
  }
}
