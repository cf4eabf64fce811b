import { setTimeout as pause } from 'node:timers/promises';
import { inUnits, type Figure } from '../report.ts';
import { memoryMiB, processorTime } from './process-tree.ts';
import type { BenchDesktop } from './subjects.ts';

const accounts = [0, 40, 1_000] as const;
/** Over the empty app, with no account. */
const limitMiB = 35;

/** An app that works less than this in so long has done what its start began; then it is left alone. In milliseconds. */
const quiet = { processor: 60, within: 3_000, atMost: 180_000 } as const;
const settling = 15_000;

/**
 * The memory of all processes of the desktop app, window and all, over an empty app's: both stand beside each other and are
 * measured at one moment, because what other programs share with them at different times would else count as a difference.
 */
export async function desktopMemory(desktop: BenchDesktop): Promise<Figure[]> {
  const empty = await desktop.start(desktop.empty());
  const figures: Figure[] = [];
  try {
    for (const count of accounts) {
      const signoff = await desktop.start(await desktop.signoff(count));
      try {
        await untilQuiet(signoff.pid);
        await pause(settling);
        figures.push(figure(count, memoryMiB(signoff.pid), memoryMiB(empty.pid)));
      } finally {
        await signoff.end();
      }
    }
  } finally {
    await empty.end();
  }
  return figures;
}

function figure(count: number, ours: number, floor: number): Figure {
  const isLimited = count === 0;
  return {
    name: `memory of the desktop app with ${String(count)} accounts over an empty app`,
    value: `${inUnits(ours - floor, 'MiB more')} (PSS ${inUnits(ours, 'MiB')} against ${inUnits(floor, 'MiB')})`,
    limit: isLimited ? `at most ${String(limitMiB)} MiB` : 'no limit',
    kept: !isLimited || ours - floor <= limitMiB,
  };
}

async function untilQuiet(pid: number): Promise<void> {
  const giveUpAt = performance.now() + quiet.atMost;
  for (let before = -Infinity, now = processorTime(pid); now - before > quiet.processor;) {
    if (performance.now() > giveUpAt) throw new Error('The app does not come to rest');
    await pause(quiet.within);
    [before, now] = [now, processorTime(pid)];
  }
}
