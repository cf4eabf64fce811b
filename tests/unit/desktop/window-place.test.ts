import { describe, expect, it } from 'vitest';
import type { WindowPlace } from '../../../electron/desktop/desktop-state.ts';
import { openingPlace, smallestWindow } from '../../../electron/desktop/window-place.ts';

const screen = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };
const place = (part: Partial<WindowPlace> = {}): WindowPlace => ({
  x: 200,
  y: 100,
  width: 900,
  height: 600,
  maximized: false,
  ...part,
});

describe('where the window opens', () => {
  it('is where the system puts it the first time, as large as fits', () => {
    expect(openingPlace(null, [screen])).toEqual({
      width: 960,
      height: 680,
      position: null,
      maximized: false,
    });
    expect(openingPlace(null, [{ x: 0, y: 0, width: 800, height: 500 }])).toMatchObject({
      width: 800,
      height: 500,
    });
  });

  it('is where it was, on whichever screen that is', () => {
    expect(openingPlace(place(), [screen, second])).toEqual({
      width: 900,
      height: 600,
      position: { x: 200, y: 100 },
      maximized: false,
    });
    expect(openingPlace(place({ x: 1500, y: 10 }), [screen, second]).position).toEqual({ x: 1500, y: 10 });
  });

  it('is chosen by the system where that screen is gone', () => {
    expect(openingPlace(place({ x: 1500 }), [screen]).position).toBeNull();
    expect(openingPlace(place({ y: 5000 }), [screen]).position).toBeNull();
    expect(openingPlace(place({ x: -880 }), [screen]).position).toBeNull();
    expect(openingPlace(place(), []).position).toBeNull();
  });

  it('keeps the upper edge on the screen', () => {
    expect(openingPlace(place({ y: 0 }), [screen]).position).toEqual({ x: 200, y: 25 });
  });

  it('is neither larger than the screen nor too small to be used', () => {
    expect(openingPlace(place({ width: 9000, height: 9000 }), [screen])).toMatchObject({
      width: 1440,
      height: 875,
    });
    expect(openingPlace(place({ width: 1, height: -5 }), [screen]).position).toBeNull();
    expect(openingPlace(place({ width: 130, height: 5 }), [screen])).toMatchObject(smallestWindow);
  });

  it('remembers that it filled the screen, and the place to go back to', () => {
    expect(openingPlace(place({ maximized: true }), [screen])).toMatchObject({
      maximized: true,
      position: { x: 200, y: 100 },
    });
  });
});
