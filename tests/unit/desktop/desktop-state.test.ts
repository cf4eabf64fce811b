import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DesktopStateFile } from '../../../electron/desktop/desktop-state.ts';
import { smallFile } from '../../../electron/storage/small-file.ts';
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

  function open(): DesktopStateFile {
    return new DesktopStateFile(smallFile(path), new MemoryLog());
  }

  it('is there at the next start, for its owner alone', async () => {
    const state = open();
    expect(state.current()).toEqual({ window: null, toldAboutTray: false });
    state.change({ window });
    state.change({ toldAboutTray: true });
    await state.close();
    expect(open().current()).toEqual({
      window,
      toldAboutTray: true,
    });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'nonsense', '[]', '{"window":{"x":"1"},"toldAboutTray":false}', '{"window":{"x":1e999}}'])(
    'is begun anew where it cannot be read: %s',
    async (text) => {
      writeFileSync(path, text);
      const state = open();
      expect(state.current()).toEqual({ window: null, toldAboutTray: false });
      state.change({ toldAboutTray: true });
      await state.close();
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ window: null, toldAboutTray: true });
    },
  );

  it('is kept for this run where it cannot be written', async () => {
    const log = new MemoryLog();
    const state = new DesktopStateFile(smallFile(join(directory, 'none', 'desktop.json')), log);
    state.change({ toldAboutTray: true });
    expect(state.current().toldAboutTray).toBe(true);
    await state.close();
    expect(log.lines.map(({ event }) => event)).toEqual(['desktop-state-not-saved']);
  });

  it('is not written again where nothing changed', async () => {
    const state = open();
    state.change({ toldAboutTray: true });
    await state.close();
    rmSync(path);
    state.change({ toldAboutTray: true });
    await state.close();
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('is not written through a link that was planted, and what a killed writer left is removed', async () => {
    const victim = join(directory, 'victim');
    writeFileSync(victim, 'the person’s own');
    symlinkSync(victim, `${path}.tmp`);
    writeFileSync(`${path}.0123456789ab-7.tmp`, 'half');
    const state = open();
    state.change({ toldAboutTray: true });
    await state.close();
    expect(readFileSync(victim, 'utf8')).toBe('the person’s own');
    expect(readdirSync(directory).sort()).toEqual(['desktop.json', 'desktop.json.tmp', 'victim']);
  });
});
