import { median } from '../measure.ts';
import { inMilliseconds, ratio, type Figure } from '../report.ts';
import type { StartedApp } from './app.ts';
import type { BenchDesktop } from './subjects.ts';

const rounds = 15;
const warmUp = 2;
const limits = { tray: 1.35, painted: 1.5 } as const;
const accounts = [0, 40, 1_000] as const;

/**
 * The desktop app from its start to its tray icon, and to a window with its accounts, against an empty app: on the same Electron,
 * by turns. Where Electron is older than 35 both bear the cost of the module hook that stands in for its `node:sqlite`, and Signoff
 * that of the package besides (build/electron/npm-runtime/default-app).
 */
export async function startUp(desktop: BenchDesktop): Promise<Figure[]> {
  const subjects = [
    { of: 'empty', subject: desktop.empty() },
    ...(await Promise.all(accounts.map(async (of) => ({ of, subject: await desktop.signoff(of) })))),
  ].map((each) => ({ ...each, starts: [] as StartedApp[] }));
  for (let round = -warmUp; round < rounds; round += 1) {
    // Another one begins each round, so that none always runs on what the same other left behind.
    const first = (round + warmUp) % subjects.length;
    for (const { subject, starts } of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      const app = await desktop.start(subject);
      await app.end();
      if (round >= 0) starts.push(app);
    }
  }
  const [empty, ...ours] = subjects.map(({ of, starts }) => ({
    of,
    tray: median(starts.map(({ tray }) => tray)),
    painted: median(starts.map(({ painted }) => painted)),
    processor: median(starts.map(({ processor }) => processor)),
  }));
  if (empty === undefined) return [];
  return ours.flatMap((signoff) =>
    (['tray', 'painted'] as const).map((what) =>
      ratio(
        `${what === 'tray' ? 'start to tray icon' : 'start to painted list'} with ${String(signoff.of)} accounts, over an empty app`,
        signoff[what] / empty[what],
        { atMost: limits[what] },
        `${inMilliseconds(signoff[what])} against ${inMilliseconds(empty[what])}, medians of ${String(rounds)} starts by turns; ` +
          `processor time until painted ${inMilliseconds(signoff.processor)} against ${inMilliseconds(empty.processor)}`,
      ),
    ),
  );
}
