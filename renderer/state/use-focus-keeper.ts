import { useEffect, useRef } from 'react';

/**
 * Keeps the keyboard's place: where the element that had the focus is gone or hidden after a drawing, the focus goes to
 * the first of `places` (ids) that can be seen, instead of to the top of the page.
 */
export function useFocusKeeper(places: readonly string[]): void {
  const last = useRef<Element | null>(null);

  useEffect(() => {
    const remember = (event: FocusEvent) => {
      last.current = event.target instanceof Element ? event.target : null;
    };
    // Who clicks beside everything means to have no focus.
    const forget = () => {
      last.current = null;
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, { capture: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (last.current === null || canHaveFocus(last.current)) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && canHaveFocus(activeElement)) return;
    places
      .map((id) => document.getElementById(id))
      .find((element) => element !== null && canHaveFocus(element))
      ?.focus();
  });
}

function canHaveFocus(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}
