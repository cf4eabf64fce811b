import { expectAccessible, expectNothingOverflows } from '../inspect.ts';
import { test } from './fixtures.ts';
import { gallery } from './gallery.ts';
import { showScene } from './show-scene.ts';

const widths = [320, 360, 820, 1600];

for (const scene of gallery) {
  const axeToo = scene.axe === false ? '' : 'axe finds nothing in light and dark, ';
  test(`${scene.name}: ${axeToo}nothing overflows at any width`, async ({ page, host }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showScene(page, host, scene);
    if (scene.axe !== false) await expectAccessible(page);
    await expectNothingOverflows(page, widths);
  });
}
