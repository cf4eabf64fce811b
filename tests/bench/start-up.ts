import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { root } from '../../build/layout.ts';
import { openComputer } from '../e2e/desktop/driver/computer.ts';
import { launch } from '../e2e/desktop/driver/app.ts';
import { startScreen } from '../keyring/screen.ts';
import type { PrivateKeyring } from '../keyring/private-keyring.ts';
import { startService } from '../service/service.ts';
import { newDirectory } from '../support/test-app.ts';
import { median } from './measure.ts';
import { inMilliseconds, ratio, type Figure } from './report.ts';

const rounds = 9;
const warmUp = 2;
const limit = 1.5;
const logins = ['ada@example.com', 'ben@example.com', 'chris@example.com'];

/** From the start of the process, in milliseconds. */
interface StartUp {
  readonly tray: number;
  readonly painted: number;
}

interface Subject {
  /** The app's folder, its words and its environment. */
  readonly start: Parameters<typeof launch>;
  /** What the page has to show. */
  readonly content: string;
}

/**
 * The desktop app from its start to its tray, and to a window with three accounts from the real keychain, against an app
 * that has nothing but a tray and a page of one line: on the same Electron, by turns.
 */
export async function startUp(keyring: PrivateKeyring): Promise<Figure[]> {
  const service = await startService();
  const screen = await startScreen(keyring.env, { windowManager: 'xfwm4' });
  const computer = openComputer(service, keyring, screen.display);
  const emptyData = newDirectory();
  for (const login of logins) await computer.place(login.replace(/@.*/, ''), login);
  const subjects: Record<'signoff' | 'empty', Subject> = {
    signoff: {
      start: [
        root,
        ['--data-dir', computer.dataDirectory, `--service=${service.url}`],
        { ...keyring.env, DISPLAY: screen.display, SIGNOFF_API_KEY: service.apiKey },
      ],
      content: '.window',
    },
    empty: {
      start: [
        path.join(import.meta.dirname, 'empty-app'),
        [],
        { ...keyring.env, DISPLAY: screen.display, EMPTY_APP_USER_DATA: emptyData.path },
      ],
      content: 'p',
    },
  };
  const times: Record<keyof typeof subjects, StartUp[]> = { signoff: [], empty: [] };
  try {
    for (let round = -warmUp; round < rounds; round += 1) {
      const order = round % 2 === 0 ? (['signoff', 'empty'] as const) : (['empty', 'signoff'] as const);
      for (const name of order) {
        const took = await startOnce(subjects[name]);
        if (round >= 0) times[name].push(took);
      }
    }
  } finally {
    await computer.close();
    await service.close();
    await screen.close();
    emptyData.remove();
  }
  return [
    figure('start to tray', times.signoff, times.empty, ({ tray }) => tray),
    figure('start to a painted list of three accounts', times.signoff, times.empty, ({ painted }) => painted),
  ];
}

function figure(
  name: string,
  ours: readonly StartUp[],
  empty: readonly StartUp[],
  of: (startUp: StartUp) => number,
): Figure {
  const [mine, floor] = [median(ours.map(of)), median(empty.map(of))];
  return ratio(
    `${name}, over an empty app`,
    mine / floor,
    { atMost: limit },
    `${inMilliseconds(mine)} against ${inMilliseconds(floor)}, medians of ${String(rounds)} starts by turns`,
  );
}

async function startOnce({ start, content }: Subject): Promise<StartUp> {
  const began = Date.now();
  const app = await launch(...start);
  try {
    while ((await app.desktop.tray()) === null) await pause(2);
    const tray = Date.now() - began;
    const page = await app.page();
    await page.locator(content).first().waitFor();
    const painted = (await paintedAt(page, content)) - began;
    await app.desktop.quit().catch(() => undefined);
    await app.ended;
    return { tray, painted };
  } finally {
    await app.kill();
  }
}

/**
 * When the page's content was first painted, by the browser's own account, so that nothing of the measuring is in it; in
 * milliseconds since 1970.
 */
function paintedAt(page: Page, content: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as LargestContentfulPaint[]) {
            if (entry.element?.closest(selector) === null) continue;
            resolve(performance.timeOrigin + entry.startTime);
          }
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
    content,
  );
}
