import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { serialize } from 'node:v8';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { ensureBuilt } from '../../../../build/ensure-built.ts';
import { root } from '../../../../build/layout.ts';
import type { AppEnd, DesktopApp } from './contract.ts';
import { desktopBy } from './desktop.ts';
import { runtime } from './runtime.ts';

const hook = path.join(import.meta.dirname, 'electron-hook.cjs');
const errorBoxHook = path.join(import.meta.dirname, 'error-box-hook.cjs');

export interface LaunchOptions {
  /** The data directory, which the command line shares. */
  readonly dataDirectory: string;
  /** The service's address; null: the settings' own. */
  readonly service: string | null;
  /** The whole environment of the app. */
  readonly env: NodeJS.ProcessEnv;
  /** More words, such as `--hidden` or a link. */
  readonly args?: readonly string[];
}

/** Starts the app and resolves when it is ready. @throws Error with what the app has written, where it ends before. */
export async function launchApp(options: LaunchOptions): Promise<DesktopApp> {
  ensureBuilt();
  const app = await _electron.launch({
    executablePath: runtime().program,
    args: ['-r', hook, root, ...words(options)],
    env: defined(options.env),
    chromiumSandbox: true,
  });
  const child = app.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const crashed = new WeakSet<Page>();
  const watch = (page: Page): unknown => page.on('crash', () => crashed.add(page));
  app.windows().forEach(watch);
  app.on('window', watch);
  await app.evaluate(({ app: electron }) => electron.whenReady());
  return {
    pid: child.pid ?? 0,
    desktop: desktopBy((operation, parameters) => carryOut(app, operation, parameters)),
    page: () => livingPage(app, crashed),
    address: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? ''),
    output: () => output,
    ended,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Not one that crashed: Playwright has given it up, and lists it until it hears that its window is gone. */
async function livingPage(app: ElectronApplication, crashed: WeakSet<Page>): Promise<Page> {
  return app.windows().find((page) => !crashed.has(page)) ?? app.waitForEvent('window');
}

/**
 * Starts the app where it may well end by itself: a second instance, or one whose arguments are wrong. An error box that it shows
 * is closed by Return, as a person does.
 * @returns how it ended, and what it has written or shown.
 */
export async function startAndWait(options: LaunchOptions): Promise<AppEnd & { readonly output: string }> {
  ensureBuilt();
  const child = spawn(runtime().program, ['-r', errorBoxHook, root, ...words(options)], {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (written: Buffer) => {
    if (written.includes('ERROR BOX')) pressReturn(options.env, child);
  });
  const [out, err, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number | null, signal: signal as NodeJS.Signals | null, output: out + err };
}

/** Until the process has ended: its box takes a moment to come up, and another window may be in front. */
function pressReturn(env: NodeJS.ProcessEnv, child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const search = ['search', '--onlyvisible', '--all', '--pid', String(child.pid), '--name', '^Error$'];
  // To no window: a key that is sent to one is taken for a forgery.
  const press = ['windowactivate', '--sync', 'key', '--window', '0', 'Return'];
  execFile('xdotool', [...search, ...press], { env }, () => {
    setTimeout(() => pressReturn(env, child), 200);
  });
}

/** By the function that the hook has put on the global object of Electron's main process. */
function carryOut(app: ElectronApplication, operation: string, parameters: unknown[]): Promise<unknown> {
  return app.evaluate(
    (_electronModule, [name, args]) => {
      const { signoffDesktop } = globalThis as unknown as {
        readonly signoffDesktop: (name: string, args: string) => unknown;
      };
      return signoffDesktop(name, args);
    },
    [operation, serialize(parameters).toString('base64')] as const,
  );
}

function words({ dataDirectory, service, args = [] }: LaunchOptions): readonly string[] {
  return ['--data-dir', dataDirectory, ...(service === null ? [] : [`--service=${service}`]), ...args];
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
