import type { Page } from 'playwright';
import { test as base, expect } from 'playwright/test';
import { speakAsHost } from '../../../shared/words/speak-as-host.ts';
import { keepAxe } from '../../support/axe.ts';
import { speakPseudo } from '../../support/speak-pseudo.ts';
import { collectComplaints } from '../complaints.ts';
import { expectAccessible, expectNothingCut, expectNothingOverflows } from '../inspect.ts';
import { emptySnapshot } from './examples.ts';
import { FakeHost } from './fake-host.ts';
import { gallery } from './gallery.ts';
import { dataOf, expectNoEnglish } from './no-english.ts';
import { inPseudoLanguage } from './pseudo-page.ts';
import { snapshotOf } from './scene.ts';
import { showScene } from './show-scene.ts';

const widths = [320, 360, 820, 1600];

interface Stage {
  readonly page: Page;
  readonly host: FakeHost;
  readonly complaints: string[];
}

/**
 * In the pseudo-language, whose texts are longer: where those have room, English has it. All scenes of a worker are shown in one
 * tab by one host, each loaded afresh, because a tab of its own for each would take a quarter of the time.
 */
const test = base.extend<{ readonly stage: Stage }, { readonly sharedStage: Stage }>({
  sharedStage: [
    async ({ browser }, use, { project }) => {
      const { viewport = null, locale = 'en-GB' } = project.use;
      const page = await browser.newPage({ viewport, locale });
      await keepAxe(page);
      const host = await FakeHost.start(emptySnapshot, inPseudoLanguage);
      await use({ page, host, complaints: await collectComplaints(page) });
      await page.close();
      await host.stop();
    },
    { scope: 'worker' },
  ],
  stage: async ({ sharedStage }, use) => {
    const { page, host, complaints } = sharedStage;
    await speakPseudo();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await use(sharedStage);
    // What the scene still does belongs to its own test.
    await page.goto(host.blank);
    await speakAsHost('en');
    expect(complaints).toEqual([]);
  },
});

for (const scene of gallery) {
  const axeToo = scene.axe === false ? '' : 'axe finds nothing in light and dark, ';
  test(`${scene.name}: ${axeToo}all of it is translated, nothing overflows at any width in either direction`, async ({
    stage: { page, host },
  }) => {
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
