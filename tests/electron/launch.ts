import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { createCodec } from './codec.ts';
import type { Answer, Ready } from './control.ts';
import type { Operations } from './operations.ts';

/** Starts an app on the stand-in, for a test, and talks to the desktop around it. */

const program = path.join(import.meta.dirname, 'main.ts');
const node = path.join(import.meta.dirname, '../../node_modules/.bin/node');
const codec = createCodec();

export interface LaunchOptions {
  /** The folder with the app's package.json. */
  readonly app: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Words of Electron's that stand before the app's folder. */
  readonly flags?: readonly string[];
}

/** One running app. */
export interface StandIn {
  readonly process: ChildProcess;
  /** Everything that the app has written so far, both streams. */
  output(): string;
  /** Resolves at `ready`; rejects where the app ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  call<K extends keyof Operations>(
    operation: K,
    ...args: Parameters<Operations[K]>
  ): Promise<Awaited<ReturnType<Operations[K]>>>;
  /** The browser of the app's windows, as Playwright drives it. */
  browser(): Promise<Browser>;
  /** The page of a window, once it is there. @param windowId the oldest window's, unless it is given. */
  page(windowId?: number): Promise<Page>;
  /** The browser of the app's windows. */
  browserPid(): Promise<number>;
  /** Ends it without asking, and everything that it has started. */
  kill(): Promise<void>;
}

export function launchStandIn({ app, args, env, flags = [] }: LaunchOptions): StandIn {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', program, ...flags, app, ...args],
    // Descriptor 3 is the way to the desktop.
    { env: { ...env, STAND_IN_CONTROL: '3' }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));

  let browserPid: number | null = null;
  const ready = Promise.withResolvers<undefined>();
  const waiting = new Map<number, (answer: Answer) => void>();
  const socket = child.stdio[3] as Socket;
  createInterface({ input: socket }).on('line', (line) => {
    const message = JSON.parse(line) as Answer | Ready;
    if ('browserPid' in message) {
      browserPid = message.browserPid;
      return ready.resolve(undefined);
    }
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  socket.on('error', () => undefined);
  void ended.then(() => {
    ready.reject(new Error(`The app ended before it was ready:\n${output}`));
    for (const [id, resolve] of waiting) resolve({ id, error: `The app has ended:\n${output}` });
  });
  // Whoever waits for it hears of it.
  ready.promise.catch(() => undefined);

  let lastId = 0;
  let browser: Promise<Browser> | null = null;
  const standIn: StandIn = {
    process: child,
    output: () => output,
    ready: ready.promise,
    ended,
    call: async (operation, ...args) => {
      await ready.promise;
      const id = ++lastId;
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        socket.write(`${JSON.stringify({ id, operation, args: codec.encode(args) })}\n`);
      });
      if (answer.error !== undefined) throw new Error(answer.error);
      return codec.decode(answer.result ?? '') as never;
    },
    browser: () =>
      (browser ??= standIn
        .call('endpoint')
        .then((endpoint) => chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true }))),
    page: async (windowId) => {
      const [contexts, windows] = [(await standIn.browser()).contexts(), await standIn.call('windows')];
      const window = windows.find(({ id }) => windowId === undefined || id === windowId);
      const pages = contexts.flatMap((context) => context.pages());
      for (const page of pages) if ((await targetOf(page)) === window?.targetId) return page;
      const page = await contexts[0]?.waitForEvent('page');
      if (page === undefined) throw new Error('The browser has no context');
      return standIn.page(windowId);
    },
    browserPid: async () => {
      await ready.promise;
      return browserPid ?? 0;
    },
    kill: async () => {
      await (await browser?.catch(() => null))?.close();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
      // The browser goes with its pipe, a little later, and still writes into its profile until then.
      if (browserPid !== null) await goneWithin(browserPid, 5_000);
    },
  };
  return standIn;
}

async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}

/** Waits for the end of a process that is no child of this one, and ends it where it takes too long. */
async function goneWithin(pid: number, milliseconds: number): Promise<void> {
  for (const until = Date.now() + milliseconds; isRunning(pid); await pause(20)) {
    if (Date.now() >= until) process.kill(pid, 'SIGKILL');
  }
}

function isRunning(pid: number): boolean {
  try {
    // What has ended and was not collected yet is not running any more.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid.toString()}/status`, 'utf8'));
  } catch {
    return false;
  }
}
