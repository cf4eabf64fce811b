import type { Announcement } from './changes.ts';

/** An announcement as it is shown: each has a number of its own, so that the same words can be said twice. */
export interface NumberedAnnouncement extends Announcement {
  readonly number: number;
}

/** At most this many stay in sight. What is older the window tells in its own places: the list, the history. */
const mostInSight = 5;

export interface Announcements {
  /** What was said and not put away yet, oldest first. */
  readonly current: () => readonly NumberedAnnouncement[];
  readonly subscribe: (listener: () => void) => () => void;
  /** What is said of an account stays until something newer is said of it; what is about no account, until the next word. */
  readonly say: (...announcements: readonly Announcement[]) => void;
  readonly putAway: () => void;
}

/** Holds what was said and is in sight still. */
export function createAnnouncements(): Announcements {
  let said: readonly NumberedAnnouncement[] = [];
  let count = 0;
  const listeners = new Set<() => void>();

  const show = (next: readonly NumberedAnnouncement[]): void => {
    said = next;
    for (const listener of listeners) listener();
  };

  return {
    current: () => said,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    say: (...announcements) => {
      if (announcements.length === 0) return;
      const retold = new Set(announcements.flatMap(({ accounts }) => accounts));
      const stays = said.filter(
        ({ accounts }) => accounts.length > 0 && !accounts.some((account) => retold.has(account)),
      );
      const added = announcements.map((announcement) => ({ ...announcement, number: (count += 1) }));
      show([...stays, ...added].slice(-mostInSight));
    },
    putAway: () => {
      show([]);
    },
  };
}
