import { speakAsHost } from '../../../shared/words/speak-as-host.ts';
import { speakPseudo } from '../../support/speak-pseudo.ts';
import { expectAccessible, expectNothingCut, expectNothingOverflows } from '../inspect.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';
import { test as base } from './fixtures.ts';
import { gallery } from './gallery.ts';
import { dataOf, expectNoEnglish } from './no-english.ts';
import { inPseudoLanguage } from './pseudo-page.ts';
import { snapshotOf } from './scene.ts';
import { showScene } from './show-scene.ts';

const widths = [320, 360, 820, 1600];

/** In the pseudo-language, whose texts are longer: where those have room, English has it. */
const test = base.extend({
  host: async ({}, use) => {
    await speakPseudo();
    const host = await FakeHost.start(emptySnapshot, inPseudoLanguage);
    await use(host);
    await host.stop();
    await speakAsHost('en');
  },
});

for (const scene of gallery) {
  const axeToo = scene.axe === false ? '' : 'axe finds nothing in light and dark, ';
  test(`${scene.name}: ${axeToo}all of it is translated, nothing overflows at any width in either direction`, async ({
    page,
    host,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showScene(page, host, scene);
    if (scene.axe !== false) await expectAccessible(page);
    await expectNoEnglish(page, snapshotOf(scene));
    await expectNothingOverflows(page, widths);
    await expectNothingCut(page, 320, dataOf(snapshotOf(scene)));
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await expectNothingOverflows(page, [320, 820]);
  });
}
