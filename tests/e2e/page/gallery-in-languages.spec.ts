import { languages, languageTags } from '../../../shared/language/languages.ts';
import { speakAsHost } from '../../../shared/words/speak-as-host.ts';
import { expectAddressesLeftToRight, expectNothingCut, expectNothingOverflows } from '../inspect.ts';
import { expect, test } from './fixtures.ts';
import { gallery } from './gallery.ts';
import { dataOf } from './no-english.ts';
import { inLanguage, snapshotOf, type Scene } from './scene.ts';
import { showScene } from './show-scene.ts';

/**
 * The first and the last scene of each kind, by the first word of its name. The others differ in a sentence or two, and all of them
 * take two minutes for each language: `SIGNOFF_EVERY_SCENE=1` looks at them.
 */
const scenes = process.env['SIGNOFF_EVERY_SCENE'] === '1' ? gallery : endsOfEachKind(gallery);

test.use({ viewport: { width: 320, height: 640 } });

test.afterAll(async () => {
  await speakAsHost('en');
});

// English is shorter than the pseudo-language, which gallery.spec.ts looks at.
for (const language of languageTags.filter((tag) => tag !== 'en')) {
  const { name, direction } = languages[language];
  test(`in ${name} nothing overflows or is cut off at 320 pixels, in ${scenes.length.toString()} views`, async ({
    page,
    host,
  }) => {
    test.setTimeout(900_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await speakAsHost(language);
    for (const scene of scenes) {
      await test.step(scene.name, async () => {
        await showScene(page, host, inLanguage(scene, language));
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expectNothingOverflows(page, [320]);
        await expectNothingCut(page, 320, dataOf(snapshotOf(scene)));
        if (direction === 'rtl') await expectAddressesLeftToRight(page);
      });
    }
  });
}

function endsOfEachKind(all: readonly Scene[]): readonly Scene[] {
  const kinds = Map.groupBy(all, ({ name }) => name.split('-')[0]);
  return [...kinds.values()]
    .flatMap((kind) => [...new Set([kind[0], kind.at(-1)])])
    .filter((scene) => scene !== undefined);
}
