import { useEffect } from 'react';

/**
 * Keeps the keyboard's place: an element that is moved keeps the focus; where the one that had it is removed or hidden, the focus goes to the first of
 * `places` (ids) that can be seen, instead of to the top of the page. Takes the same `places` at every drawing.
 */
export function useFocusKeeper(places: readonly string[]): void {
  useEffect(() => {
    let last: Element | null = null;
    const remember = (event: FocusEvent) => {
      last = event.target instanceof Element ? event.target : null;
    };
    // Who clicks beside everything means to have no focus.
    const forget = () => {
      last = null;
    };
    const keep = new MutationObserver(() => {
      const { activeElement } = document;
      const isLost = last !== null && !canHaveFocus(last);
      const isElsewhere =
        activeElement !== null && activeElement !== document.body && canHaveFocus(activeElement);
      if (isElsewhere || last === null) return;
      if (!isLost) {
        // Whatever is moved in the document loses the focus: a row, when what needs attention goes first.
        if (last instanceof HTMLElement) last.focus({ preventScroll: true });
        return;
      }
      places
        .map((id) => document.getElementById(id))
        .find((element) => element !== null && canHaveFocus(element))
        ?.focus();
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, { capture: true });
    keep.observe(document.body, { childList: true, subtree: true, attributeFilter: ['class'] });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, { capture: true });
      keep.disconnect();
    };
  }, [places]);
}

function canHaveFocus(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}
