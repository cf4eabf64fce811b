import { expect, test } from 'playwright/test';
import { expectAccessible } from '../inspect.ts';

/** What the other tests ask of a page is asked of pages that have a fault. */

const pale = 'main { color: #999; background: #fff }';

for (const [what, styles, content] of [
  ['a button without a name', '', '<button></button>'],
  ['pale words in light', `@media (prefers-color-scheme: light) { ${pale} }`, ''],
  ['pale words in dark', `@media (prefers-color-scheme: dark) { ${pale} }`, ''],
] as const) {
  test(`axe finds ${what}`, async ({ page }) => {
    const body = (more: string): string =>
      `<!doctype html><html lang="en"><title>A page</title><style>body { color: #000; background: #fff } ${styles}</style>` +
      `<main><h1>Words</h1>${more}</main></html>`;
    await page.setContent(body(content));
    await expect(expectAccessible(page)).rejects.toThrow(/button-name|color-contrast/);
    await page.setContent(body('').replace(pale, ''));
    await expectAccessible(page);
  });
}
