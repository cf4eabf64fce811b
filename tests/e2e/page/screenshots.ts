import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { takeDesktopPictures } from '../desktop/pictures/take-pictures.ts';
import { chromiumOptions } from './browser.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';
import { gallery } from './gallery.ts';
import { showScene } from './show-scene.ts';

/**
 * `npm run screenshots`: takes pictures for people to look at, light and dark, into out/screenshots: the page in every state
 * of the gallery, and the desktop app with its window, tray, dialogs and notifications.
 * `npm run screenshots -- WORD …` takes only the scenes with a WORD in their names.
 */

const folder = resolve(import.meta.dirname, '../../../out/screenshots');
const looks = [
  { name: 'light', colorScheme: 'light', width: 820, height: 640 },
  { name: 'dark', colorScheme: 'dark', width: 820, height: 640 },
  { name: 'narrow', colorScheme: 'light', width: 360, height: 720 },
  { name: 'wide', colorScheme: 'dark', width: 1600, height: 900 },
] as const;

const words = process.argv.slice(2);
const scenes = gallery.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

await mkdir(folder, { recursive: true });
const host = await FakeHost.start(emptySnapshot);
const browser = await chromium.launch(chromiumOptions);
try {
  for (const { name, colorScheme, width, height } of looks) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height } });
    for (const scene of scenes) {
      await showScene(page, host, scene);
      await page.screenshot({ path: resolve(folder, `${scene.name}-${name}.png`), animations: 'disabled' });
    }
    await page.close();
  }
  const ofDesktop = await takeDesktopPictures(browser, folder, words);
  console.log(`${(scenes.length * looks.length + ofDesktop).toString()} pictures in out/screenshots`);
} finally {
  await browser.close();
  await host.stop();
}
