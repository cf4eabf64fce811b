import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { DevTools } from './devtools.ts';

export interface Chromium {
  readonly devTools: DevTools;
  /** Where another client of the DevTools protocol (Playwright) attaches. */
  readonly endpoint: string;
  readonly pid: number;
  /** Its version, as `process.versions.chrome` names it. */
  readonly version: string;
  /** Ends it, and resolves when it has ended. */
  close(): Promise<void>;
}

const executable = '/usr/bin/chromium';

/** Nothing of a browser for people: no first start, no updates, no popup blocker (Electron has none). */
const flags = [
  '--headless=new',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=AutofillServerCommunication,BackForwardCache,HttpsUpgrades,LocalNetworkAccessChecks,MediaRouter,OptimizationHints,Translate,WebUIOmniboxPopup',
];

/**
 * Starts the one Chromium of an app. It ends with the pipe that this process holds, however this process ends.
 * @param profile Electron's `userData`, which is Chromium's profile as well.
 * @param switches those that the app itself has added by `app.commandLine`.
 */
export async function startChromium(profile: string, switches: readonly string[]): Promise<Chromium> {
  // Its own sandbox cannot be had where root runs it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    executable,
    [
      ...flags,
      ...sandbox,
      ...switches,
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdio[2] as Readable });
  const endpoint = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${executable} ended before it was ready`)));
  });
  const pipe = child.stdio[3] as Writable;
  const devTools = new DevTools(pipe, child.stdio[4] as Readable);
  const { product } = await devTools.browser.send('Browser.getVersion');
  return {
    devTools,
    endpoint: await endpoint,
    pid: child.pid ?? 0,
    version: product.slice(product.indexOf('/') + 1),
    close: async () => {
      pipe.destroy();
      const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(late);
    },
  };
}
