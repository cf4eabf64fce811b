import { useEffect, useSyncExternalStore } from 'react';
import { hrefOf, readRoute, type Route } from './route.ts';

interface Place {
  /** What the window shows. */
  readonly route: Route;
  /** Where the person wants to go, which would lose what was typed; null: nowhere. */
  readonly wanted: Route | null;
}

let place: Place | null = null;
const listeners = new Set<() => void>();
/** The forms that hold what nobody has saved. */
const unsaved = new Set<symbol>();

function current(): Place {
  place ??= { route: readRoute(window.location.hash), wanted: null };
  return place;
}

function change(next: Place): void {
  place = next;
  for (const listener of listeners) listener();
}

function follow(): void {
  const { route } = current();
  const next = readRoute(window.location.hash);
  if (hrefOf(next) === hrefOf(route)) return;
  if (unsaved.size === 0) {
    change({ route: next, wanted: null });
    return;
  }
  // Whether by a link, by Back or from outside: the address stays with what is shown until the person has decided.
  window.history.replaceState(null, '', hrefOf(route));
  change({ route, wanted: next });
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('hashchange', follow);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('hashchange', follow);
  };
}

/** What the window is to show, and where the person wants to go from a form that is not saved. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, current);
}

/** Shows something else, once the person agrees where that would lose what was typed. */
export function goTo(route: Route): void {
  window.location.hash = hrefOf(route);
}

/** The same where the person has finished with the form that is in view, or gives up what was typed into it. */
export function leaveFor(route: Route): void {
  unsaved.clear();
  goTo(route);
}

/** Stays with what was typed. */
export function stay(): void {
  change({ ...current(), wanted: null });
}

/** Says whether a form holds what nobody has saved: the person is then asked before it is left. */
export function useUnsaved(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const form = Symbol('form');
    unsaved.add(form);
    // The desktop app's window keeps its page when it is closed, and would not close at all.
    const ask = (event: Event) => {
      event.preventDefault();
    };
    if (window.signoff === undefined) window.addEventListener('beforeunload', ask);
    return () => {
      unsaved.delete(form);
      window.removeEventListener('beforeunload', ask);
    };
  }, [isChanged]);
}
