import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runtime } from '../../e2e/desktop/driver/runtime.ts';
import { processorTime } from './process-tree.ts';
import type { TrayHost } from './tray-host.ts';

const probe = path.join(import.meta.dirname, 'probe.cjs');

/** How long an app may take to start, in milliseconds. */
const patience = 60_000;

/** An app to be started, and what its page has to show, as a selector. */
export interface DesktopSubject {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly content: string;
}

/** An app that has started. The times are from the start of its process, in milliseconds. */
export interface StartedApp {
  readonly pid: number;
  /** To its icon in the tray. */
  readonly tray: number;
  /** To its content in a window. */
  readonly painted: number;
  /** The processor time of all its processes until then. */
  readonly processor: number;
  end(): Promise<void>;
}

/** Starts an app as a person does, with nothing attached to it. @throws Error with what it wrote, where it does not start */
export async function startDesktopApp(subject: DesktopSubject, host: TrayHost): Promise<StartedApp> {
  const signal = AbortSignal.timeout(patience);
  const icon = host.nextIcon(signal);
  const began = Date.now();
  const child = spawn(runtime().program, ['-r', probe, subject.folder, ...subject.args], {
    env: { ...subject.env, BENCH_CONTENT: subject.content },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const { pid = 0 } = child;
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const painted = (async () => {
    for await (const line of createInterface({ input: child.stdout, signal })) {
      const [, at] = /^bench (.+)$/.exec(line) ?? [];
      if (at !== undefined) return { at: Number(at), processor: processorTime(pid) };
    }
    throw new Error('It ended');
  })();
  try {
    const [trayAt, { at, processor }] = await Promise.all([icon, painted]);
    return { pid, tray: trayAt - began, painted: at - began, processor, end };
  } catch (error) {
    await end();
    throw new Error(`The app in ${subject.folder} did not start: ${output}`, { cause: error });
  }
}
