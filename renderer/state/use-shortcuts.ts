import { useEffect } from 'react';
import { goTo } from './use-route.ts';

/** The keys that lead to places, as people know them: Ctrl or Cmd with a comma to the settings, F1 to the help. */
export function useShortcuts(): void {
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      const isSettings = event.key === ',' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isSettings && event.key !== 'F1') return;
      event.preventDefault();
      goTo({ view: isSettings ? 'settings' : 'help' });
    };
    document.addEventListener('keydown', follow);
    return () => {
      document.removeEventListener('keydown', follow);
    };
  }, []);
}
