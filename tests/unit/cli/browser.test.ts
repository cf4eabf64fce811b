import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openInBrowser } from '../../../electron/cli/browser.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'signoff-test-'));
  // No desktop of the person who runs the tests has a say.
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_CURRENT_DESKTOP', 'DESKTOP_SESSION']) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Makes a program the person's browser. */
function useBrowser(script: string): void {
  const program = path.join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  vi.stubEnv('BROWSER', program);
}

describe.runIf(process.platform === 'linux')('the browser', () => {
  it('is given the address as it is', async () => {
    const address = 'http://127.0.0.1:1234/sign-in/0?a=b&c=%20';
    const shown = path.join(folder, 'shown');
    useBrowser(`printf %s "$1" > '${shown}'`);
    await openInBrowser(address);
    expect(readFileSync(shown, 'utf8')).toBe(address);
  });

  it('that cannot be opened is told about', async () => {
    useBrowser('exit 1');
    await expect(openInBrowser('http://127.0.0.1:1234/')).rejects.toThrow('No browser could be opened');
  });
});
