import { app } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives Chromium a folder for all that it writes that goes with the command; to be called before Electron is ready. */
export function keepNothing(): void {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-'));
  for (const name of ['userData', 'sessionData', 'crashDumps']) app.setPath(name, folder);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
