import { useSyncExternalStore } from 'react';
import { hrefOf, readRoute, type Route } from './route.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

let last: { readonly fragment: string; readonly route: Route } = { fragment: '', route: { view: 'home' } };

/** The same object for the same fragment, as React asks of a store. */
function current(): Route {
  const fragment = window.location.hash;
  if (fragment !== last.fragment) last = { fragment, route: readRoute(fragment) };
  return last.route;
}

/** What the window is to show. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}

export function goTo(route: Route): void {
  window.location.hash = hrefOf(route);
}
