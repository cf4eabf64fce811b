import axe from 'axe-core';
import type { Page } from 'playwright';

declare global {
  interface Window {
    readonly axe: typeof axe;
    readonly bringAxe?: () => void;
  }
}

/** Keeps axe at hand in all that a tab will show. Where that is of one site, it is compiled once. */
export async function keepAxe(page: Page): Promise<void> {
  await page.addInitScript(`window.bringAxe = () => {\n${axe.source}\n};`);
}

/** Brings axe into a page, once for all that is asked of it: where it was not kept at hand, that takes about as long as asking. */
export async function loadAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => {
    window.bringAxe?.();
    return 'axe' in window;
  });
  if (!isThere) await page.evaluate(axe.source);
}

/** What axe finds wrong in a page that it was brought into: each rule, with the elements that break it. `rules`: by default all. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run(
      // A thousand rows are forty rows many times over.
      { exclude: ['.account-item:nth-child(n + 41)'] },
      { resultTypes: ['violations'], ...(only !== undefined && { runOnly: [...only] }) },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}
