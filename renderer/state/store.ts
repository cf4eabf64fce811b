import type { Snapshot } from '../../shared/snapshot.ts';
import type { Host } from '../bridge/host.ts';
import { keepUnchanged } from './keep-unchanged.ts';

export interface PageState {
  /** Null: the first one has not come yet. */
  readonly snapshot: Snapshot | null;
  /** Whether the host answers. What a lost host last said is not shown: it may not be true any more. */
  readonly connected: boolean;
}

export interface Store {
  readonly current: () => PageState;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds the newest snapshot: the page's one source of what is true. Lives as long as the page. */
export function createStore(host: Host): Store {
  let state: PageState = { snapshot: null, connected: true };
  const listeners = new Set<() => void>();

  host.onConnection((connected) => {
    change({ ...state, connected });
  });
  host.bridge.onSnapshot(take);
  // The desktop app sends nothing before something changes; where that has happened already, this one is older.
  host.bridge.getSnapshot({}).then(
    (snapshot) => {
      if (state.snapshot === null || state.snapshot.revision < snapshot.revision) take(snapshot);
    },
    () => undefined, // A host that cannot be reached says so by its connection.
  );

  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };

  function take(snapshot: Snapshot): void {
    change({ connected: true, snapshot: keepUnchanged(state.snapshot, snapshot) });
  }

  function change(next: PageState): void {
    state = next;
    for (const listener of listeners) listener();
  }
}
