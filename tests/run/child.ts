import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ending {
  /** Null: ended by a signal. */
  readonly code: number | null;
  /** Its time was up, and it was ended. */
  readonly timedOut: boolean;
}

/** How long a process group that was asked to end may take. */
const graceMilliseconds = 5_000;

/**
 * Runs a command, and ends it with all that it started where it takes longer than
 * `limitSeconds` or `stop` is raised.
 */
export async function runChild(
  [file, ...args]: readonly [string, ...string[]],
  options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly limitSeconds: number;
    readonly stop?: AbortSignal;
    /** A file descriptor that takes what the command writes; by default it is this process's own output. */
    readonly output?: number;
  },
): Promise<Ending> {
  const { cwd, env, limitSeconds, stop, output = 'inherit' } = options;
  // A process group of its own, so that everything in it can be ended by its id.
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', output, output], detached: true });
  const timers: NodeJS.Timeout[] = [];
  const ended = { early: false, late: false };
  const end = (): void => {
    ended.early = true;
    signalGroup(child.pid, 'SIGTERM');
    timers.push(setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMilliseconds));
  };
  timers.push(
    setTimeout(() => {
      ended.late = true;
      end();
    }, limitSeconds * 1000),
  );
  stop?.addEventListener('abort', end, { once: true });
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, timedOut: ended.late };
  } finally {
    stop?.removeEventListener('abort', end);
    for (const timer of timers) clearTimeout(timer);
    // The command is gone; the rest of its group may have been slower.
    if (ended.early) signalGroup(child.pid, 'SIGKILL');
  }
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // The group is empty.
  }
}
