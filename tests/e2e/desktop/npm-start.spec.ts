import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { root } from '../../../build/layout.ts';
import { signsInAt } from '../../support/person.ts';
import { readWelcome } from '../../support/welcome.ts';
import { expect, test } from './driver/fixtures.ts';
import { registryIn } from './on-disk.ts';

/** `npm start` for somebody with a display: the desktop app, against the local service. */

test('the desktop app starts, signs in and out, and Ctrl-C lets it finish before the service ends', async ({
  computer,
  keyring,
  display,
}) => {
  const data = path.join(computer.dataDirectory, 'start');
  const browser = browserIn(computer.dataDirectory);
  const env = {
    ...keyring.env,
    DISPLAY: display.display,
    SIGNOFF_ELECTRON: 'npm',
    PATH: `${browser.folder}:${process.env['PATH'] ?? ''}`,
  };
  const words = ['build/start.ts', '--data-dir', data, '--remote-debugging-port=0'];
  const start = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(start, 'exit');
  let output = '';
  for (const stream of [start.stdout, start.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  try {
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(devTools);
    expect(output).toMatch(/^The desktop app starts, on Electron \d+\.\d+\.\d+ \(.+\)\.$/m);
    const welcome = readWelcome(output);
    if (welcome === null) throw new Error('It says nothing of a login');
    const cdp = await chromium.connectOverCDP(devTools.exec(output)?.[1] ?? '');
    const page = firstPage(cdp.contexts().flatMap((context) => context.pages()));
    await page.getByRole('button', { name: /^Sign in to 127\.0\.0\.1/ }).click();
    await expect.poll(browser.opened).not.toBe('');
    await signsInAt(browser.opened(), welcome);
    await page.getByRole('button', { name: 'Yes, this is me' }).click();
    await expect(page.getByRole('main')).toContainText('You are signed in');

    // Held by the keyring, so that the sign-out is under way for certain when the end begins.
    keyring.pauseDaemon();
    await page.getByRole('main').getByRole('button', { name: 'Sign out…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect.poll(() => registryIn(data).accounts[0]?.state.kind).toBe('signing-out');
    // As under npm, where it arrives twice.
    const closed = page.waitForEvent('close');
    start.kill('SIGINT');
    start.kill('SIGINT');
    // The app gives a sign-out five seconds from here on, so that nothing else is waited for.
    await closed;
    keyring.resumeDaemon();
    expect((await fetch(welcome.service)).status).toBeGreaterThan(0);
    expect(await ended).toEqual([0, null]);
    expect(registryIn(data)).toMatchObject({ accounts: [], history: [{ session: 'ended' }] });
    await expect(fetch(welcome.service)).rejects.toThrow();
  } finally {
    start.kill('SIGTERM');
    keyring.resumeDaemon();
    await ended;
  }
});

const devTools = /^DevTools listening on (ws:\/\/\S+)$/m;

function firstPage([page]: readonly Page[]): Page {
  if (page === undefined) throw new Error('The app has no page');
  return page;
}

/** In the place of `xdg-open`: keeps the address that the app hands to the person's browser. */
function browserIn(directory: string): { readonly folder: string; readonly opened: () => string } {
  const folder = path.join(directory, 'programs');
  const file = path.join(directory, 'opened');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" >'${file}'\n`, { mode: 0o755 });
  return { folder, opened: () => (existsSync(file) ? readFileSync(file, 'utf8') : '') };
}
