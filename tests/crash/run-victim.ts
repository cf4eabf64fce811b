import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/layout.ts';
import { createInterface } from 'node:readline';
import { hasEnded } from '../keyring/processes.ts';
import type { Job, Point, Report } from './job.ts';
import { playJob } from './play-job.ts';
import { Points } from './points.ts';
import { victimPrograms } from './victim-programs.ts';

/** Hundreds of victims load the same modules: this takes most of that time away. */
const compileCache = join(root, 'node_modules', '.cache', 'signoff-crash');

/** A point that a run passed, with what its step was about. */
export interface Passed {
  readonly point: Point;
  readonly detail: string;
}

export interface VictimRun {
  readonly ended: 'killed' | 'by itself';
  /** The points passed, in their order. */
  readonly passed: readonly Passed[];
  /** From `ready` to its end, in milliseconds. */
  readonly milliseconds: number;
  /** Resolves when the keychain processes that it left have ended, too. */
  readonly orphansEnded: () => Promise<void>;
}

export interface VictimHelp {
  /** The session whose keyring it uses. */
  readonly env: NodeJS.ProcessEnv;
  /** The person acts on the page that is offered. */
  readonly person: (page: string) => Promise<void>;
  /** Kills the victim so many milliseconds after it is ready. */
  readonly killAfter?: number;
}

/** Runs a victim to its end. Rejects where it ends in any other way than by its own end or by SIGKILL. */
export async function runVictim(job: Job, help: VictimHelp): Promise<VictimRun> {
  const child = spawn(process.execPath, [victimPrograms.victim], {
    env: { ...help.env, NODE_COMPILE_CACHE: compileCache },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const passed: Passed[] = [];
  const orphans = new Set<number>();
  let began = performance.now();
  const told = { done: false };
  let complaints = '';
  let timer: NodeJS.Timeout | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  // A message to one that has just been killed.
  child.on('error', () => undefined);

  const take = (line: Report): void => {
    switch (line.kind) {
      case 'ready':
        for (const pid of line.children) orphans.add(pid);
        began = performance.now();
        if (help.killAfter !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), help.killAfter);
        return;
      case 'passed':
        passed.push({ point: line.point, detail: line.detail });
        return;
      case 'holds':
        // Where the person fails, the victim does, too.
        void help
          .person(line.page)
          .catch((error: unknown) => (complaints += String(error)))
          .then(() => child.send('go', () => undefined));
        return;
      case 'done':
        told.done = true;
        return;
    }
  };
  if (child.stdout === null) throw new Error('The victim has no standard output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    take(JSON.parse(line) as Report);
  });
  child.send(job);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const milliseconds = performance.now() - began;
  clearTimeout(timer);
  const killed = signal === 'SIGKILL';
  if (!killed && !(code === 0 && told.done)) {
    throw new Error(`The victim ended with ${String(code ?? signal)}: ${complaints}`);
  }
  return {
    ended: killed ? 'killed' : 'by itself',
    passed,
    milliseconds,
    orphansEnded: async () => {
      await Promise.all([...orphans].filter(isKeychainProcess).map(hasEnded));
    },
  };
}

/** Does a job that nothing kills in this process, which spares a start. */
export async function runHere(job: Job, env: NodeJS.ProcessEnv): Promise<VictimRun> {
  const passed: Passed[] = [];
  const points = new Points(null, (line) => {
    if (line.kind === 'passed') passed.push({ point: line.point, detail: line.detail });
  });
  const began = performance.now();
  await playJob(job, points, env, () => undefined);
  const milliseconds = performance.now() - began;
  return { ended: 'by itself', passed, milliseconds, orphansEnded: () => Promise.resolve() };
}

/** Not another process that was given the number of one that is gone. */
function isKeychainProcess(pid: number): boolean {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(victimPrograms.keychainChild);
  } catch {
    return false;
  }
}
