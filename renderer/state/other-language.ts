import type { Store } from './store.ts';

/** Loads the page anew where another language was chosen: the host then gives it with its words and its direction. */
export function reloadInOtherLanguage(store: Store): void {
  let before: string | null = null;
  store.subscribe(() => {
    const now = store.current().snapshot?.settings.spoken ?? before;
    if (before !== null && now !== before) location.reload();
    before = now;
  });
}
