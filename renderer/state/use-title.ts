import { useEffect } from 'react';

/** Calls the page this. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
