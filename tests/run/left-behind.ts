import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** In the environment of everything that one run of a suite starts, however it detaches itself. */
export const runMark = 'SIGNOFF_TEST_RUN';

export interface LeftBehind {
  readonly pid: number;
  readonly command: string;
}

/**
 * The processes of a run that are still there after a suite has ended. Those on their way out have `patience` milliseconds.
 * Empty where the system has no /proc.
 */
export async function leftBehind(run: string, patience = 10_000): Promise<LeftBehind[]> {
  const until = Date.now() + patience;
  for (;;) {
    const found = marked(run);
    if (found.length === 0 || Date.now() >= until) return found;
    await pause(100);
  }
}

export function endAll(processes: readonly LeftBehind[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}

function marked(run: string): LeftBehind[] {
  const mark = `${runMark}=${run}`;
  return pids().flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark)) return [];
      return [{ pid, command: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() }];
    } catch {
      // It has ended meanwhile, or belongs to someone else.
      return [];
    }
  });
}

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
