import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { gallery } from './gallery.ts';
import { showScene } from './show-scene.ts';

const widths = [360, 820, 1600];

/** Every box that is wider than its place: the page's own, and those that stand out of the window. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll('body *')) {
      // What is hidden from sight is one pixel wide on purpose; what ends in an ellipsis is cut on purpose.
      if (element.closest('.only-heard, .skip, svg') !== null || !element.checkVisibility()) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      if (width > 0 && (left < -0.5 || right > window.innerWidth + 0.5))
        found.push(`${name} leaves the window`);
      const style = getComputedStyle(element);
      const isCut = style.textOverflow === 'ellipsis' || style.display === 'inline';
      if (!isCut && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${name} is wider than its place`);
      }
    }
    return found;
  });
}

for (const scene of gallery) {
  const axeToo = scene.axe === false ? '' : 'axe finds nothing in light and dark, ';
  test(`${scene.name}: ${axeToo}nothing overflows at any width`, async ({ page, host }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showScene(page, host, scene);
    for (const colorScheme of scene.axe === false ? [] : (['light', 'dark'] as const)) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, colorScheme).toEqual([]);
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 640 });
      expect(await overflowing(page), `${width.toString()} px`).toEqual([]);
    }
  });
}
