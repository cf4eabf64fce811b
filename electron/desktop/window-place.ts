import type { WindowPlace } from './desktop-state.ts';

/** A rectangle in points: a screen's room for windows, or a window. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The page needs no less to be read without scrolling sideways; its narrow layout begins well above. */
export const smallestWindow = { width: 360, height: 420 } as const;

const usualWindow = { width: 960, height: 680 } as const;

/** So much of the window has to be on a screen for a person to take hold of it. */
const graspable = { width: 120, height: 48 } as const;

export interface OpeningPlace {
  readonly width: number;
  readonly height: number;
  /** Null: where the system puts new windows. */
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly maximized: boolean;
}

/**
 * Where the window opens: where it was, if that is on one of the screens that are there now.
 * @param screens the room that each screen has for windows
 */
export function openingPlace(remembered: WindowPlace | null, screens: readonly Area[]): OpeningPlace {
  const maximized = remembered?.maximized ?? false;
  const screen = remembered === null ? undefined : screens.find((area) => canBeGrasped(remembered, area));
  if (remembered === null || screen === undefined) {
    const [first] = screens;
    return { ...fit(remembered ?? usualWindow, first), position: null, maximized };
  }
  const size = fit(remembered, screen);
  // The upper edge carries the title: it has to stay on the screen.
  const y = Math.max(remembered.y, screen.y);
  return { ...size, position: { x: remembered.x, y }, maximized };
}

/** Whether enough of the window's upper edge is on the screen. */
function canBeGrasped(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const above = window.y - screen.y;
  return across >= graspable.width && above > -graspable.height && above <= screen.height - graspable.height;
}

function fit(
  size: { readonly width: number; readonly height: number },
  screen: Area | undefined,
): { readonly width: number; readonly height: number } {
  return {
    width: clamp(size.width, smallestWindow.width, screen?.width ?? size.width),
    height: clamp(size.height, smallestWindow.height, screen?.height ?? size.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
