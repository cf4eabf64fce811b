import { useEffect, useState, useSyncExternalStore } from 'react';
import type { NumberedAnnouncement } from './announcements.ts';

/** How long announcements stay, in milliseconds: at least so long, and so long for each character, for who reads slowly. */
const shortestStay = 10_000;
const stayOfCharacter = 100;

/** Keep them as long as the pointer or the keyboard is on them. */
interface Holding {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** Puts announcements away when they have been in sight long enough, or by Escape. Gives what holds them meanwhile. */
export function useLeaving(announcements: readonly NumberedAnnouncement[], leave: () => void): Holding {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const hidden = useSyncExternalStore(onVisibility, () => document.hidden);
  const newest = announcements.at(-1)?.number;
  const length = announcements.reduce((sum, { text }) => sum + text.length, 0);
  const isHeld = pointed || focused || hidden;
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(leave, Math.max(shortestStay, length * stayOfCharacter));
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, newest, length, leave]);
  useEffect(() => {
    const leaveByKey = (event: KeyboardEvent) => {
      // An open question takes Escape for itself.
      if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    // Before anything else in the page: it is what lies on top.
    document.addEventListener('keydown', leaveByKey, { capture: true });
    return () => {
      document.removeEventListener('keydown', leaveByKey, { capture: true });
    };
  }, [leave]);
  return {
    onPointerEnter: () => {
      setPointed(true);
    },
    onPointerLeave: () => {
      setPointed(false);
    },
    onFocus: () => {
      setFocused(true);
    },
    onBlur: () => {
      setFocused(false);
    },
  };
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
  };
}
