import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageWindow } from '../../../electron/desktop/page-window.ts';
import type { DesktopStateFile } from '../../../electron/desktop/desktop-state.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { MemoryLog } from './support.ts';

/**
 * What only macOS and Windows tell a window, and a page that is never painted: a double stands for Electron's window, because neither
 * can be brought about on Linux. `tests/e2e` has the true window.
 */

class WindowDouble extends EventEmitter {
  static newest: WindowDouble;
  isShown = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    getURL: () => '',
    loadURL: () => Promise.resolve(),
  });

  constructor() {
    super();
    WindowDouble.newest = this;
  }

  show(): void {
    this.isShown = true;
    this.emit('show');
  }

  hide(): void {
    this.isShown = false;
    this.emit('hide');
  }

  readonly focus = (): void => undefined;
  readonly isMinimized = (): boolean => false;
  readonly isMaximized = (): boolean => false;
  readonly isDestroyed = (): boolean => false;
  readonly isVisible = (): boolean => this.isShown;
  readonly getNormalBounds = (): object => ({ x: 0, y: 0, width: 800, height: 600 });
}

vi.mock('electron', () => ({
  BrowserWindow: function () {
    return new WindowDouble();
  },
  nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false }),
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1280, height: 800 } }] },
}));

const clock = new ManualClock();
let visible: boolean[];
let sessionEnds: number;

function openWindow(): WindowDouble {
  const window = new PageWindow({
    session: {} as unknown as Session,
    preload: '',
    icon: null,
    withDeveloperTools: false,
    state: {
      current: () => ({ window: null, toldAboutTray: true }),
      change: () => undefined,
    } as unknown as DesktopStateFile,
    clock,
    log: new MemoryLog(),
    mayClose: () => false,
    onBroken: () => undefined,
    onVisible: (isVisible) => visible.push(isVisible),
    onSessionEnd: () => (sessionEnds += 1),
  });
  window.show();
  return WindowDouble.newest;
}

beforeEach(() => {
  visible = [];
  sessionEnds = 0;
});
afterEach(() => clock.advance(60_000));

describe('the Dock', () => {
  it('follows the window’s being shown and closed, and not its being covered', () => {
    const window = openWindow();
    window.emit('ready-to-show');
    expect(visible).toEqual([true]);
    // As macOS tells it where another window covers this one, and leaves it free again.
    window.emit('hide');
    window.emit('show');
    expect(visible).toEqual([true]);
    window.emit('close', { preventDefault: () => undefined });
    expect(visible).toEqual([true, false]);
  });
});

describe('the end of a person’s session on Windows', () => {
  it('is heard while there is still time to end', () => {
    const window = openWindow();
    window.emit('query-session-end', {});
    expect(sessionEnds).toBe(1);
    expect(window.listenerCount('session-end')).toBe(0);
  });
});

describe('a page that is never painted', () => {
  it('is shown after five seconds, once', () => {
    const window = openWindow();
    clock.advance(4_900);
    expect(window.isShown).toBe(false);
    clock.advance(100);
    expect(window.isShown).toBe(true);
    window.isShown = false;
    window.emit('ready-to-show');
    expect(window.isShown).toBe(false);
  });
});
