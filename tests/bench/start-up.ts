import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { root } from '../../build/layout.ts';
import { openComputer } from '../e2e/desktop/driver/computer.ts';
import { launchStandIn, type LaunchOptions } from '../electron/launch.ts';
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
  readonly launch: LaunchOptions;
  /** What the page has to show. */
  readonly content: string;
}

/**
 * The desktop app from its start to its tray, and to a window with three accounts from the real keychain, against an app
 * that has nothing but a tray and a page of one line: on the same stand-in (tests/electron), by turns.
 */
export async function startUp(keyring: PrivateKeyring): Promise<Figure[]> {
  const service = await startService();
  const computer = openComputer(service, keyring);
  const emptyData = newDirectory();
  for (const login of logins) await computer.place(login.replace(/@.*/, ''), login);
  const subjects: Record<'signoff' | 'empty', Subject> = {
    signoff: {
      launch: {
        app: root,
        args: ['--data-dir', computer.dataDirectory, '--service', service.url],
        env: { ...keyring.env, SIGNOFF_API_KEY: service.apiKey },
      },
      content: '.window',
    },
    empty: {
      launch: {
        app: path.join(import.meta.dirname, '../electron/empty-app'),
        args: [],
        env: { ...keyring.env, EMPTY_APP_USER_DATA: emptyData.path },
      },
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
    `${name}, over an empty app, both on the stand-in for Electron’s runtime`,
    mine / floor,
    { atMost: limit },
    `${inMilliseconds(mine)} against ${inMilliseconds(floor)}, medians of ${String(rounds)} starts by turns`,
  );
}

async function startOnce({ launch, content }: Subject): Promise<StartUp> {
  const began = Date.now();
  const standIn = launchStandIn(launch);
  try {
    await standIn.ready;
    while ((await standIn.call('tray')) === null) await pause(2);
    const tray = Date.now() - began;
    const page = await standIn.page();
    await page.locator(content).first().waitFor();
    const painted = (await paintedAt(page, content)) - began;
    await standIn.call('quit').catch(() => undefined);
    await standIn.ended;
    return { tray, painted };
  } finally {
    await standIn.kill();
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
