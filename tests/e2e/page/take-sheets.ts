import path from 'node:path';
import { chromium } from 'playwright';
import { languages, languageTags, type Language } from '../../../shared/language/languages.ts';
import { speakAsHost } from '../../../shared/words/speak-as-host.ts';
import { headlessShellOptions } from './browser.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';
import { inLanguage } from './scene.ts';
import { scenesNamed } from './gallery.ts';
import { showScene } from './show-scene.ts';

const colourSchemes = ['light', 'dark'] as const;

interface Picture {
  readonly language: Language;
  readonly image: Buffer;
}

/** Takes one picture of each state of the gallery that some words name, or of all: the page in every language, light and dark. */
export async function takeSheets(folder: string, words: readonly string[]): Promise<void> {
  const host = await FakeHost.start(emptySnapshot);
  const browser = await chromium.launch(headlessShellOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 820, height: 640 } });
    const sheet = await browser.newPage({ viewport: { width: 2000, height: 800 } });
    for (const scene of scenesNamed(words)) {
      const pictures: Record<(typeof colourSchemes)[number], Picture[]> = { light: [], dark: [] };
      for (const language of languageTags) {
        await speakAsHost(language);
        await showScene(page, host, inLanguage(scene, language));
        for (const colorScheme of colourSchemes) {
          await page.emulateMedia({ colorScheme });
          const image = await page.screenshot({ animations: 'disabled' });
          pictures[colorScheme].push({ language, image });
        }
      }
      await sheet.setContent(sheetOf(scene.name, [...pictures.light, ...pictures.dark]));
      await sheet.screenshot({ path: path.join(folder, `sheet-${scene.name}.png`), fullPage: true });
    }
  } finally {
    await browser.close();
    await host.stop();
    await speakAsHost('en');
  }
}

function sheetOf(title: string, pictures: readonly Picture[]): string {
  const figures = pictures.map(({ language, image }) => {
    const source = `data:image/png;base64,${image.toString('base64')}`;
    return `<figure><figcaption>${languages[language].name}</figcaption><img width="640" src="${source}"></figure>`;
  });
  return `<!doctype html><style>
    body { font: 14px sans-serif; margin: 12px; display: grid; grid-template-columns: repeat(3, 640px); gap: 12px; }
    h1 { grid-column: 1 / -1; font-size: 18px; margin: 0 }
    figure { margin: 0 } img { display: block; border: 1px solid gray }
  </style><h1>${title}</h1>${figures.join('')}`;
}
