import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether the process runs; one that has ended and that nobody has waited for yet does not. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return !/^\S+ \(.*\) [ZX]/s.test(stat);
  } catch {
    return false;
  }
}

/** Resolves once the process, which need not be a child of this one, has ended. */
export async function hasEnded(pid: number): Promise<void> {
  while (isRunning(pid)) await pause(10);
}
