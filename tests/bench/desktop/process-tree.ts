import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in these, a hundred a second on every machine that it runs on (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** The processor time that a process, everything it has started and what of that has ended have taken so far, in milliseconds. */
export function processorTime(pid: number): number {
  const ticks = treeOf(pid).flatMap(({ fields }) => fields.slice(11, 15).map(Number));
  return (ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond) * 1_000;
}

/** The memory of a process and everything that it has started: what they share is counted once (PSS). */
export function memoryMiB(pid: number): number {
  const kibibytes = treeOf(pid).map((each) => {
    const rollup = readFileSync(`/proc/${each.pid.toString()}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]);
  });
  return kibibytes.reduce((sum, each) => sum + each, 0) / 1024;
}

interface Process {
  readonly pid: number;
  /** Those of /proc/PID/stat from the third on: the state, the parent and so on. */
  readonly fields: readonly string[];
}

function treeOf(root: number): Process[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => readProcess(pid) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...all.filter(({ fields }) => Number(fields[1]) === pid));
  return tree;
}

function readProcess(pid: number): Process | null {
  try {
    // The second field is a name in brackets, which may hold anything.
    const [, rest = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid.toString()}/stat`, 'utf8')) ?? [];
    return { pid, fields: rest.trim().split(' ') };
  } catch {
    return null;
  }
}
