import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DesktopStateFile } from '../../../electron/desktop/desktop-state.ts';
import { MemoryLog } from './support.ts';

const window = { x: 200, y: 100, width: 900, height: 600, maximized: false };

describe('what the desktop app remembers', () => {
  let directory = '';
  let path = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'desktop-state-'));
    path = join(directory, 'desktop.json');
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('is there at the next start, for its owner alone', () => {
    const state = new DesktopStateFile(path, new MemoryLog());
    expect(state.current()).toEqual({ window: null, toldAboutTray: false });
    state.change({ window });
    state.change({ toldAboutTray: true });
    expect(new DesktopStateFile(path, new MemoryLog()).current()).toEqual({
      window,
      toldAboutTray: true,
    });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'nonsense', '[]', '{"window":{"x":"1"},"toldAboutTray":false}', '{"window":{"x":1e999}}'])(
    'is begun anew where it cannot be read: %s',
    (text) => {
      writeFileSync(path, text);
      const state = new DesktopStateFile(path, new MemoryLog());
      expect(state.current()).toEqual({ window: null, toldAboutTray: false });
      state.change({ toldAboutTray: true });
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ window: null, toldAboutTray: true });
    },
  );

  it('is kept for this run where it cannot be written', () => {
    const log = new MemoryLog();
    const state = new DesktopStateFile(join(directory, 'none', 'desktop.json'), log);
    state.change({ toldAboutTray: true });
    expect(state.current().toldAboutTray).toBe(true);
    expect(log.lines.map(({ event }) => event)).toEqual(['desktop-state-not-saved']);
  });

  it('is not written again where nothing changed', () => {
    const state = new DesktopStateFile(path, new MemoryLog());
    state.change({ toldAboutTray: true });
    rmSync(path);
    state.change({ toldAboutTray: true });
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });
});
