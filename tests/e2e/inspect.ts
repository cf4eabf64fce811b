import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { axeFindings, loadAxe } from '../support/axe.ts';

/** Fails where axe finds anything, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await loadAxe(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Dark changes colours and nothing else.
    const found = await axeFindings(page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    expect(found, colorScheme).toEqual([]);
  }
}

/** Fails where anything leaves its place at one of these widths of the window, in CSS pixels. */
export async function expectNothingOverflows(page: Page, widths: readonly number[]): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 640 });
    expect(await overflowing(page), `${width.toString()} px`).toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}

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
      const hasEllipsis = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const isCut = hasEllipsis || style.display === 'inline';
      if (!isCut && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${name} is wider than its place`);
      }
    }
    return found;
  });
}

/** Fails where a box cuts off words of the program. A login may end in an ellipsis. `data`: what people, services and files are called. */
export async function expectNothingCut(page: Page, width: number, data: readonly string[]): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const cut = (await cutOff(page)).filter((text) => /\p{L}/u.test(without(data, text)));
  expect(cut, `${width.toString()} px`).toEqual([]);
  if (before !== null) await page.setViewportSize(before);
}

async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('.only-heard, .skip, svg') !== null || !element.checkVisibility()) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut =
        (['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
      if (isCut) found.push(element.innerText);
    }
    return found;
  });
}

/** A text without what stands in it as it is. */
export function without(data: readonly string[], text: string): string {
  return data.reduce((left, known) => left.replaceAll(known, ''), text);
}

/** Fails where an address, or what a person types one or a secret into, runs from right to left. */
export async function expectAddressesLeftToRight(page: Page): Promise<void> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const isTyped = element.matches('input:is([type=url], [type=password], [inputmode=url])');
        const isAddress = !element.querySelector(':not(wbr)') && /^https?:\/\/\S+$/.test(element.innerText);
        return (isTyped || isAddress) && getComputedStyle(element).direction !== 'ltr';
      })
      .map((element) => element.outerHTML),
  );
  expect(found).toEqual([]);
}
