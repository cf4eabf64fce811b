import '../../support/speak-english.ts';
import path from 'node:path';
import { chromium } from 'playwright';
import { headlessShellOptions } from './browser.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';
import { scenesNamed } from './gallery.ts';
import { showScene } from './show-scene.ts';

const looks = [
  { name: 'light', colorScheme: 'light', width: 820, height: 640 },
  { name: 'dark', colorScheme: 'dark', width: 820, height: 640 },
  { name: 'narrow', colorScheme: 'light', width: 360, height: 720 },
  { name: 'wide', colorScheme: 'dark', width: 1600, height: 900 },
] as const;

/** Takes pictures of the page in the states of the gallery that some words name, or in all, into a folder. */
export async function takePagePictures(folder: string, words: readonly string[]): Promise<void> {
  const scenes = scenesNamed(words);
  const host = await FakeHost.start(emptySnapshot);
  const browser = await chromium.launch(headlessShellOptions);
  try {
    for (const { name, colorScheme, width, height } of looks) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height } });
      for (const scene of scenes) {
        await showScene(page, host, scene);
        await page.screenshot({
          path: path.join(folder, `${scene.name}-${name}.png`),
          animations: 'disabled',
        });
      }
      await page.close();
    }
  } finally {
    await browser.close();
    await host.stop();
  }
}
