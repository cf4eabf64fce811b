import type { EndedSignOut, Snapshot } from '../../shared/snapshot.ts';
import { createAnnouncements, type Announcements } from './announcements.ts';
import { announceSignOuts, endedSince, otherChanges } from './changes.ts';
import type { Store } from './store.ts';

/** Sign-outs that end within this many milliseconds are told together: forty must not be forty sentences. */
const gathering = 300;

export interface Announcer extends Announcements {
  /** Says that the person asked for a check of the account, and so wants to hear of it whatever comes of it. */
  readonly expectCheck: (account: string) => void;
}

/** Tells what the snapshots bring: sign-outs that ended, and what happened between one and the next. */
export function createAnnouncer(store: Store): Announcer {
  const announcements = createAnnouncements();
  let known: Snapshot | null = store.current().snapshot;
  let gathered: EndedSignOut[] = [];
  const asked = new Set<string>();

  store.subscribe(() => {
    const { snapshot } = store.current();
    if (snapshot === known) return;
    if (known !== null && snapshot !== null) tell(known, snapshot);
    known = snapshot;
  });

  return {
    ...announcements,
    expectCheck: (account) => {
      asked.add(account);
    },
  };

  function tell(before: Snapshot, after: Snapshot): void {
    const changes = otherChanges(before, after, asked);
    for (const { accounts } of changes) for (const account of accounts) asked.delete(account);
    announcements.say(...changes);
    const ended = endedSince(before, after);
    if (ended.length > 0 && gathered.length === 0) setTimeout(tellGathered, gathering);
    gathered.push(...ended);
  }

  function tellGathered(): void {
    announcements.say(...announceSignOuts(gathered));
    gathered = [];
  }
}
